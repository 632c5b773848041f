// Looking: one Describe for a hundred ids, and what may be concluded from its answer.

import {
  IDS_PER_DESCRIBE,
  ItemError,
  meaningOf,
  readDescribe,
  type Kind,
  type Sighting,
} from '../resources/index.ts'
import { CallError, type Client } from '../zenlayer/index.ts'
import { inTurns } from './in-turns.ts'

/** What one look says of one id. */
export type Seen =
  | { readonly type: 'present'; readonly sighting: Sighting }
  | { readonly type: 'absent' }
  /** The API refuses to tell, and will go on refusing. */
  | { readonly type: 'refused'; readonly error: CallError }
  /** No usable answer this time. */
  | { readonly type: 'unanswered'; readonly reason: string; readonly error?: CallError }

/** Describes of one kind in flight: a kind that does not answer must not take the places of the others. */
const AT_ONCE = 4

/** Within one look; the next look is another chance, so one kind's trouble holds up nobody for long. */
const ATTEMPTS = 4

/**
 * @throws StoppedError when the run was stopped first
 */
export async function look(client: Client, kind: Kind, ids: readonly string[]): Promise<Map<string, Seen>> {
  const seen = new Map<string, Seen>()
  await inTurns(chunk(ids, IDS_PER_DESCRIBE), AT_ONCE, async (part) => {
    for (const [id, what] of await describe(client, kind, part)) seen.set(id, what)
  })
  return seen
}

async function describe(client: Client, kind: Kind, ids: readonly string[]): Promise<Map<string, Seen>> {
  try {
    const { response } = await client.call(
      {
        service: kind.service,
        version: kind.version,
        action: kind.describe.action,
        // Without a page size the API lists 20, and 80 of a hundred would look gone.
        body: { [kind.describe.idsField]: ids, pageNum: 1, pageSize: IDS_PER_DESCRIBE },
        write: false,
      },
      { attempts: ATTEMPTS },
    )
    return await read(client, kind, ids, response)
  } catch (error) {
    if (!(error instanceof CallError)) throw error
    if (error.transient)
      return all(ids, { type: 'unanswered', reason: `${error.code}: ${error.message}`, error })
    const concernsTheIds = error.fromApi && CONCERNS_THE_IDS.has(meaningOf(error.code))
    // One bad id can get a whole list refused: halve it until the bad one stands alone.
    if (concernsTheIds && ids.length > 1) return await halves(client, kind, ids)
    // The API's own word for what a list that lacks the id says.
    if (error.fromApi && meaningOf(error.code) === 'gone') return all(ids, { type: 'absent' })
    return all(ids, { type: 'refused', error })
  }
}

const CONCERNS_THE_IDS: ReadonlySet<string> = new Set(['invalid', 'gone', 'other'])

async function halves(client: Client, kind: Kind, ids: readonly string[]): Promise<Map<string, Seen>> {
  const middle = Math.ceil(ids.length / 2)
  const first = await describe(client, kind, ids.slice(0, middle))
  return new Map([...first, ...(await describe(client, kind, ids.slice(middle)))])
}

async function read(
  client: Client,
  kind: Kind,
  ids: readonly string[],
  response: Readonly<Record<string, unknown>>,
): Promise<Map<string, Seen>> {
  let sightings: Map<string, Sighting>
  try {
    sightings = readDescribe(kind, new Set(ids), response)
  } catch (error) {
    // One item that cannot be read must not hide the ninety-nine others.
    if (error instanceof ItemError && ids.length > 1) return halves(client, kind, ids)
    const why = error instanceof Error ? error.message : String(error)
    const reason = `the answer to ${kind.describe.action} cannot be relied on: ${why}`
    return all(ids, { type: 'unanswered', reason })
  }
  return new Map(
    ids.map((id) => {
      const sighting = sightings.get(id)
      return [id, sighting === undefined ? { type: 'absent' } : { type: 'present', sighting }]
    }),
  )
}

function all(ids: readonly string[], seen: Seen): Map<string, Seen> {
  return new Map(ids.map((id) => [id, seen]))
}

function chunk<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
}
