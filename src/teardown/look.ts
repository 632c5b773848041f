// Looking: one Describe for a hundred ids, and what may be concluded from its answer.

import { IDS_PER_DESCRIBE, meaningOf, readDescribe, type Kind, type Sighting } from '../resources/index.ts'
import { CallError, type Client } from '../zenlayer/index.ts'

/** What one look says of one id. */
export type Seen =
  | { readonly type: 'present'; readonly sighting: Sighting }
  | { readonly type: 'absent' }
  /** The API refuses to tell, and will go on refusing. */
  | { readonly type: 'refused'; readonly error: CallError }
  /** No usable answer this time. */
  | { readonly type: 'unanswered'; readonly reason: string }

/** Within one look; the next look is another chance, so one kind's trouble holds up nobody for long. */
const ATTEMPTS = 4

/**
 * @throws StoppedError when the run was stopped first
 */
export async function look(client: Client, kind: Kind, ids: readonly string[]): Promise<Map<string, Seen>> {
  const chunks = chunk(ids, IDS_PER_DESCRIBE)
  const parts = await Promise.all(chunks.map((part) => describe(client, kind, part)))
  return new Map(parts.flatMap((part) => [...part]))
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
    return read(kind, ids, response)
  } catch (error) {
    if (!(error instanceof CallError)) throw error
    if (error.transient) return all(ids, { type: 'unanswered', reason: `${error.code}: ${error.message}` })
    // One bad id can get a whole list refused: halve it until the bad one stands alone.
    if (ids.length > 1 && CONCERNS_THE_IDS.has(meaningOf(error.code))) {
      const middle = Math.ceil(ids.length / 2)
      const halves = await Promise.all(
        [ids.slice(0, middle), ids.slice(middle)].map((half) => describe(client, kind, half)),
      )
      return new Map(halves.flatMap((half) => [...half]))
    }
    return all(ids, { type: 'refused', error })
  }
}

const CONCERNS_THE_IDS: ReadonlySet<string> = new Set(['invalid', 'gone', 'other'])

function read(
  kind: Kind,
  ids: readonly string[],
  response: Readonly<Record<string, unknown>>,
): Map<string, Seen> {
  let sightings: Map<string, Sighting>
  try {
    sightings = readDescribe(kind, new Set(ids), response)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return all(ids, {
      type: 'unanswered',
      reason: `the answer to ${kind.describe.action} cannot be relied on: ${why}`,
    })
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
