// The tag service (zrm): which resources of the account carry a tag or belong to a resource group, whatever their kind.
//
// Source: the models of Python SDK 2.0.77 (DescribeResources) and of the CLI (DescribeResourceByTags). No source says
// whether several tags mean all or any of them, so each query has one.

import { isRecord, plainText } from '../text.ts'
import { CallError, type Client } from '../zenlayer/index.ts'
import { UnusableAnswerError } from './api.ts'
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
 * @throws CallError where the service refuses, or does not answer
 * @throws UnusableAnswerError where its answer contradicts itself, or cannot be read
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
  let listed = 0
  for (let pageNum = 1; pageNum <= MAX_PAGES; pageNum += 1) {
    const operation = { ...SERVICE, action, body: { ...filter, pageNum, pageSize: PAGE_SIZE }, write: false }
    const { response } = await client.call(operation, { attempts: ATTEMPTS })
    const before = found.size
    const items = itemsOf(response, idField)
    for (const resource of items) found.set(labelOf(resource), resource)
    const hasNews = found.size > before
    if (hasNews) listed += items.length
    const total = response['totalCount']
    // Without a count, only a page that is not full ends the list.
    const isLast = typeof total === 'number' ? found.size >= total : found.size - before < PAGE_SIZE
    // A service without pages returns the same list again.
    if (isLast || !hasNews) {
      // The service may count a resource once for each time that it lists it.
      if (typeof total === 'number' && total !== found.size && total !== listed)
        throw new UnusableAnswerError(`it counts ${total} resources but lists ${found.size}`)
      return [...found.values()]
    }
  }
  throw new UnusableAnswerError(`it has more than ${MAX_PAGES} pages`)
}

function itemsOf(response: Readonly<Record<string, unknown>>, idField: string): readonly TaggedResource[] {
  const { dataSet, totalCount } = response
  // Some servers leave an empty list out, or write null for it.
  const items = (dataSet ?? undefined) === undefined && typeof totalCount === 'number' ? [] : dataSet
  if (!Array.isArray(items)) throw new UnusableAnswerError('it has no list')
  return items.map((item: unknown) => readItem(item, idField))
}

function readItem(item: unknown, idField: string): TaggedResource {
  const { [idField]: id, resourceType: type, name, createTime } = isRecord(item) ? item : {}
  if (typeof id !== 'string' || !isId(id))
    throw new UnusableAnswerError('it lists a resource without a valid id')
  return {
    id,
    type: typeof type === 'string' && type !== '' ? plainText(type, MAX_TYPE) : 'unknown',
    name: typeof name === 'string' ? plainText(name, MAX_NAME) : undefined,
    createdAt: typeof createTime === 'string' ? readTime(createTime) : undefined,
  }
}
