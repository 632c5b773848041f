// What the clients ask for when they create one of each kind, from the rows of the simulator: the parameters that the CLI
// calls required, and those of which a row has an example.
import { catalogOf } from '../../simulator/catalog.ts'
import type { Creation } from '../../simulator/creation.ts'
import type { ResourceSeed } from '../../simulator/index.ts'
import type { Kind } from '../../simulator/kind.ts'
import { valuesAt } from '../../simulator/parameters.ts'

export type Body = Readonly<Record<string, unknown>>

/** All but the name and the tags. */
export function bodyFor(row: Kind, creation: Creation): Body {
  const { required, examples = {}, name, place, charge } = creation
  const parameters = [place, charge, ...required, ...Object.keys(examples)].filter((it) => it !== undefined)
  return Object.fromEntries(
    parameters.filter((it) => it !== name).map((it) => [it, valueOf(row, creation, it)] as const),
  )
}

function valueOf(row: Kind, creation: Creation, parameter: string): unknown {
  const { action, examples, refers, place, charge, amount } = creation
  const what = refers?.[parameter]
  const value =
    examples?.[parameter] ??
    (parameter === place ? row.zone : undefined) ??
    (parameter === charge ? 'POSTPAID' : undefined) ??
    (parameter === amount ? 1 : undefined) ??
    (what === undefined ? undefined : (catalogOf(what, row.service)?.[0] ?? `the-${what}`)) ??
    row.fields?.[parameter]
  if (value === undefined || value === null)
    throw new Error(`${row.name} needs an example of the parameter ${parameter} of ${action}.`)
  return value
}

/** The resources to which a request refers. They have to be there before. */
export function referredBy({ service }: Kind, { refers = {} }: Creation, body: Body): ResourceSeed[] {
  return Object.entries(refers).flatMap(([path, kind]) =>
    catalogOf(kind, service) === undefined ? valuesAt(body, path.split('.')).map((id) => ({ kind, id })) : [],
  )
}
