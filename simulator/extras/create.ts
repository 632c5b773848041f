// The operations that make resources, from the rows of the kinds.
import { catalogOf } from '../catalog.ts'
import { isRecord } from '../check.ts'
import { denial, refusal, type Code } from '../codes.ts'
import type { Creation, Made } from '../creation.ts'
import type { Context, Extra } from '../extra.ts'
import type { Kind } from '../kind.ts'
import { KINDS, kindOf } from '../kinds.ts'
import { numberOf, stringOf, tagsOf, valuesAt, type Body } from '../parameters.ts'
import type { ResourceSeed } from '../resource-seed.ts'

export const CREATE_EXTRAS: readonly Extra[] = KINDS.flatMap((kind) =>
  (kind.creations ?? []).map((creation) => creating(kind, creation)),
)

function creating(kind: Kind, creation: Creation): Extra {
  return {
    service: kind.service,
    versions: creation.versions ?? Object.keys(kind.versions),
    action: creation.action,
    write: true,
    answer: (body, context) => {
      checkRequest(kind, creation, body, context)
      const amount = creation.amount === undefined ? 1 : numberOf(body, creation.amount, 1, 100)
      const made = Array.from({ length: amount }, (_, index) =>
        make(kind, creation, body, context, index, amount),
      )
      const seeds = made.flat()
      context.world.add(
        seeds.flatMap((seed) => {
          const of = kindOf(seed.kind)
          return of === undefined ? [] : [{ kind: of, seed }]
        }),
        context.now,
      )
      const ids = made.flatMap(([first]) => (first === undefined ? [] : [first.id]))
      return {
        ...(creation.order === true ? { orderNumber: `ORDER-${ids[0] ?? ''}` } : {}),
        [creation.answer]: /s$|Set$/.test(creation.answer) ? ids : ids[0],
        ...creation.says?.(seeds),
      }
    },
  }
}

function checkRequest(kind: Kind, { required, refers = {} }: Creation, body: Body, context: Context): void {
  for (const name of required) if ((body[name] ?? '') === '') throw refusal('MISSING_PARAMETER', name)
  for (const [path, what] of Object.entries(refers)) {
    for (const id of valuesAt(body, path.split('.')))
      if (!isThere(kind, what, id, context)) throw denial(unknownCode(what), `${path} ${id}`)
  }
}

function isThere({ service }: Kind, what: string, id: string, { world, now }: Context): boolean {
  if (catalogOf(what, service)?.includes(id) === true) return true
  // Custom images will do as well.
  const kind = what === 'image' ? 'zec-image' : what
  return world.find(kind, id)?.timeline.at(now) !== undefined
}

/** The code of the kind, or one in its form for an entry of the catalog. */
function unknownCode(what: string): Code {
  return kindOf(what)?.missing ?? `404 INVALID_${what.replaceAll('-', '_').toUpperCase()}_NOT_FOUND`
}

/** The resource first, then those that are created with it. */
function make(
  kind: Kind,
  creation: Creation,
  body: Body,
  { world }: Context,
  index: number,
  amount: number,
): ResourceSeed[] {
  const made: Made = {
    id: world.nextId(),
    nextId: () => world.nextId(),
    fieldOf: (of, id, field) => world.find(of, String(id))?.fields[field],
  }
  const { name, place, charge } = creation
  const own = Object.keys(kind.fields ?? {}).filter((key) => (body[key] ?? undefined) !== undefined)
  const seed: ResourceSeed = {
    kind: kind.name,
    id: made.id,
    createdAgoMs: 0,
    tags: tagsIn(body),
    ...given('name', textIn(body, name), (it) => (amount === 1 ? it : `${it}-${index + 1}`)),
    ...given('zoneId', textIn(body, place)),
    ...given('chargeType', textIn(body, charge)),
    ...given('resourceGroupId', textIn(body, 'resourceGroupId')),
    ...given('status', creation.status),
    ...Object.fromEntries(own.map((key) => [key, body[key]])),
    ...creation.keys?.(body, made),
  }
  return [seed, ...(creation.also?.(body, made) ?? []).map((other) => ({ createdAgoMs: 0, ...other }))]
}

function textIn(body: Body, parameter: string | undefined): string | undefined {
  return parameter === undefined ? undefined : stringOf(body, parameter)
}

/** That key, if there is a value for it. */
function given(
  key: string,
  value: string | undefined,
  change: (value: string) => string = (it) => it,
): Readonly<Record<string, string>> {
  return value === undefined ? {} : { [key]: change(value) }
}

/** `{tags: [{key, value}]}`, unlike the bare list of the filters. */
function tagsIn(body: Body): Readonly<Record<string, string>> {
  const holder = isRecord(body['tags']) ? body['tags'] : {}
  return Object.fromEntries(tagsOf(holder, 'tags').map(({ key, value }) => [key, value]))
}
