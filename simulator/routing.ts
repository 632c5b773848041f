// What a call is for, by its path and its headers.
import type { Call } from './call.ts'
import { isRecord } from './check.ts'
import { refusal } from './codes.ts'
import type { Kind, Version, Write } from './kind.ts'
import { KINDS } from './kinds.ts'
import type { WireRequest } from './wire.ts'

export interface Target {
  readonly kind: Kind
  readonly version: Version
  /** Undefined when it is the kind's list. */
  readonly write: Write | undefined
}

type Named = Pick<Call, 'service' | 'action' | 'version'>

/** Undefined when there is no such operation in that version of the service. */
export function targetOf({ service, action, version }: Named): Target | undefined {
  return TARGETS.get([service, version, action].join(' '))
}

const TARGETS: ReadonlyMap<string, Target> = new Map(
  KINDS.flatMap((kind) =>
    Object.entries(kind.versions).flatMap(([name, version]) =>
      [undefined, ...kind.writes].map((write): [string, Target] => [
        [kind.service, name, write?.action ?? kind.list.action].join(' '),
        { kind, version, write },
      ]),
    ),
  ),
)

/** The versions of each service. */
const VERSIONS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  KINDS.map(({ service }) => [
    service,
    new Set(
      KINDS.filter((kind) => kind.service === service).flatMap(({ versions }) => Object.keys(versions)),
    ),
  ]),
)

/** The ids a body names, as far as they can be made out; for the transcript, so it refuses nothing. */
export function idsIn(body: unknown, { kind, write }: Target): string[] {
  if (!isRecord(body)) return []
  return [body[write?.parameter ?? kind.list.ids]].flat().filter((id) => typeof id === 'string')
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
