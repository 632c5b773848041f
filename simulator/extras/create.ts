// The operations that make resources, from the rows of the kinds.
import { isInCatalog } from '../catalog.ts'
import { isRecord } from '../check.ts'
import { denial, refusal } from '../codes.ts'
import type { Creation, Made } from '../creation.ts'
import type { Context, Extra } from '../extra.ts'
import type { Kind } from '../kind.ts'
import { KINDS, kindOf } from '../kinds.ts'
import { numberOf, stringOf, tagsOf, type Body } from '../parameters.ts'
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

function checkRequest(
  { service }: Kind,
  { required, refers = {} }: Creation,
  body: Body,
  context: Context,
): void {
  for (const name of required) if ((body[name] ?? '') === '') throw refusal('MISSING_PARAMETER', name)
  for (const [path, what] of Object.entries(refers)) {
    for (const id of valuesAt(body, path.split('.'))) {
      const known = isInCatalog(what, service, id)
      // Images of one's own will do as well.
      const own = what === 'image' ? 'zec-image' : what
      if (known === true || context.world.find(own, id)?.timeline.at(context.now) !== undefined) continue
      const code = `404 INVALID_${what.replaceAll('-', '_').toUpperCase()}_NOT_FOUND` as const
      throw denial(known === undefined ? (kindOf(what)?.missing ?? code) : code, `${path} ${id}`)
    }
  }
}

/** The strings at a path, in the objects of lists too. */
function valuesAt(value: unknown, path: readonly string[]): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, path))
  const [name, ...rest] = path
  if (name === undefined) return typeof value === 'string' && value !== '' ? [value] : []
  return isRecord(value) ? valuesAt(value[name], rest) : []
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
  const name = creation.name === undefined ? undefined : stringOf(body, creation.name)
  const place = creation.place === undefined ? undefined : stringOf(body, creation.place)
  const charge = creation.charge === undefined ? undefined : stringOf(body, creation.charge)
  const group = stringOf(body, 'resourceGroupId')
  const own = Object.keys(kind.fields ?? {}).filter((key) => (body[key] ?? undefined) !== undefined)
  const seed: ResourceSeed = {
    kind: kind.name,
    id: made.id,
    createdAgoMs: 0,
    tags: tagsIn(body),
    ...(name === undefined ? {} : { name: amount === 1 ? name : `${name}-${index + 1}` }),
    ...(place === undefined ? {} : { zoneId: place }),
    ...(charge === 'PREPAID' ? { chargeType: charge } : {}),
    ...(group === undefined ? {} : { resourceGroupId: group }),
    ...(creation.status === undefined ? {} : { status: creation.status }),
    ...Object.fromEntries(own.map((key) => [key, body[key]])),
    ...creation.keys?.(body, made),
  }
  return [seed, ...(creation.also?.(body, made) ?? []).map((other) => ({ createdAgoMs: 0, ...other }))]
}

/** `{tags: [{key, value}]}`, unlike the bare list of the filters. */
function tagsIn(body: Body): Readonly<Record<string, string>> {
  const holder = isRecord(body['tags']) ? body['tags'] : {}
  return Object.fromEntries(tagsOf(holder, 'tags').map(({ key, value }) => [key, value]))
}
