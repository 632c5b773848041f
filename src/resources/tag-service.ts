// The tag service (zrm): which resources of the account carry a tag or belong to a resource group, whatever their kind.
//
// Source: the models of Python SDK 2.0.77 (DescribeResources) and of the CLI (DescribeResourceByTags). No source says
// whether several tags mean all or any of them, so each query has one.

import { isRecord, plainText } from '../text.ts'
import { CallError, type Client } from '../zenlayer/index.ts'
import { meaningOf } from './codes.ts'
import { isId } from './kind.ts'
import { labelOf, readTime } from './observe.ts'

export interface TaggedResource {
  /** As the service writes it: its names of types are not documented. */
  readonly type: string
  readonly id: string
  /** Undefined if the answer does not include it. */
  readonly name: string | undefined
  /** In milliseconds since the epoch; undefined if the answer does not include it. */
  readonly createdAt: number | undefined
}

/** One condition: a tag, with any value where none is given, or a resource group. */
export type TagQuery =
  { readonly key: string; readonly value: string | undefined } | { readonly resourceGroupId: string }

const SERVICE = { service: 'zrm', version: '2025-10-14' } as const
const PAGE_SIZE = 1000
const MAX_PAGES = 100
const ATTEMPTS = 4
const MAX_TYPE = 64
const MAX_NAME = 255

/**
 * Everything that meets `query`.
 *
 * @throws CallError where the service refuses, or gives no usable answer
 * @throws StoppedError when the run was stopped first
 */
export async function listTagged(client: Client, query: TagQuery): Promise<readonly TaggedResource[]> {
  try {
    return await readPages(client, 'DescribeResources', 'resourceId', filterFor(query))
  } catch (error) {
    // The older operation supports tags only, and an older account or key may have no other.
    if (!(error instanceof CallError) || !error.fromApi || error.transient || 'resourceGroupId' in query)
      throw error
    if (meaningOf(error.code) === 'credentials') throw error
    return readPages(client, 'DescribeResourceByTags', 'resourceUuid', filterFor(query))
  }
}

function filterFor(query: TagQuery): Readonly<Record<string, unknown>> {
  if ('resourceGroupId' in query) return query
  const { key, value } = query
  return value === undefined ? { tagKeys: [key] } : { tags: [{ key, value }] }
}

async function readPages(
  client: Client,
  action: string,
  idField: string,
  filter: Readonly<Record<string, unknown>>,
): Promise<readonly TaggedResource[]> {
  const found = new Map<string, TaggedResource>()
  for (let pageNum = 1; pageNum <= MAX_PAGES; pageNum += 1) {
    const operation = { ...SERVICE, action, body: { ...filter, pageNum, pageSize: PAGE_SIZE }, write: false }
    const { response } = await client.call(operation, { attempts: ATTEMPTS })
    const before = found.size
    for (const resource of itemsOf(response, idField)) found.set(labelOf(resource), resource)
    const total = response['totalCount']
    // Without a count, only a page that is not full ends the list.
    const isLast = typeof total === 'number' ? found.size >= total : found.size - before < PAGE_SIZE
    // A service without pages returns the same list again.
    if (isLast || found.size === before) break
  }
  return [...found.values()]
}

function itemsOf(response: Readonly<Record<string, unknown>>, idField: string): TaggedResource[] {
  const items: unknown = response['dataSet']
  return (Array.isArray(items) ? (items as unknown[]) : []).flatMap((item) => {
    if (!isRecord(item)) return []
    const { [idField]: id, resourceType: type, name, createTime } = item
    if (typeof id !== 'string' || !isId(id)) return []
    return [
      {
        id,
        type: typeof type === 'string' && type !== '' ? plainText(type, MAX_TYPE) : 'unknown',
        name: typeof name === 'string' ? plainText(name, MAX_NAME) : undefined,
        createdAt: typeof createTime === 'string' ? readTime(createTime) : undefined,
      },
    ]
  })
}
