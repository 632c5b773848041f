// What a look has seen, for tests that need no look.

import { KINDS, type Kind, type Observation } from '../../src/resources/index.ts'
import { Tracked } from '../../src/teardown/model/tracked.ts'
import { CallError } from '../../src/zenlayer/index.ts'
import type { CallErrorFields } from '../../src/zenlayer/errors.ts'

export function kindOf(type: string): Kind {
  const found = KINDS.find((candidate) => candidate.type === type)
  if (found === undefined) throw new Error(`no such kind: ${type}`)
  return found
}

export function observation(fields: Partial<Observation> = {}): Observation {
  const name = fields.rawName ?? fields.name ?? 'preview-web'
  return {
    id: '1',
    status: 'RUNNING',
    phase: 'live',
    prepaid: false,
    expires: undefined,
    createdAt: Date.parse('2026-01-01T00:00:00Z'),
    recycleBin: true,
    resourceGroupId: 'group-1',
    tags: [],
    attachedTo: [],
    refersTo: [],
    boundTo: [],
    belongsTo: undefined,
    dependents: [],
    isPart: false,
    stays: false,
    ...fields,
    name,
    rawName: name,
  }
}

/** A resource of `type` as a first look has seen it; not seen at all without `seen`. */
export function tracked(type: string, id: string, seen?: Partial<Observation>): Tracked {
  const kind = kindOf(type)
  const resource = new Tracked({ type, id, kinds: [kind] })
  resource.kind = kind
  if (seen !== undefined) resource.sawPresent(kind, observation({ ...seen, id }), 0)
  return resource
}

/** An id of which nothing is known but that it is one of `types`. */
export function oneOf(id: string, ...types: readonly string[]): Tracked {
  return new Tracked({ type: 'family', id, kinds: types.map(kindOf) })
}

/** A call of `action` that came to nothing: by default the API's own refusal, for good. */
export function callError(fields: Partial<CallErrorFields> = {}): CallError {
  return new CallError({
    action: 'TerminateInstance',
    code: 'OPERATION_DENIED_INSTANCE_CREATING',
    message: 'It is being created.',
    effect: 'none',
    transient: false,
    ...fields,
  })
}
