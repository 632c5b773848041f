// How the API makes resources: the form of that part of a row. The SDKs' models have the requests and the answers, the CLI
// says which parameters are required.
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
  /** The parameter that says how many; one when not given. */
  readonly amount?: string
  /** The field of the answer: an array of ids where it is a plural. */
  readonly answer: string
  /** The parameter of its name. */
  readonly name?: string
  /** That of its zone, region or data center. */
  readonly place?: string
  /** That of the charge type. */
  readonly charge?: string
  /** It is an order, whose number the answer has. */
  readonly order?: true
  /** While it is made; there at once without. */
  readonly status?: string
  /** Keys of the seed beside those that parameters of the same name set. */
  readonly keys?: (body: Body, made: Made) => Readonly<Record<string, unknown>>
  /** What is made along with it. */
  readonly also?: (body: Body, made: Made) => readonly ResourceSeed[]
  /** What the answer says beside the ids. */
  readonly says?: (seeds: readonly ResourceSeed[]) => Readonly<Record<string, unknown>>
}

/** What a creation may ask while it makes one. */
export interface Made {
  readonly id: string
  /** A further id. */
  readonly nextId: () => string
  /** The value of a field of something that is there. */
  readonly fieldOf: (kind: string, id: unknown, field: string) => unknown
}
