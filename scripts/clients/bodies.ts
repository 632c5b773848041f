// What the clients ask for when they make one of each kind, from the rows of the simulator: the parameters that the CLI calls
// required, those of which a row has an example, and a tag where the request takes one.
import { catalogOf } from '../../simulator/catalog.ts'
import type { Creation } from '../../simulator/creation.ts'
import type { ResourceSeed } from '../../simulator/index.ts'
import type { Kind } from '../../simulator/kind.ts'
import { valuesAt } from '../../simulator/parameters.ts'

export type Body = Readonly<Record<string, unknown>>

const TAGS = { tags: [{ key: 'suite', value: 'made' }] }

/** All but the name. `hasTags`: whether items of the kind have them. */
export function bodyFor(row: Kind, creation: Creation, hasTags: boolean): Body {
  const { required, examples = {}, name, place, charge, untagged = false } = creation
  const parameters = [place, charge, ...required, ...Object.keys(examples)].filter((it) => it !== undefined)
  return {
    ...Object.fromEntries(
      parameters.filter((it) => it !== name).map((it) => [it, valueOf(row, creation, it)] as const),
    ),
    ...(hasTags && !untagged ? { tags: TAGS } : {}),
  }
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
