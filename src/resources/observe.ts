// Reading a Describe answer: what it says of the ids we asked for, or that it cannot be relied on.

import { isRecord, plainText } from '../zenlayer/index.ts'
import { phaseOf, type Kind, type Phase } from './kind.ts'

/** One resource, as one look saw it. */
export interface Sighting {
  readonly id: string
  readonly name: string
  readonly status: string
  readonly phase: Phase
  readonly prepaid: boolean
  /** As the API writes it, ISO 8601 in UTC. */
  readonly expires: string | undefined
}

/** The trouble is with one item, not with the answer: the others can still be had. */
export class ItemError extends Error {}

/** A name may have 255 characters (Zenlayer's documentation); a hostile one is cut there. */
const MAX_NAME = 255
const MAX_STATUS = 64

/**
 * What `response` says of `asked`: the sightings by id. An id that is not among them is not in the list,
 * and that can only be concluded from an answer that is whole and to the question.
 *
 * @throws Error, saying why, when the answer is not such an answer
 */
export function readDescribe(
  kind: Kind,
  asked: ReadonlySet<string>,
  response: Readonly<Record<string, unknown>>,
): Map<string, Sighting> {
  const items = itemsOf(response)
  const sightings = new Map<string, Sighting>()
  for (const item of items) {
    const sighting = readItem(kind, item)
    // A filter that was ignored lists the account from its first page on: our ids may be on another.
    if (!asked.has(sighting.id)) throw new Error('it lists a resource that was not asked for')
    if (sightings.has(sighting.id)) throw new ItemError('it lists a resource twice')
    sightings.set(sighting.id, sighting)
  }
  const total = response['totalCount']
  if (total !== undefined && total !== null && typeof total !== 'number') {
    throw new Error('it has a count that is no number')
  }
  if (typeof total === 'number' && (total < 0 || total > items.length)) {
    throw new Error(`it counts ${total} resources but lists ${items.length}`)
  }
  // A page that was cut short looks just like one that lacks the id; only the count tells them apart.
  if (typeof total !== 'number' && sightings.size < asked.size) throw new Error('it has no count')
  return sightings
}

function itemsOf(response: Readonly<Record<string, unknown>>): readonly unknown[] {
  const items = response['dataSet']
  if (Array.isArray(items)) return items
  // Some servers leave an empty list out, or write null for it; then the count must say so.
  if ((items === undefined || items === null) && response['totalCount'] === 0) return []
  throw new Error('it has no list')
}

function readItem(kind: Kind, item: unknown): Sighting {
  const { fields } = kind
  if (!isRecord(item)) throw new ItemError('an item of its list is not an object')
  const text = (field: string, max: number): string | undefined => {
    const value = item[field]
    return typeof value === 'string' && value !== '' ? plainText(value, max) : undefined
  }
  const id = item[fields.id]
  if (typeof id !== 'string') throw new ItemError(`an item of its list has no ${fields.id}`)
  const status = text(fields.status, MAX_STATUS)
  if (status === undefined) throw new ItemError(`an item of its list has no ${fields.status}`)
  return {
    id,
    name: text(fields.name, MAX_NAME) ?? '',
    status,
    phase: phaseOf(kind, status),
    prepaid: item[fields.chargeType] === 'PREPAID',
    expires: text(fields.expires, 40),
  }
}
