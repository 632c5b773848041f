// How the API creates resources: the type of that part of a row. Requests and answers follow the models of the SDKs, required
// parameters the CLI.
import type { Body } from './parameters.ts'
import type { ResourceSeed } from './resource-seed.ts'

export interface Creation {
  readonly action: string
  /** Every version of the kind when not given. */
  readonly versions?: readonly string[]
  /** Parameters without which the call is refused. */
  readonly required: readonly string[]
  /** Parameters that name something, and what: a kind, or an entry of the catalog. Without it the call is refused. */
  readonly refers?: Readonly<Record<string, string>>
  /** The parameter with the number of resources; one when not given. */
  readonly amount?: string
  /** Values for clients that try it, of parameters to which nothing else in the row gives one. `the-port` is a port. */
  readonly examples?: Readonly<Record<string, unknown>>
  /** The field of the answer: an array of ids where it is a plural. */
  readonly answer: string
  /** The parameter of its name. */
  readonly name?: string
  /** The parameter of its zone, region or data center. */
  readonly place?: string
  /** The parameter of its charge type. */
  readonly charge?: string
  /** It is an order, whose number the answer has. */
  readonly order?: true
  /** Its first status; without one it is there at once. */
  readonly status?: string
  /** Keys of the seed beside those that parameters of the same name set. */
  readonly keys?: (body: Body, made: Made) => Readonly<Record<string, unknown>>
  /** Resources that are created with it. */
  readonly also?: (body: Body, made: Made) => readonly ResourceSeed[]
  /** Fields of the answer beside the ids. */
  readonly says?: (seeds: readonly ResourceSeed[]) => Readonly<Record<string, unknown>>
}

/** What a creation may use. */
export interface Made {
  readonly id: string
  /** A further id. */
  readonly nextId: () => string
  /** The value of a field of something that is there. */
  readonly fieldOf: (kind: string, id: unknown, field: string) => unknown
}
