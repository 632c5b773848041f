// The type of an operation that does not belong to a single kind: those of the tag service, of parts of a resource, and those
// that create resources.
import type { FaultRule } from './faults.ts'
import type { Body } from './parameters.ts'
import type { Registry } from './registry.ts'

export interface Extra {
  readonly service: string
  readonly versions: readonly string[]
  readonly action: string
  /** Changes something. */
  readonly write?: true
  /** The parameter that names resources, for the transcript. */
  readonly ids?: string
  /** The fields of the answer beside the request id. Throws a Refusal. */
  readonly answer: (body: Body, context: Context) => Readonly<Record<string, unknown>>
}

export interface Context {
  readonly world: Registry
  readonly now: number
  /** How old the state is that every list shows. */
  readonly staleMs: number
  /** The fault that hits this call. */
  readonly fault: FaultRule | undefined
}
