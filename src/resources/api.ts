// The calls of this API, kind by kind: what a caller passes and gets back is typed; field names, bodies and pages stay
// in here.

import { isRecord, plainText } from '../text.ts'
import { CallError, normaliseCode, type Attempt, type CallOptions, type Client } from '../zenlayer/index.ts'
import { meaningOf } from './codes.ts'
import { RESOURCES_PER_PAGE, type Kind, type Write, type WriteStep } from './kind.ts'
import {
  readDescribe,
  readPage,
  type Described,
  type Page,
  type Reference,
  type Observation,
} from './observe.ts'

/** The answer cannot be relied on; the message completes "the answer to DescribeX cannot be relied on: …". */
export class UnusableAnswerError extends Error {}

type ReadOptions = Pick<CallOptions, 'attempts' | 'onAttempt'>

/**
 * What the API says of `ids`, at most `kind.describe.atMost` of them.
 *
 * @throws CallError when the API refused, or did not answer
 * @throws UnusableAnswerError
 */
export async function describeIds(
  client: Client,
  kind: Kind,
  ids: readonly string[],
  options: ReadOptions,
): Promise<Described> {
  // Without a page size the API lists 20, and 80 of a hundred ids would look gone.
  const body = { [kind.describe.idsField]: ids, pageNum: 1, pageSize: kind.describe.atMost }
  const response = await read(client, kind, body, options)
  return usable(() => readDescribe(kind, new Set(ids), response))
}

/** The filters of a list; those that a kind does not have are left out. */
export interface ListFilters {
  /** One tag: no source says whether several mean all of them, or any. Without a value, every tag with that key. */
  readonly tag?: { readonly key: string; readonly value?: string | undefined }
  /** The start of a name, or all of it. */
  readonly name?: { readonly text: string; readonly whole: boolean }
  readonly resourceGroupId?: string
  /** Only what its own item says hangs on, or stands in, this resource. */
  readonly on?: Reference
}

/**
 * One page of a list, counted from 1.
 *
 * @throws CallError when the API refused, or did not answer
 * @throws UnusableAnswerError
 */
export async function listPage(
  client: Client,
  kind: Kind,
  filters: ListFilters,
  pageNum: number,
  options: ReadOptions & { readonly pageSize?: number },
): Promise<Page> {
  const { pageSize = RESOURCES_PER_PAGE, ...others } = options
  const response = await read(client, kind, { ...parametersOf(kind, filters), pageNum, pageSize }, others)
  return usable(() => readPage(kind, response))
}

function parametersOf(kind: Kind, { tag, name, resourceGroupId, on }: ListFilters): Record<string, unknown> {
  return {
    ...(tag === undefined || !kind.tags.filter ? {} : tagParameter(tag)),
    ...(name === undefined ? {} : nameParameter(kind, name)),
    ...(resourceGroupId === undefined || !kind.group.filter ? {} : { resourceGroupId }),
    ...(on === undefined ? {} : onParameter(kind, on)),
  }
}

function tagParameter({ key, value }: NonNullable<ListFilters['tag']>): Record<string, unknown> {
  return value === undefined ? { tagKeys: [key] } : { tags: [{ key, value }] }
}

function nameParameter(
  { nameFilter: filter }: Kind,
  { text, whole }: NonNullable<ListFilters['name']>,
): Record<string, unknown> {
  // Beyond ASCII, one name may be written in two ways, and the server may distinguish them.
  if (filter === undefined || !/^[ -~]+$/.test(text)) return {}
  if (whole) return { [filter.parameter]: text }
  return filter.prefix ? { [filter.parameter]: `${text}*` } : {}
}

function onParameter(kind: Kind, { type, id }: Reference): Record<string, unknown> {
  const filter = kind.filters?.[type]
  if (filter === undefined) return {}
  return filter.endsWith(LIST) ? { [filter.slice(0, -LIST.length)]: [id] } : { [filter]: id }
}

const LIST = '[]'

async function read(client: Client, kind: Kind, body: Record<string, unknown>, options: ReadOptions) {
  const { service, version, describe } = kind
  const { response } = await client.call(
    { service, version, action: describe.action, body, write: false },
    options,
  )
  return response
}

function usable<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new UnusableAnswerError(error instanceof Error ? error.message : String(error))
  }
}

/** A resource as a write needs it. */
type Subject = Pick<Observation, 'id' | 'boundTo'>

interface WriteOptions extends CallOptions {
  /** With the parameters that leave its dependents where they are, where the call has such. */
  readonly keepsDependents?: boolean
  readonly onAttempt: (attempt: Attempt) => void
}

/** Why an accepted call did not take one of its ids, as far as it says so. */
export interface LeftOut {
  readonly code?: string
  readonly message?: string
}

/** The ids that an accepted call did not take; `unclear` where it lists something that cannot be understood. */
export type WriteAnswer = ReadonlyMap<string, LeftOut> | 'unclear'

/**
 * Makes the call of `step` for `subjects`: as many as the write takes.
 *
 * @throws CallError when the API refused, or no good answer came
 * @throws NotDueError when it was not to be sent any more
 */
export async function write(
  client: Client,
  kind: Kind,
  step: WriteStep,
  subjects: readonly Subject[],
  { keepsDependents = false, ...options }: WriteOptions,
): Promise<WriteAnswer> {
  const call = kind.writes[step]
  const [first] = subjects
  if (call === undefined || first === undefined) return NOTHING_LEFT
  const send = async (body: Record<string, unknown>) => {
    const { service, version } = kind
    const { response } = await client.call(
      { service, version, action: call.action, body, write: true },
      options,
    )
    return response
  }
  if ('idsField' in call) {
    const ids = subjects.map(({ id }) => id)
    return leftOut(
      call,
      kind,
      await send({ [call.idsField]: ids, ...(keepsDependents ? call.keepDependents : {}) }),
    )
  }
  if (call.pairField === undefined) await send({ [call.idField]: first.id })
  else await sendPairs(first, call.idField, call.pairField, send)
  return NOTHING_LEFT
}

const NOTHING_LEFT: WriteAnswer = new Map()

async function sendPairs(
  { id, boundTo }: Subject,
  idField: string,
  pairField: string,
  send: (body: Record<string, unknown>) => Promise<unknown>,
): Promise<void> {
  for (const [index, other] of boundTo.entries()) {
    try {
      await send({ [idField]: id, [pairField]: other })
    } catch (error) {
      const isFree = error instanceof CallError && meaningOf(error.code) === 'already-free'
      if (!isFree || index === boundTo.length - 1) throw error
    }
  }
}

const MAX_CODE = 100
const MAX_MESSAGE = 500

/** Under whichever of its two names the answer lists them: as ids, or as objects with an id, a code and a message. */
function leftOut(
  call: Extract<Write, { idsField: string }>,
  kind: Kind,
  response: Readonly<Record<string, unknown>>,
): WriteAnswer {
  const left = new Map<string, LeftOut>()
  for (const field of new Set([call.idsField, call.failedField ?? call.idsField])) {
    const listed = response[field] ?? []
    if (!Array.isArray(listed)) return 'unclear'
    for (const one of listed as unknown[]) {
      const { [kind.fields.id]: id, errorCode, errorMsg } = isRecord(one) ? one : { [kind.fields.id]: one }
      if (typeof id !== 'string') return 'unclear'
      left.set(id, {
        ...(typeof errorCode === 'string' ? { code: normaliseCode(plainText(errorCode, MAX_CODE)) } : {}),
        ...(typeof errorMsg === 'string' ? { message: plainText(errorMsg, MAX_MESSAGE) } : {}),
      })
    }
  }
  return left
}
