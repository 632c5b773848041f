// Reads an answer to a Describe: what it says about the requested ids or everything that a filter lists, or why it cannot
// be relied on.

import { defined, isRecord, plainText } from '../text.ts'
import { hasValue, isEmpty, valuesAt, type Item } from './item.ts'
import { isId, LISTED, phaseOf, type Attachment, type KeepRule, type Kind, type Phase } from './kind.ts'

export interface Tag {
  readonly key: string
  readonly value: string
}

/** One resource, as one answer describes it. */
export interface Observation {
  readonly id: string
  /** Safe to print. */
  readonly name: string
  /** Unchanged, for comparisons only: it is never printed. */
  readonly rawName: string
  readonly status: string
  readonly phase: Phase
  readonly prepaid: boolean
  /** As the API writes it, such as `POSTPAID`. */
  readonly chargeType?: string
  /** The id of its zone, region or data center. */
  readonly zone?: string
  /** As the API writes it, ISO 8601 in UTC. */
  readonly expires: string | undefined
  /** In milliseconds since the epoch; undefined if the API does not return it, or returns it in an unknown form. */
  readonly createdAt: number | undefined
  /** Whether terminating it is sure to stop in the recycle bin. */
  readonly recycleBin: boolean
  /** Undefined if the API does not return it. */
  readonly resourceGroupId: string | undefined
  /** Undefined where its kind has tags and the answer leaves the field out: then nothing can be judged by tags. */
  readonly tags: readonly Tag[] | undefined
  /** The resources that it is attached to, as its item names them. */
  readonly attachedTo: readonly Reference[]
  /** Other resources that its item names. */
  readonly refersTo: readonly Reference[]
  /** Ids that it has to be unbound from one by one. */
  readonly boundTo: readonly string[]
  /** What it belongs to, where that must not be changed; completes "it belongs to …". */
  readonly belongsTo: string | undefined
  /** The resources attached to it, as its own item names them. */
  readonly dependents: readonly Reference[]
  /** It is part of what it is attached to, such as a system disk. */
  readonly isPart: boolean
  /** It stays when the resource that it is attached to is deleted. */
  readonly stays: boolean
}

/** A resource by its kind and id. */
export interface Reference {
  readonly type: string
  readonly id: string
}

/** `vm-instance/123`: as the inputs take it. */
export function labelOf({ type, id }: Reference): string {
  return `${type}/${id}`
}

/** The problem is with one item, not with the answer: the others can still be read. */
class ItemError extends Error {}

/** A name may have 255 characters (Zenlayer's documentation); a hostile one is cut there. */
const MAX_NAME = 255
const MAX_STATUS = 64
/** The whole name is compared, which takes time. */
const MAX_RAW_NAME = 65_536

/** What a Describe says about the ids that it was asked for. An id that is in neither map is not in the list. */
export interface Described {
  readonly observations: ReadonlyMap<string, Observation>
  /** Why the item of an id cannot be read. */
  readonly unread: ReadonlyMap<string, string>
  /** Why an item cannot be read that has no usable id: it may belong to any id that is not in the list. */
  readonly unattributed: string | undefined
}

/**
 * What `response` says about `asked`. Only a complete answer to that question proves that an id is not in the list.
 *
 * @throws Error, saying why, when the answer is not such an answer
 */
export function readDescribe(
  kind: Kind,
  asked: ReadonlySet<string>,
  response: Readonly<Record<string, unknown>>,
): Described {
  const items = itemsOf(response)
  const observations = new Map<string, Observation>()
  const unread = new Map<string, string>()
  let unattributed: string | undefined
  for (const item of items) {
    const read = attemptItem(kind, item)
    const id = idOf(kind, item)
    if (id === undefined) {
      unattributed = read instanceof ItemError ? read.message : undefined
      continue
    }
    // If the filter was ignored, this is the first page of the whole account: the ids may be on another.
    if (!asked.has(id)) throw new Error('it lists a resource that was not requested')
    if (read instanceof ItemError) unread.set(id, read.message)
    else if (observations.has(id)) unread.set(id, 'it lists a resource twice')
    else observations.set(id, read)
  }
  for (const id of unread.keys()) observations.delete(id)
  const total = totalOf(response)
  if (total !== undefined) checkCount(total, items.length)
  // A page that was cut short looks just like one that lacks the id; only the count distinguishes them.
  else if (observations.size + unread.size < asked.size) throw new Error('it has no count')
  return { observations, unread, unattributed }
}

/** A count that is too small contradicts the list as much as one that is too large. */
function checkCount(total: number, listed: number): void {
  if (total !== listed) throw new Error(`it counts ${total} resources but lists ${listed}`)
}

/** One page of a list. */
export interface Page {
  readonly observations: readonly Observation[]
  /** The items of this page that cannot be read. */
  readonly unread: readonly Unread[]
  /** The number of matches on all pages. */
  readonly total: number
}

export interface Unread {
  /** Undefined where that cannot be read either. */
  readonly id: string | undefined
  readonly reason: string
}

/** @throws Error, saying why, when the answer cannot be relied on */
export function readPage(kind: Kind, response: Readonly<Record<string, unknown>>): Page {
  const observations: Observation[] = []
  const unread: Unread[] = []
  for (const item of itemsOf(response)) {
    const id = idOf(kind, item)
    const read = attemptItem(kind, item)
    if (read instanceof ItemError) unread.push({ id, reason: read.message })
    // Only a valid id may be used: it is sent to the API in a write.
    else if (!isId(read.id))
      unread.push({ id: undefined, reason: `an item of its list has an ${kind.fields.id} that is not an id` })
    else observations.push(read)
  }
  const total = totalOf(response)
  if (total === undefined) throw new Error('it has no count')
  return { observations, unread, total }
}

function idOf({ fields }: Kind, item: unknown): string | undefined {
  const id = isRecord(item) ? item[fields.id] : undefined
  return typeof id === 'string' ? id : undefined
}

function attemptItem(kind: Kind, item: unknown): Observation | ItemError {
  try {
    return readItem(kind, item)
  } catch (error) {
    if (error instanceof ItemError) return error
    throw error
  }
}

function itemsOf(response: Readonly<Record<string, unknown>>): readonly unknown[] {
  const items = response['dataSet']
  if (Array.isArray(items)) return items
  // Some servers leave an empty list out, or write null for it; then the count must say so.
  if ((items === undefined || items === null) && response['totalCount'] === 0) return []
  throw new Error('it has no list')
}

function totalOf(response: Readonly<Record<string, unknown>>): number | undefined {
  const total = response['totalCount'] ?? undefined
  if (total !== undefined && typeof total !== 'number') throw new Error('it has a count that is not a number')
  if (total !== undefined && total < 0) throw new Error(`it has a count of ${total}`)
  return total
}

/** `zoneId` on instances, bare-metal EIPs, disks and blocks; `dcId` on ports; `regionId` on elastic EIPs and zlb. */
const PLACES = ['zoneId', 'dcId', 'regionId']

function readItem(kind: Kind, item: unknown): Observation {
  const { fields } = kind
  if (!isRecord(item)) throw new ItemError('an item of its list is not an object')
  const raw = (field: string | undefined): string | undefined => {
    const value = field === undefined ? undefined : item[field]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const { id, status } = readIdentity(kind, item)
  const rawName = readName(kind, item)
  const name = plainText(rawName, MAX_NAME)
  const expires = raw(fields.expires)
  const chargeType = raw(fields.chargeType)
  const zone = PLACES.map(raw).find((place) => place !== undefined)
  const short = (text: string | undefined) => (text === undefined ? undefined : plainText(text, MAX_STATUS))
  return {
    id,
    name,
    // The same string where nothing had to be taken out.
    rawName: rawName === name ? name : rawName,
    status: plainText(status, MAX_STATUS),
    phase: readPhase(kind, item, status),
    prepaid: chargeType === 'PREPAID',
    ...defined({ chargeType: short(chargeType), zone: short(zone) }),
    expires: short(expires),
    createdAt: readTime(raw(fields.created)),
    recycleBin: hasRecycleBin(kind, item),
    resourceGroupId: raw('resourceGroupId') ?? groupOf(item['resourceGroup']),
    tags: kind.tags.item ? readTags(item['tags']) : NO_TAGS,
    attachedTo: readReferences(kind.attachedTo, item),
    refersTo: readReferences(kind.refersTo, item),
    boundTo: readBoundTo(kind, item),
    belongsTo: kind.keepWhere?.find((rule) => applies(rule, item))?.because,
    dependents: readDependents(kind, item),
    isPart: hasValue(item, kind.partWhere),
    stays: hasValue(item, kind.staysWhere),
  }
}

/** The fields without which nothing can be said about an item. */
function readIdentity({ fields }: Kind, item: Item): { id: string; status: string } {
  const id = item[fields.id]
  if (typeof id !== 'string') throw new ItemError(`an item of its list has no ${fields.id}`)
  if (fields.status === undefined) return { id, status: LISTED }
  const status = item[fields.status]
  if (typeof status !== 'string' || status === '')
    throw new ItemError(`an item of its list has no ${fields.status}`)
  return { id, status }
}

const NO_REFERENCES: readonly Reference[] = []

function readReferences(links: readonly Attachment[] | undefined, item: Item): readonly Reference[] {
  if (links === undefined) return NO_REFERENCES
  return links.flatMap(({ type, field }) => valuesAt(item, field).flatMap((id) => referenceTo(type, id)))
}

/** Without a status field, what is listed is live. */
function readPhase(kind: Kind, item: Item, status: string): Phase {
  const phase = kind.fields.status === undefined ? 'live' : phaseOf(kind, status)
  const isBound = kind.boundWhere !== undefined && !isEmpty(item[kind.boundWhere])
  return phase === 'live' && isBound ? 'bound' : phase
}

const NO_IDS: readonly string[] = []

function readBoundTo({ boundWhere, writes }: Kind, item: Item): readonly string[] {
  const isByPair = writes.unbind !== undefined && 'pairField' in writes.unbind
  if (boundWhere === undefined || !isByPair) return NO_IDS
  return valuesAt(item, boundWhere).filter((id): id is string => typeof id === 'string' && isId(id))
}

/** A field that is missing does not prove that an item may be deleted: only a known value does. */
function applies(rule: KeepRule, item: Item): boolean {
  if ('is' in rule) return hasValue(item, rule)
  const value = item[rule.field]
  return !(typeof value === 'string' && rule.isNot.includes(value))
}

function readDependents({ dependents }: Kind, item: Item): readonly Reference[] {
  if (dependents === undefined) return NO_REFERENCES
  return dependents.flatMap(({ type, listedIn = [] }) =>
    listedIn.flatMap(({ field, id, unless }) =>
      [item[field]]
        .flat()
        .flatMap((part) => (isRecord(part) && !hasValue(part, unless) ? referenceTo(type, part[id]) : [])),
    ),
  )
}

/** Only a valid id becomes a reference: it may be sent to the API. */
function referenceTo(type: string, id: unknown): Reference[] {
  return typeof id === 'string' && isId(id) ? [{ type, id }] : []
}

/** Rules may concern its name: one that cannot be read must not count as empty. */
function readName({ fields }: Kind, item: Item): string {
  const name = item[fields.name] ?? ''
  if (typeof name !== 'string' || name.length > MAX_RAW_NAME)
    throw new ItemError(`an item of its list has a ${fields.name} that cannot be read`)
  return name
}

function hasRecycleBin({ recycleBin }: Kind, item: Item): boolean {
  if (typeof recycleBin === 'boolean') return recycleBin
  const { field, is } = recycleBin.where
  return String(item[field]).toLowerCase() === is.toLowerCase()
}

/** Load balancers of zlb have an object where all others have an id (Python SDK, 2025-04-01). */
function groupOf(group: unknown): string | undefined {
  const id = isRecord(group) ? group['resourceGroupId'] : undefined
  return typeof id === 'string' && id !== '' ? id : undefined
}

/** Zenlayer was founded in 2014. An earlier date stands for none, such as Go's year 1. */
const EARLIEST = Date.UTC(2014, 0, 1)

/** ISO 8601 in UTC and nothing else: a time in another form could be misread. */
export function readTime(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(text)) return undefined
  const time = Date.parse(text)
  return time >= EARLIEST ? time : undefined
}

const NO_TAGS: readonly Tag[] = []

/** `{tags: [{key, value}]}` in every model; a plain list is accepted as well. */
function readTags(value: unknown): readonly Tag[] | undefined {
  if (value === undefined) return undefined
  if (value === null) return NO_TAGS
  const list = isRecord(value)
    ? (value['tags'] ?? (Object.keys(value).every((key) => key === 'tags') ? [] : value))
    : value
  // Tags may protect it: tags that cannot be read must not count as none.
  if (!Array.isArray(list)) throw new ItemError('an item of its list has tags that cannot be read')
  // One array for all: most of ten thousand resources have no tags.
  if (list.length === 0) return NO_TAGS
  return (list as unknown[]).map((tag) => {
    const { key, value: text } = isRecord(tag) ? tag : {}
    if (typeof key !== 'string' || (typeof text !== 'string' && text !== null && text !== undefined))
      throw new ItemError('an item of its list has tags that cannot be read')
    return { key, value: text ?? '' }
  })
}
