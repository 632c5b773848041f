// A run from the selection to its end: the selected resources are torn down, then the lists are read once more. What
// appeared in the meantime, such as the last resources of a deployment that is still running, is torn down in another
// round.

import { isActive, labelOf } from '../resources/index.ts'
import { createAuditor, type Audit } from './audit.ts'
import { CLAIMS, dueIn, extended, isEnough, ONE_LOOK, type Streak } from './model/claims.ts'
import { listedAsLive, notFoundById, stillAppearing, stillListed, unreadAtEnd } from './model/failure.ts'
import type { Outcome, Result } from './model/result.ts'
import { stopOnCrash, type Stop } from './model/stop.ts'
import type { Target } from './model/tracked.ts'
import type { TeardownOptions } from './run.ts'
import { contentsOf, NO_CONTENTS, type Contents } from './select/cascade.ts'
import { kindsOf, select, type Selected, type Unlisted, type SelectFrom } from './select/select.ts'
import { createTeardown, type Teardown } from './teardown.ts'
import type { Timeline } from './timeline.ts'

interface RoundsOptions extends Omit<TeardownOptions, 'runStartedAt' | 'affectedBefore'> {
  /** Undefined where the targets are named. */
  readonly selectFrom: SelectFrom | undefined
  readonly budgetMs: number
  /** Everything inside a VPC that is named or selected is deleted as well. */
  readonly cascade: boolean
}

interface RoundsResult {
  /** One per resource, in the order in which they were named or found. */
  readonly results: readonly Result[]
  /** Their timelines, in the same order. */
  readonly timelines: readonly Timeline[]
  readonly unlisted: readonly Unlisted[]
  readonly undated: readonly string[]
  /** What the tag service still finds; undefined where it was not queried. */
  readonly audit?: Audit
  /** Rules that matched nothing in any round. */
  readonly unusedRules: readonly string[]
}

/** The maximum number of rounds: something that keeps creating resources must not keep a run going indefinitely. */
const MAX_ROUNDS = 3

/** Never throws: failures are in the results, and in the reason of the stop. */
export async function runRounds(options: RoundsOptions): Promise<RoundsResult> {
  const { selectFrom, clock, targets, stop } = options
  const startedAt = clock.now()
  const rounds: Teardown[] = []
  const auditor = selectFrom === undefined ? undefined : createAuditor({ ...options, selectFrom })
  let selected: Selected =
    selectFrom === undefined ? { ...NOTHING_FOUND, targets } : await select({ ...options, selectFrom })
  await stopOnCrash(stop, async () => auditor?.before(selected.seen))
  let found: Recheck = { ...selected, contradicted: [] }
  do {
    const affectedBefore = rounds.reduce((sum, round) => sum + round.affected(), 0)
    const { contents, inside, listed, unlisted } = await insideOf(found.targets, rounds, options)
    selected = merged(selected, { ...NOTHING_FOUND, unlisted })
    const all = [...found.targets.map((target) => withListed(target, listed)), ...inside]
    const teardown = createTeardown({
      ...{ ...options, runStartedAt: startedAt, targets: all, affectedBefore, contents },
      ...{ listedContents: listed, earlier: resultsOf(rounds) },
    })
    rounds.push(teardown)
    await teardown.run()
    found = mayHaveMore(options, found.targets)
      ? await recheck(options, rounds, readableOf(selectFrom ?? [], selected.unlisted))
      : NOTHING_FOUND
    selected = merged(selected, found)
    const { inBin } = selected
    found = { ...found, targets: found.targets.map((target) => withBin(target, inBin)) }
    if (found.targets.length > 0) await stopOnCrash(stop, () => announce(options, found.targets))
  } while (found.targets.length > 0 && rounds.length < MAX_ROUNDS && stop.reason === undefined)
  const ended = endOf(rounds, selected, found, clock.now() - startedAt)
  let audit: Audit | undefined
  await stopOnCrash(stop, async () => {
    audit = await auditor?.after(ended.results)
  })
  return audit === undefined ? ended : { ...ended, audit }
}

/** The resources inside the VPCs among `targets`; `inside`: those to tear down with them that no earlier round had. */
async function insideOf(
  targets: readonly Target[],
  rounds: readonly Teardown[],
  { client, clock, stop, cascade, listener }: RoundsOptions,
) {
  let contents: Contents | undefined
  await stopOnCrash(stop, async () => {
    contents = await contentsOf(targets, { client, clock, stop, cascade })
    if (cascade) for (const [vpc, members] of contents.byVpc) listener.cascaded(vpc, members)
  })
  const known = new Set(rounds.flatMap((round) => round.results().map(labelOf)))
  const inside = cascade ? (contents?.targets ?? []).filter((target) => !known.has(labelOf(target))) : []
  const { byVpc, listed, unlisted } = contents ?? NO_CONTENTS
  return { contents: byVpc, inside, listed, unlisted }
}

function resultsOf(rounds: readonly Teardown[]): ReadonlyMap<string, Result> {
  return new Map(rounds.flatMap((round) => round.results().map((result) => [labelOf(result), result])))
}

/** A resource that a list of this run has shown can never be `missing`. */
function withListed(target: Target, listed: Contents['listed']): Target {
  const seen = target.kinds.flatMap(({ type }) => listed.get(`${type}/${target.id}`) ?? [])
  return target.listed === undefined && seen[0] !== undefined ? { ...target, listed: seen[0] } : target
}

/** What any list of this run has shown in the recycle bin, and is in use now, was restored. */
function withBin(target: Target, inBin: ReadonlySet<string>): Target {
  return inBin.has(labelOf(target)) ? { ...target, foundInBin: true } : target
}

/** Nothing can have appeared where nothing was torn down, and a dry run changes nothing that could be checked. */
function mayHaveMore({ selectFrom, dryRun }: RoundsOptions, targets: readonly Target[]): boolean {
  return selectFrom !== undefined && !dryRun && targets.length > 0
}

/** A list that could not be read is reported, and not read again. */
function readableOf(selectFrom: SelectFrom, unlisted: readonly Unlisted[]): SelectFrom {
  const types = new Set(unlisted.map(({ type }) => type))
  return selectFrom.map(({ type, kinds }) => ({ type, kinds: kinds.filter((kind) => !types.has(kind.type)) }))
}

function announce({ listener }: RoundsOptions, found: readonly Target[]): Promise<void> {
  listener.appeared(found.map(labelOf))
  return Promise.resolve()
}

interface Recheck extends Selected {
  /** Resources that the lists still show although their result says that they are gone. */
  readonly contradicted: readonly Target[]
}

const NOTHING_FOUND: Recheck = {
  targets: [],
  unlisted: [],
  undated: [],
  seen: new Set(),
  inBin: new Set(),
  contradicted: [],
}

/** Reads the lists once more. A list that may only be outdated is read for as long as the longest claim takes. */
async function recheck(
  options: RoundsOptions,
  rounds: readonly Teardown[],
  selectFrom: SelectFrom,
): Promise<Recheck> {
  const { clock, stop } = options
  const listener = { listed: () => undefined, leftOut: () => undefined }
  const outcomes = new Map(
    rounds.flatMap((round) => round.results().map((result) => [labelOf(result), result.outcome])),
  )
  const isLastRound = rounds.length === MAX_ROUNDS
  let streak: Streak | undefined
  let contradicted: readonly Target[] = []
  for (;;) {
    const at = clock.now()
    const again = await select({ ...options, selectFrom, listener, checks: ONE_LOOK })
    // This reading was cut off: those before it count.
    if (stop.reason !== undefined)
      return { ...NOTHING_FOUND, contradicted, unlisted: notReadAgain(selectFrom, rounds, stop) }
    const targets = again.targets.filter((target) => !outcomes.has(labelOf(target)))
    contradicted = again.targets.filter((target) => contradicts(target, outcomes.get(labelOf(target))))
    streak = extended(streak, at)
    if (isEnough(streak, CLAIMS.unexpected) || contradicted.length === 0)
      return { ...again, targets, contradicted }
    // What has appeared need not wait: the lists are read again after the next round.
    if (targets.length > 0 && !isLastRound) return { ...again, targets, contradicted: [] }
    await clock.sleep(dueIn(streak, CLAIMS.unexpected, clock.now()), stop.stopped)
  }
}

/** If only the last reading is missing, the run is still not green. */
function notReadAgain(
  selectFrom: SelectFrom,
  rounds: readonly Teardown[],
  { reason }: Stop,
): readonly Unlisted[] {
  const isElseDone = rounds.every((round) => round.results().every(({ outcome }) => outcome !== 'pending'))
  // A plan that a guard has refused is in the results already.
  if (!isElseDone || reason === undefined || reason.type === 'guarded') return []
  const failure = unreadAtEnd(reason)
  return kindsOf(selectFrom).map(({ type }) => ({ type, failure }))
}

/** The list shows a resource that should be gone, or shows one in use that should be in the bin. */
function contradicts({ listed }: Target, outcome: Outcome | undefined): boolean {
  if (outcome === 'destroyed' || outcome === 'missing') return true
  const isLive = listed !== undefined && isActive(listed.phase)
  return isLive && (outcome === 'recycled' || outcome === 'already')
}

/** The first failure of a kind is kept: a list that could not be read at first may have hidden more. */
function merged(first: Selected, again: Selected): Selected {
  const types = new Set(first.unlisted.map(({ type }) => type))
  return {
    targets: [...first.targets, ...again.targets],
    unlisted: [...first.unlisted, ...again.unlisted.filter(({ type }) => !types.has(type))],
    undated: [...new Set([...first.undated, ...again.undated])],
    seen: new Set([...first.seen, ...again.seen]),
    inBin: new Set([...first.inBin, ...again.inBin]),
  }
}

/** If a later round reports a resource as well, such as one that is deleted with another, its last result counts. */
function endOf(
  rounds: readonly Teardown[],
  { unlisted, undated }: Selected,
  { targets, contradicted }: Recheck,
  elapsedMs: number,
): RoundsResult {
  const results = new Map(resultsOf(rounds))
  for (const label of rounds.flatMap((round) => [...round.neverFound()])) {
    const result = results.get(label)
    // The list that would have told was not read again.
    if (result?.outcome === 'destroyed' && unlisted.some(({ type }) => type === result.type))
      results.set(label, { ...result, outcome: 'failed', error: notFoundById() })
  }
  for (const target of contradicted) {
    const result = results.get(labelOf(target))
    if (result !== undefined) results.set(labelOf(target), contradictionOf(result, target))
  }
  for (const target of targets) results.set(labelOf(target), unreached(target, elapsedMs))
  const timelines = new Map(
    rounds.flatMap((round) => round.timelines().map((timeline) => [timeline.label, timeline])),
  )
  const [first, ...later] = rounds.map((round) => round.unusedRules())
  const unusedRules = (first ?? []).filter((rule) => later.every((rules) => rules.includes(rule)))
  return {
    results: [...results.values()],
    timelines: [...timelines.values()],
    unlisted,
    undated,
    unusedRules,
  }
}

function contradictionOf(result: Result, { kinds: [kind], listed }: Target): Result {
  if (kind === undefined || listed === undefined) return result
  const { status } = listed
  const isInBin = result.outcome === 'recycled' || result.outcome === 'already'
  const error = isInBin ? listedAsLive(kind, status) : stillListed(kind, status)
  return { ...result, outcome: 'failed', finalStatus: status, error }
}

/** It appeared when no round was left for it. */
function unreached({ type, id, listed }: Target, elapsedMs: number): Result {
  const status = listed?.status ?? null
  return {
    ...{ type, id, name: listed?.name ?? '', outcome: 'pending', requests: [] },
    ...{ initialStatus: status, finalStatus: status, seconds: Math.round(elapsedMs / 100) / 10 },
    error: stillAppearing(),
  }
}
