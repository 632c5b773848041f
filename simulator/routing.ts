// Finds the operation of a call by its path and its headers.
import type { Call } from './call.ts'
import { isRecord } from './check.ts'
import { refusal } from './codes.ts'
import type { Extra } from './extra.ts'
import { EXTRAS } from './extras.ts'
import { takesMany, type Kind, type Version, type Write } from './kind.ts'
import { KINDS } from './kinds.ts'
import type { WireRequest } from './wire.ts'

export interface Target {
  readonly kind: Kind
  readonly version: Version
  /** Undefined when it is the kind's list. */
  readonly write: Write | undefined
}

type Named = Pick<Call, 'service' | 'action' | 'version'>

export type Route = Target | Extra

/** Undefined when there is no such operation in that version of the service. */
export function routeOf({ service, action, version }: Named): Route | undefined {
  return ROUTES.get([service, version, action].join(' '))
}

/** The parameter that names the resources. */
export function idParameterOf(route: Route): string | undefined {
  return 'answer' in route ? route.ids : (route.write?.parameter ?? route.kind.list.ids)
}

/** Whether it is a write of several resources, of which some may fail. */
export function isBatch(route: Route): boolean {
  return !('answer' in route) && route.write !== undefined && takesMany(route.write)
}

const ROUTES: ReadonlyMap<string, Route> = new Map<string, Route>([
  ...EXTRAS.flatMap((extra) =>
    extra.versions.map((version): [string, Route] => [
      [extra.service, version, extra.action].join(' '),
      extra,
    ]),
  ),
  ...KINDS.flatMap((kind) =>
    Object.entries(kind.versions).flatMap(([name, version]) =>
      [undefined, ...kind.writes.filter(({ versions = [name] }) => versions.includes(name))].map(
        (write): [string, Route] => [
          [kind.service, name, write?.action ?? kind.list.action].join(' '),
          { kind, version, write },
        ],
      ),
    ),
  ),
])

/** The versions of each service. */
const VERSIONS = new Map<string, Set<string>>()
for (const { service, versions } of [
  ...KINDS.map((kind) => ({ service: kind.service, versions: Object.keys(kind.versions) })),
  ...EXTRAS,
])
  VERSIONS.set(service, new Set([...(VERSIONS.get(service) ?? []), ...versions]))

/** The ids a body names, as far as they can be made out; for the transcript, so it refuses nothing. */
export function idsIn(body: unknown, parameter: string | undefined): string[] {
  if (!isRecord(body) || parameter === undefined) return []
  return [body[parameter]].flat().filter((id) => typeof id === 'string')
}

export function isApiPath({ method, path }: WireRequest): boolean {
  const [, service] = /^\/api\/v2\/([^/]+)$/.exec(path) ?? []
  return method === 'POST' && service !== undefined && VERSIONS.has(service)
}

/** The common request parameters of Zenlayer's documentation, as every official client sends them. */
export function checkHeaders({ headers }: WireRequest, { service, version }: Call): void {
  if (!/^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')) {
    throw refusal('INVALID_PARAMETER_VALUE', 'Content-Type has to be application/json')
  }
  for (const name of ['x-zc-action', 'x-zc-version', 'x-zc-service']) {
    if ((headers[name] ?? '') === '') throw refusal('MISSING_PARAMETER', name)
  }
  if (headers['x-zc-service'] !== service) {
    throw refusal('INVALID_PARAMETER_VALUE', 'x-zc-service is not the service of the path')
  }
  if (VERSIONS.get(service)?.has(version) !== true) {
    throw refusal('INVALID_PARAMETER_VALUE', `x-zc-version: ${service} has no ${version}`)
  }
}
