// A run from the selection to its end: what is selected is torn down, then the lists are read once more. What appeared
// meanwhile, such as the last resources of a deployment still at work, is torn down in another round.

import { CLAIMS, dueIn, isEnough } from './claims.ts'
import { keepsAppearing, stillListed } from './failure.ts'
import type { Outcome, Result } from './result.ts'
import type { TeardownOptions } from './run.ts'
import { select, type Selected, type Unlisted, type Words } from './select.ts'
import { orStop } from './stop.ts'
import { extended, type Streak } from './streak.ts'
import { createTeardown, type Teardown } from './teardown.ts'
import type { Target } from './tracked.ts'
import type { Way } from './way.ts'

export interface RoundsOptions extends Omit<TeardownOptions, 'startedAt' | 'affectedBefore'> {
  /** What to select from; undefined where the targets are named. */
  readonly words: Words | undefined
  readonly budgetMs: number
}

export interface Ended {
  /** One per resource, in the order in which they were named or found. */
  readonly results: readonly Result[]
  /** The ways they have taken, in the same order. */
  readonly ways: readonly Way[]
  readonly unlisted: readonly Unlisted[]
  readonly undated: readonly string[]
  /** Rules that matched nothing in any round. */
  readonly unusedRules: readonly string[]
}

/** Rounds that tear something down: whatever goes on creating resources must not keep a run for ever. */
const MAX_ROUNDS = 3

/** Never throws: what went wrong is in the results, and in the reason of the stop. */
export async function runRounds(options: RoundsOptions): Promise<Ended> {
  const { words, clock, targets, stop } = options
  const startedAt = clock.now()
  if (words === undefined) {
    const teardown = createTeardown({ ...options, startedAt, targets })
    await teardown.run()
    return endOf([teardown], { targets, unlisted: [], undated: [] })
  }
  const first = await select({ ...options, words })
  const rounds: Teardown[] = []
  let selected = first
  let news = selected.targets
  do {
    const teardown = createTeardown({
      ...options,
      startedAt,
      targets: news,
      affectedBefore: affectedIn(rounds),
    })
    rounds.push(teardown)
    await teardown.run()
    // A list that could not be read is reported as it is, and gets no more of the time.
    const readable = readableOf(words, selected.unlisted)
    const again = mayHaveMore(options, news)
      ? await selectAgain({ ...options, words: readable }, rounds)
      : undefined
    news = again?.targets ?? []
    if (again !== undefined) selected = merged(selected, again)
    if (news.length > 0) await orStop(stop, () => announce(options, news))
  } while (news.length > 0 && rounds.length < MAX_ROUNDS && stop.reason === undefined)
  return endOf(rounds, { ...selected, unlisted: [...selected.unlisted, ...unreached(news)] })
}

function announce({ listener }: RoundsOptions, news: readonly Target[]): Promise<void> {
  listener.appeared(news.map(labelOf))
  return Promise.resolve()
}

function readableOf(words: Words, unlisted: readonly Unlisted[]): Words {
  const types = new Set(unlisted.map(({ type }) => type))
  return words.map(({ type, kinds }) => ({ type, kinds: kinds.filter((kind) => !types.has(kind.type)) }))
}

/** Nothing appears while a run lasts no time, and a dry run changes nothing that could be checked. */
function mayHaveMore({ dryRun, stop }: RoundsOptions, targets: readonly Target[]): boolean {
  return !dryRun && stop.reason === undefined && targets.length > 0
}

/** Reads the lists once more. `targets` is what no round has had; what a list may show only for a while is read again. */
async function selectAgain(
  options: RoundsOptions & { readonly words: Words },
  rounds: readonly Teardown[],
): Promise<Selected> {
  const { clock, stop } = options
  const known = new Map(rounds.flatMap((round) => round.results().map((result) => [labelOf(result), result])))
  const silent = { ...options.listener, listed: () => undefined, leftOut: () => undefined }
  let streak: Streak | undefined
  for (;;) {
    const at = clock.now()
    const again = await select({ ...options, listener: silent, checks: { min: 1, overMs: 0 } })
    if (stop.reason !== undefined) return { targets: [], unlisted: [], undated: [] }
    const targets = again.targets.filter((target) => !known.has(labelOf(target)))
    const ghosts = again.targets.filter((target) => isClaimedGone(known.get(labelOf(target))?.outcome))
    streak = extended(streak, at)
    if (targets.length > 0 || ghosts.length === 0) return { ...again, targets }
    if (isEnough(streak, CLAIMS.unexpected)) {
      const contradictions = ghosts.flatMap(contradictionOf)
      return { ...again, targets, unlisted: [...again.unlisted, ...contradictions] }
    }
    await clock.sleep(Math.max(0, dueIn(streak, CLAIMS.unexpected, clock.now())), stop.stopped)
  }
}

function isClaimedGone(outcome: Outcome | undefined): boolean {
  return outcome === 'destroyed' || outcome === 'missing'
}

function contradictionOf({ kinds: [kind], type, id, listed }: Target): Unlisted[] {
  return kind === undefined || listed === undefined
    ? []
    : [{ type: `${type}/${id}`, failure: stillListed(kind, listed.status) }]
}

function affectedIn(rounds: readonly Teardown[]): number {
  return rounds.reduce((sum, round) => sum + round.affected(), 0)
}

/** The first word on a kind stands: what could not be read at first may have hidden more. */
function merged(first: Selected, again: Selected): Selected {
  const types = new Set(first.unlisted.map(({ type }) => type))
  return {
    targets: [...first.targets, ...again.targets],
    unlisted: [...first.unlisted, ...again.unlisted.filter(({ type }) => !types.has(type))],
    undated: [...new Set([...first.undated, ...again.undated])],
  }
}

/** What appeared after the last round, one line per kind. */
function unreached(news: readonly Target[]): readonly Unlisted[] {
  return [...new Set(news.map(({ type }) => type))].map((type) => ({
    type,
    failure: keepsAppearing(news.filter((target) => target.type === type).map(labelOf)),
  }))
}

function labelOf({ type, id }: { readonly type: string; readonly id: string }): string {
  return `${type}/${id}`
}

/** A resource that a later round reports as well, such as one that goes along with another, has its last result. */
function endOf(rounds: readonly Teardown[], { unlisted, undated }: Selected): Ended {
  const results = new Map(
    rounds.flatMap((round) => round.results().map((result) => [labelOf(result), result])),
  )
  const ways = new Map(rounds.flatMap((round) => round.ways().map((way) => [way.label, way])))
  const [first, ...later] = rounds.map((round) => round.unusedRules())
  const unusedRules = (first ?? []).filter((rule) => later.every((rules) => rules.includes(rule)))
  return { results: [...results.values()], ways: [...ways.values()], unlisted, undated, unusedRules }
}
