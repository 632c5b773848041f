// Resources that hang on others and go along when those are released: which there are, read from the lists that name
// them and from what an item names itself. Nothing is released before everything on it is known.

import {
  KINDS,
  readPage,
  RESOURCES_PER_PAGE,
  type Carries,
  type Kind,
  type Reference,
  type Sighting,
} from '../resources/index.ts'
import { CallError, type Client, type Clock } from '../zenlayer/index.ts'
import { failureOf, unreliable } from './failure.ts'
import { look } from './look.ts'
import type { Failure } from './result.ts'
import type { Tracked } from './tracked.ts'

/** A resource that hangs on another one, as it was last listed. */
export interface Attached {
  readonly kind: Kind
  readonly sighting: Sighting
}

/** What hangs on one resource, or why that could not be read. */
export type Load =
  | { readonly attached: readonly Attached[]; readonly askedAt: number }
  | { readonly failure: Failure; readonly error: CallError | undefined; readonly askedAt: number }

export interface Dependents {
  /** Reads what hangs on `carriers`, all of one kind, unless it was asked for less than `maxAgeMs` ago. Never throws a CallError. */
  refresh(kind: Kind, carriers: readonly Tracked[], maxAgeMs: number): Promise<void>
  /** As it was last read; undefined before that. */
  loadOf(carrier: Tracked): Load | undefined
}

/** For so few, the server filters by carrier; for more, it costs fewer calls to read the whole list. */
const MAX_FILTERED = 5
const ATTEMPTS = 3
const MAX_PAGES = 1000

/** Whether releasing a resource of `kind` may take others along. */
export function mayCarry(kind: Kind): boolean {
  return kind.carries !== undefined
}

export function createDependents({ client, clock }: { client: Client; clock: Clock }): Dependents {
  /** Ids that an item names and that have no entry of their own, such as most system disks. */
  const unlisted = new Set<string>()
  const loads = new Map<Tracked, Load>()
  const reading = new Map<Kind, Promise<void>>()

  function isFresh(carrier: Tracked, maxAgeMs: number): boolean {
    const load = loads.get(carrier)
    return load !== undefined && clock.now() - load.askedAt <= maxAgeMs
  }

  async function read(kind: Kind, carriers: readonly Tracked[]): Promise<void> {
    const askedAt = clock.now()
    try {
      const attached = (
        await Promise.all((kind.carries ?? []).map((carries) => listAttached(client, carries, carriers, unlisted)))
      ).flat()
      for (const carrier of carriers) {
        const own = attached.filter(({ sighting, kind: { type } }) => hangsOn(carrier, kind, type, sighting))
        loads.set(carrier, { attached: own, askedAt })
      }
    } catch (error) {
      if (!(error instanceof CallError) && !(error instanceof UnreliableList)) throw error
      for (const carrier of carriers) loads.set(carrier, { ...unreadBecause(error), askedAt })
    }
  }

  return {
    async refresh(kind, carriers, maxAgeMs) {
      // Several writes may ask at the same time; one reading serves them all.
      for (;;) {
        if (carriers.every((carrier) => isFresh(carrier, maxAgeMs))) return
        const underWay = reading.get(kind)
        if (underWay === undefined) break
        await underWay
      }
      const work = read(kind, carriers)
      reading.set(kind, work)
      try {
        await work
      } finally {
        reading.delete(kind)
      }
    },
    loadOf: (carrier) => loads.get(carrier),
  }
}

class UnreliableList extends Error {}

function unreadBecause(error: CallError | UnreliableList): { failure: Failure; error: CallError | undefined } {
  return error instanceof CallError
    ? { failure: failureOf(error), error }
    : { failure: unreliable(error.message), error: undefined }
}

/** By its own item, or by the carrier's. */
function hangsOn(carrier: Tracked, kind: Kind, type: string, sighting: Sighting): boolean {
  const isThis = (reference: Reference, of: string, id: string) => reference.type === of && reference.id === id
  return (
    sighting.attachedTo.some((reference) => isThis(reference, kind.type, carrier.id)) ||
    (carrier.sighting?.carried ?? []).some((reference) => isThis(reference, type, sighting.id))
  )
}

/** Everything of one kind that may hang on one of `carriers`. */
async function listAttached(
  client: Client,
  { type, filter }: Carries,
  carriers: readonly Tracked[],
  unlisted: Set<string>,
): Promise<readonly Attached[]> {
  const kind = KINDS.find((candidate) => candidate.type === type)
  if (kind === undefined) return []
  const listed = filter === undefined ? [] : await listByCarrier(client, kind, filter, carriers)
  const found = new Map(listed.map((sighting) => [sighting.id, sighting]))
  // What an item names and the list lacks exists all the same.
  const named = carriers
    .flatMap(({ sighting }) => sighting?.carried ?? [])
    .filter((reference) => reference.type === type && !found.has(reference.id))
    .map(({ id }) => id)
    .filter((id) => !unlisted.has(`${type}/${id}`))
  for (const sighting of await describeEach(client, kind, [...new Set(named)])) found.set(sighting.id, sighting)
  for (const id of named) if (!found.has(id)) unlisted.add(`${type}/${id}`)
  return [...found.values()].map((sighting) => ({ kind, sighting }))
}

async function listByCarrier(
  client: Client,
  kind: Kind,
  filter: string,
  carriers: readonly Tracked[],
): Promise<readonly Sighting[]> {
  const queries = carriers.length <= MAX_FILTERED ? carriers.map(({ id }) => ({ [filter]: id })) : [{}]
  return (await Promise.all(queries.map((query) => listWhole(client, kind, query)))).flat()
}

/** Every page. What cannot be read might be what must stay, so one unreadable item makes the list unusable. */
async function listWhole(
  client: Client,
  kind: Kind,
  filters: Readonly<Record<string, string>>,
): Promise<readonly Sighting[]> {
  const { service, version, describe } = kind
  const found = new Map<string, Sighting>()
  for (let pageNum = 1; pageNum <= MAX_PAGES; pageNum += 1) {
    const body = { ...filters, pageNum, pageSize: RESOURCES_PER_PAGE }
    const operation = { service, version, action: describe.action, body, write: false }
    const { response } = await client.call(operation, { attempts: ATTEMPTS })
    const { sightings, unread, total } = readOrDoubt(kind, response)
    if (unread[0] !== undefined) throw new UnreliableList(doubtOf(kind, unread[0]))
    for (const sighting of sightings) found.set(sighting.id, sighting)
    // A full page may not be the last one, whatever the count says.
    if (sightings.length < RESOURCES_PER_PAGE && found.size >= total) return [...found.values()]
    if (sightings.length === 0)
      throw new UnreliableList(doubtOf(kind, `it counts ${total} resources but lists ${found.size}`))
  }
  throw new UnreliableList(doubtOf(kind, 'it has no end'))
}

function readOrDoubt(kind: Kind, response: Readonly<Record<string, unknown>>): ReturnType<typeof readPage> {
  try {
    return readPage(kind, response)
  } catch (error) {
    throw new UnreliableList(doubtOf(kind, error instanceof Error ? error.message : String(error)))
  }
}

function doubtOf({ describe }: Kind, why: string): string {
  return `the answer to ${describe.action} cannot be relied on: ${why}`
}

async function describeEach(client: Client, kind: Kind, ids: readonly string[]): Promise<readonly Sighting[]> {
  const seen = ids.length === 0 ? [] : [...(await look(client, kind, ids)).values()]
  return seen.flatMap((what) => {
    if (what.type === 'present') return [what.sighting]
    if (what.type === 'absent') return []
    if (what.error !== undefined) throw what.error
    throw new UnreliableList(what.type === 'unanswered' ? what.reason : doubtOf(kind, 'it was refused'))
  })
}
