// A look: one Describe for up to a hundred ids, and what its answer shows of each.

import { forEachLimited } from '../../for-each-limited.ts'
import {
  describeIds,
  meaningOf,
  UnusableAnswerError,
  type Described,
  type Kind,
  type Observation,
} from '../../resources/index.ts'
import { CallError, type Client, type Clock } from '../../zenlayer/index.ts'

/** The result of one look for one id. `at`: when it was requested, in milliseconds since the epoch. */
export type Seen =
  | { readonly type: 'present'; readonly observation: Observation; readonly at: number }
  | { readonly type: 'absent'; readonly at: number }
  /** The API refuses to answer, and would refuse again. */
  | { readonly type: 'refused'; readonly error: CallError }
  /** No usable answer this time. */
  | { readonly type: 'unanswered'; readonly reason: string; readonly error?: CallError }

/**
 * Looks at ids. Those that are not in the result were not requested this time.
 *
 * @throws StoppedError when the run was stopped first
 */
type Looker = (ids: readonly string[]) => Promise<Map<string, Seen>>

/** Describes of one kind in flight: a kind that does not answer must not use up the connections of the others. */
export const MAX_AT_ONCE = 4

/** Attempts within one look. There will be another look, so one kind must not hold up the others for long. */
const ATTEMPTS = 4

/** Calls of one look beyond those for whole groups: the search for a bad id goes on in the next look. */
const MAX_EXTRA_CALLS = 20

/** After so many single ids were refused for lack of permission, the rest of the look is not tried. */
const MAX_FORBIDDEN = 3

/** The pause before an id whose item could not be read is requested again; it doubles each time. */
const RARELY_MS = { min: 1000, max: 60_000 } as const

export function createLooker(
  { client, clock }: { readonly client: Client; readonly clock: Clock },
  kind: Kind,
): Looker {
  const grouping = createGrouping(clock, kind.describe.atMost)
  return async (ids) => {
    const seen = new Map<string, Seen>()
    const { groups, small } = grouping.groupsOf(ids)
    let extra = MAX_EXTRA_CALLS - small.length
    const forbidden: CallError[] = []
    await forEachLimited([...groups, ...small], MAX_AT_ONCE, async (group) => {
      const queue = [group]
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const answer = await describeGroup(client, kind, next, forbidden)
        grouping.note(next, answer)
        for (const [id, one] of answer.seen) seen.set(id, one)
        const halves = halvesOf(answer.divide)
        if (halves.length <= extra) {
          extra -= halves.length
          queue.unshift(...halves)
        } else {
          for (const id of answer.divide) seen.set(id, answer.otherwise)
        }
      }
    })
    return seen
  }
}

interface GroupAnswer {
  readonly seen: ReadonlyMap<string, Seen>
  /** Ids to ask for again in smaller groups: one of them makes the answer unusable for all. */
  readonly divide: readonly string[]
  /** The result for those if no call is left to divide them. */
  readonly otherwise: Seen
  /** Asked for alone, the id got an answer that would have been unusable for others. */
  readonly spoils?: boolean
}

async function describeGroup(
  client: Client,
  kind: Kind,
  ids: readonly string[],
  forbidden: CallError[],
): Promise<GroupAnswer> {
  const [first] = forbidden
  if (first !== undefined && forbidden.length >= MAX_FORBIDDEN)
    return whole(ids, { type: 'refused', error: first })
  let at = -Infinity
  try {
    const described = await describeIds(client, kind, ids, {
      attempts: ATTEMPTS,
      onAttempt: (attempt) => {
        at = attempt.at
      },
    })
    return readGroup(kind, ids, described, at)
  } catch (error) {
    if (error instanceof UnusableAnswerError) return whole(ids, unusable(kind, error.message))
    if (!(error instanceof CallError)) throw error
    return refusal(kind, ids, error, at, forbidden)
  }
}

const CONCERNS_THE_IDS: ReadonlySet<string> = new Set(['invalid', 'gone', 'other', 'forbidden'])

function refusal(
  kind: Kind,
  ids: readonly string[],
  error: CallError,
  at: number,
  forbidden: CallError[],
): GroupAnswer {
  const unanswered: Seen = { type: 'unanswered', reason: `${error.code}: ${error.message}`, error }
  if (error.transient) return whole(ids, unanswered)
  const meaning = meaningOf(error.code, kind)
  // One bad id can get a whole list refused, and a permission may be for single resources.
  if (error.fromApi && CONCERNS_THE_IDS.has(meaning) && ids.length > 1)
    return { seen: new Map(), divide: ids, otherwise: unanswered }
  // Such a code means the same as a list that lacks the id.
  if (error.fromApi && meaning === 'gone') return { ...whole(ids, { type: 'absent', at }), spoils: true }
  if (meaning === 'forbidden') forbidden.push(error)
  return whole(ids, { type: 'refused', error })
}

function readGroup(
  kind: Kind,
  ids: readonly string[],
  { observations, unread, unattributed }: Described,
  at: number,
): GroupAnswer {
  const seen = new Map<string, Seen>()
  const left: string[] = []
  for (const id of ids) {
    const observation = observations.get(id)
    const why = unread.get(id)
    if (observation !== undefined) seen.set(id, { type: 'present', observation, at })
    else if (why !== undefined) seen.set(id, unusable(kind, why))
    else left.push(id)
  }
  // An item without an id may be any of those that the list lacks.
  const otherwise: Seen = unattributed === undefined ? { type: 'absent', at } : unusable(kind, unattributed)
  if (unattributed !== undefined && ids.length > 1) return { seen, divide: left, otherwise }
  for (const id of left) seen.set(id, otherwise)
  return { seen, divide: [], otherwise, spoils: unattributed !== undefined }
}

function unusable({ describe }: Kind, why: string): Seen {
  return { type: 'unanswered', reason: `the answer to ${describe.action} cannot be relied on: ${why}` }
}

function whole(ids: readonly string[], seen: Seen): GroupAnswer {
  return { seen: new Map(ids.map((id) => [id, seen])), divide: [], otherwise: seen }
}

/** Each half is at least one id smaller than the group. */
function halvesOf(ids: readonly string[]): (readonly string[])[] {
  const middle = Math.ceil(ids.length / 2)
  return [ids.slice(0, middle), ids.slice(middle)].filter(({ length }) => length > 0)
}

/** Groups ids into calls, by what earlier looks have shown about ids that make the answer unusable for others. */
function createGrouping(clock: Clock, maxIds: number) {
  /** How many ids one of these may share a call with, itself included. */
  const maxGroup = new Map<string, number>()
  const askedAt = new Map<string, number>()
  const rarely = new Map<string, { readonly dueAt: number; readonly pauseMs: number }>()

  function forget(id: string): void {
    maxGroup.delete(id)
    askedAt.delete(id)
    rarely.delete(id)
  }

  function postpone(id: string): void {
    const pauseMs = Math.min(RARELY_MS.max, 2 * (rarely.get(id)?.pauseMs ?? RARELY_MS.min / 2))
    rarely.set(id, { pauseMs, dueAt: clock.now() + pauseMs })
  }

  function smallGroups(ids: readonly string[]): (readonly string[])[] {
    const due = ids.filter((id) => (rarely.get(id)?.dueAt ?? -Infinity) <= clock.now())
    const sizes = [...new Set(due.map((id) => maxGroup.get(id) ?? 1))]
    const lastAsked = ([id = '']: readonly string[]) => askedAt.get(id) ?? -Infinity
    return sizes
      .flatMap((size) =>
        chunk(
          due.filter((id) => maxGroup.get(id) === size),
          size,
        ),
      )
      .sort((a, b) => lastAsked(a) - lastAsked(b))
      .slice(0, MAX_EXTRA_CALLS)
  }

  return {
    /** `small`: the groups of such ids, not all of them each time. */
    groupsOf: (ids: readonly string[]) => ({
      groups: chunk(
        ids.filter((id) => !maxGroup.has(id)),
        maxIds,
      ),
      small: smallGroups(ids.filter((id) => maxGroup.has(id))),
    }),
    note(ids: readonly string[], { seen, divide, spoils }: GroupAnswer): void {
      for (const id of ids) if (maxGroup.has(id)) askedAt.set(id, clock.now())
      for (const id of divide) maxGroup.set(id, Math.ceil(divide.length / 2))
      for (const id of seen.keys()) {
        if (spoils !== true) forget(id)
        else if (maxGroup.has(id) && seen.get(id)?.type === 'unanswered') postpone(id)
      }
    },
  }
}

function chunk<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
}
