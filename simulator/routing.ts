// What a call is for, by its path and its headers.
import type { Call } from './call.ts'
import { isRecord } from './check.ts'
import { refusal } from './codes.ts'
import { KINDS, type Kind, type Operation, type Version } from './kinds.ts'
import type { WireRequest } from './wire.ts'

export interface Target {
  readonly kind: Kind
  readonly version: Version
  /** The write; undefined when it is the kind's Describe operation. */
  readonly operation: Operation | undefined
}

/** Undefined when there is no such operation in that version of the service. */
export function targetOf({ service, action, version: name }: Call): Target | undefined {
  for (const kind of KINDS) {
    const version = kind.service === service ? kind.versions[name] : undefined
    const operation = kind.operations.find((it) => it.action === action)
    if (version !== undefined && (operation !== undefined || kind.describe.action === action)) {
      return { kind, version, operation }
    }
  }
  return undefined
}

/** The ids a body names, as far as they can be made out; for the transcript, so it refuses nothing. */
export function idsIn(body: unknown, { kind, operation }: Target): string[] {
  if (!isRecord(body)) return []
  return [body[operation?.parameter ?? kind.describe.ids]].flat().filter((id) => typeof id === 'string')
}

export function isApiPath({ method, path }: WireRequest): boolean {
  return method === 'POST' && KINDS.some(({ service }) => path === `/api/v2/${service}`)
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
  if (!KINDS.some((kind) => kind.service === service && Object.hasOwn(kind.versions, version))) {
    throw refusal('INVALID_PARAMETER_VALUE', `x-zc-version: ${service} has no ${version}`)
  }
}
