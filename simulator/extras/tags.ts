// The tag service: which resources of which services carry a tag or are in a group.
import { denial, refusal } from '../codes.ts'
import type { Context, Extra } from '../extra.ts'
import { predicateOf, tagKeys, tags, type Attributes } from '../filters.ts'
import { asOf, type Kind, type Resource } from '../kind.ts'
import { OWNED } from '../kinds/common.ts'
import { garble } from '../listing-fault.ts'
import {
  idsOf,
  pageOf,
  requiredString,
  stringOf,
  stringsOf,
  tagKeysOf,
  tagsOf,
  type Body,
} from '../parameters.ts'

const ZRM = { service: 'zrm', versions: ['2025-10-14'] } as const

/** Every resource that is there, as the lists have it then. */
function* resources({ world, now, staleMs }: Context): Generator<Resource> {
  for (const resource of world.all()) {
    const time = now - Math.max(staleMs, resource.staleMs)
    if (resource.timeline.at(time) !== undefined) yield asOf(resource, time)
  }
}

/** Whether resources of the kind can have tags. */
function isTaggable({ filters, versions }: Kind): boolean {
  return 'tags' in filters && Object.values(versions).some(({ ignores = [] }) => !ignores.includes('tags'))
}

/** `ZEC_VPC`, `SDN_PORT`: in capitals, with the service first, as the one example that a page has. */
export function resourceType({ name, service }: Kind): string {
  const full = name.startsWith(`${service}-`) ? name : `${service}-${name}`
  return full.replaceAll('-', '_').toUpperCase()
}

const DESCRIBE_RESOURCES: Extra = {
  ...ZRM,
  action: 'DescribeResources',
  ids: 'resourceIds',
  answer: (body, context) => {
    const ids = idsOf(body, 'resourceIds')
    const name = stringOf(body, 'resourceName')?.toLowerCase()
    const matches = predicateOf(OWNED, body)
    const byTag = tagsOf(body, 'tags').length + tagKeysOf(body, 'tagKeys').length > 0
    const found = [...resources(context)].filter(
      (it) =>
        (ids.length === 0 || ids.includes(it.id)) &&
        (name === undefined || it.name.toLowerCase().includes(name)) &&
        (!byTag || isTaggable(it.kind)) &&
        matches({}, it),
    )
    return { ...garble(found.map(itemOf), pageOf(body), context.fault) }
  },
}

function itemOf(it: Resource): Attributes {
  return {
    resourceId: it.id,
    name: it.name,
    resourceType: resourceType(it.kind),
    createTime: it.createTime,
    resourceGroupId: it.resourceGroupId,
    resourceGroupName: it.resourceGroupId,
    location: it.zoneId,
    service: it.kind.service,
  }
}

const DESCRIBE_RESOURCE_BY_TAGS: Extra = {
  ...ZRM,
  action: 'DescribeResourceByTags',
  answer: (body, context) => {
    if (tagsOf(body, 'tags').length + tagKeysOf(body, 'tagKeys').length === 0)
      throw refusal('MISSING_PARAMETER', 'tags or tagKeys')
    const matches = predicateOf({ tags, tagKeys }, body)
    const found = [...resources(context)].filter((it) => isTaggable(it.kind) && matches({}, it))
    // No source says whether it pages.
    const everything = { number: 1, size: Number.MAX_SAFE_INTEGER }
    const items = found.map((it) => ({ resourceType: resourceType(it.kind), resourceUuid: it.id }))
    return { ...garble(items, everything, context.fault) }
  },
}

const DESCRIBE_RESOURCE_TAGS: Extra = {
  ...ZRM,
  action: 'DescribeResourceTags',
  ids: 'resourceUuid',
  answer: (body, context) => {
    const id = requiredString(body, 'resourceUuid')
    const found = [...resources(context)].find((it) => it.id === id)
    return {
      dataSet: Object.entries(found?.tags ?? {}).map(([key, value]) => ({
        ...{ key, value },
        // Not in the form of all other times.
        createdDate: found?.createTime.replace('T', ' ').replace('Z', ''),
      })),
    }
  },
}

const DESCRIBE_TAGS: Extra = {
  ...ZRM,
  action: 'DescribeTags',
  answer: (body, context) => {
    const matches = predicateOf({ tags, tagKeys }, body)
    const counts = new Map<
      string,
      { key: string; value: string; bindResourceCount: number; createdDate: string }
    >()
    for (const it of resources(context)) {
      if (!isTaggable(it.kind) || !matches({}, it)) continue
      for (const [key, value] of Object.entries(it.tags)) {
        const id = JSON.stringify([key, value])
        const entry = counts.get(id) ?? {
          key,
          value,
          bindResourceCount: 0,
          createdDate: '2025-10-14 00:00:00',
        }
        counts.set(id, { ...entry, bindResourceCount: entry.bindResourceCount + 1 })
      }
    }
    return { ...garble([...counts.values()], pageOf(body), context.fault) }
  },
}

/** Binds a tag, or takes it away. */
function binding(action: string, change: (tags: Resource['tags'], body: Body) => Resource['tags']): Extra {
  return {
    ...ZRM,
    action,
    write: true,
    ids: 'resourceUuids',
    answer: (body, { world, now }) => {
      for (const id of stringsOf(body, 'resourceUuids', 100)) {
        const it = [...world.all()].find((one) => one.id === id && one.timeline.at(now) !== undefined)
        if (it === undefined) throw denial('404 INVALID_RESOURCE_NOT_FOUND', id)
        if (!isTaggable(it.kind)) throw denial('404 INVALID_RESOURCE_CAN_NOT_BOUND', id)
        it.changes.push({ at: now, set: { tags: change(asOf(it, now).tags, body) } })
      }
      return {}
    },
  }
}

function tagIn(body: Body): { readonly key: string; readonly value: string } {
  const [tag] = tagsOf({ tags: [body['tag'] ?? {}] }, 'tags')
  if (tag === undefined) throw refusal('MISSING_PARAMETER', 'tag')
  return tag
}

const MODIFY_RESOURCE_TAGS: Extra = {
  ...ZRM,
  action: 'ModifyResourceTags',
  write: true,
  ids: 'resourceUuid',
  answer: (body, context) => {
    const resourceUuids = [requiredString(body, 'resourceUuid')]
    const replaced = Object.fromEntries(tagsOf(body, 'replaceTags').map(({ key, value }) => [key, value]))
    const deleted = tagKeysOf(body, 'deleteTagKeys')
    const modify = binding('', (before) =>
      Object.fromEntries(
        Object.entries({ ...before, ...replaced }).filter(([key]) => !deleted.includes(key)),
      ),
    )
    return modify.answer({ resourceUuids }, context)
  },
}

export const TAG_EXTRAS: readonly Extra[] = [
  ...[
    DESCRIBE_RESOURCES,
    DESCRIBE_RESOURCE_BY_TAGS,
    DESCRIBE_RESOURCE_TAGS,
    DESCRIBE_TAGS,
    MODIFY_RESOURCE_TAGS,
  ],
  binding('TagBindResources', (before, body) => {
    const { key, value } = tagIn(body)
    return { ...before, [key]: value }
  }),
  binding('TagUnbindResources', (before, body) => {
    const { key } = tagIn(body)
    return Object.fromEntries(Object.entries(before).filter(([name]) => name !== key))
  }),
  // A tag is there once something carries it.
  { ...ZRM, action: 'CreateTags', write: true, answer: () => ({}) },
]
