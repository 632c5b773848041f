// The form of an operation that is not one of a single kind: of the tag service, of what hangs below a resource, or one
// that makes resources.
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
  /** What the answer says besides the request id. Throws the refusals. */
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
