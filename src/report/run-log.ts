// The log of a run while it goes on: the plan, every change that matters, refusals, and what is still outstanding.
// Request ids are printed as they arrive, folded away.

import { formatDuration } from '../duration.ts'
import {
  isGuardCode,
  type Goal,
  type Listener,
  type Outcome,
  type RequestRecord,
  type Tracked,
} from '../teardown/index.ts'
import { firstOf } from '../text.ts'
import type { Clock } from '../zenlayer/index.ts'
import { createFold, debug, line } from './log.ts'
import { createMoment } from './moment.ts'
import { notSearched } from './sentence.ts'
import { orderLine, planLine, planLines } from './plan-lines.ts'

export interface LogOptions {
  readonly goal: Goal
  readonly dryRun: boolean
  /** Also what is inside a VPC. */
  readonly cascade: boolean
  readonly clock: Pick<Clock, 'now' | 'sleep'>
  /** When the time budget is used up; in milliseconds since the epoch. */
  readonly deadline: number
}

export interface RunLog extends Listener {
  /** Prints what has been held back. Nothing may come after it. */
  end(): void
}

/** Equal events within this time are one line. */
const MOMENT_MS = 1000
/** A request id is held back for at most this long, so that several share a line. */
const REQUEST_MOMENT_MS = 200
const REQUESTS_PER_LINE = 4
const SHOWN_IDS = 3
const MAX_APPEARED = 10
/** A longer plan is folded away. */
const MAX_PLAN_LINES = 25

export function createLog({ goal, dryRun, cascade, clock, deadline }: LogOptions): RunLog {
  const ended = new AbortController()
  const fold = createFold('Request ids')
  const events = createMoment<Tracked>(clock, MOMENT_MS, ended.signal)
  const requests = createRequestLines(clock, ended.signal, fold.inside)
  const refusals = createRefusals()
  const tally = createTally(goal)

  /** For everybody to see, after whatever came before it. */
  function say(text: string): void {
    events.flush()
    requests.flush()
    fold.outside(text)
  }

  /** The same for several resources at once; `key` tells apart what is not equal. */
  function sayOf(resources: readonly Tracked[], key: string, text: string): void {
    for (const [type, group] of Map.groupBy(resources, typeOf)) {
      events.add(`${type} ${key}`, group, (all) => {
        requests.flush()
        fold.outside(aboutAll(type, all, text))
      })
    }
  }

  return {
    listed({ type }, matches, listed) {
      const text = `${type}  ${matches} selected of ${listed} listed`
      if (listed === 0) debug(text)
      else say(text)
    },
    notSearched(kinds, lacking) {
      say(
        notSearched(
          kinds.map(({ type }) => type),
          lacking,
          cascade,
        ),
      )
    },
    leftOut({ type }, kept) {
      const named = kept.map(
        ({ id, belongsTo }) => `${type}/${id} belongs to ${belongsTo ?? 'another resource'}`,
      )
      say(`${type}  ${kept.length} left out: ${firstOf(named, MAX_APPEARED)}`)
    },
    appeared(found) {
      const count = `${found.length} more ${found.length === 1 ? 'resource matches' : 'resources match'} the inputs now`
      say(`${count}: ${firstOf(found, MAX_APPEARED)}`)
    },
    unchecked({ id }, found, other, { code }) {
      say(
        `${id}  found as ${found.type}; ${other.type} could not be checked: ${other.describe.action} ${code}`,
      )
    },
    cascaded(vpc, contents) {
      say(`${vpc}  ${contents.length} inside, torn down with it: ${firstOf(contents, MAX_APPEARED)}`)
    },
    audited(unknown) {
      if (unknown.length === 0) return
      const labels = unknown.map(({ type, id }) => `${type} ${id}`)
      say(`Also tagged, but in none of the lists: ${firstOf(labels, MAX_APPEARED)}.`)
    },
    refused({ message }) {
      say(message)
    },
    planned(plan) {
      if (plan.length === 0) return
      say(planLine(plan, dryRun))
      const order = orderLine(plan)
      if (order !== undefined) say(order)
      // Otherwise the calls themselves show it.
      if (!dryRun) return
      const details = createFold('The plan, resource by resource')
      for (const text of planLines(plan)) {
        if (plan.length > MAX_PLAN_LINES) details.inside(text)
        else line(text)
      }
      details.end()
    },
    answered(resources, request) {
      requests.add(resources, request)
      if (request.code === undefined) return
      const answer = refusalOf(request)
      sayOf(refusals.firstTime(resources, answer), answer, answer)
    },
    changed(resource, from, to) {
      const write = resource.requests.at(-1)
      debug(
        [resource.label, from === undefined ? to : `${from} -> ${to}`, write?.action, write?.requestId]
          .filter((part) => part !== undefined && part !== null)
          .join('  '),
      )
      // The first look at a resource is part of the plan; what follows is news.
      if (from === undefined) return
      const text = `${from} -> ${to}${write === undefined ? '' : ` after ${write.action}`}`
      sayOf([resource], text, text)
    },
    lookFailed({ type, describe }, reason) {
      const text = `${type}  ${describe.action} returned an unusable response, retrying: ${reason}`
      if (refusals.isNew(text)) say(text)
    },
    settled(resource) {
      const text = endOf(resource)
      tally.settled(resource)
      if (text === undefined) debug(`${resource.label}  ${resource.outcome ?? ''}${codeOf(resource)}`)
      else sayOf([resource], text, text)
    },
    waiting(open, elapsedMs) {
      const left = formatDuration(Math.max(0, deadline - clock.now()))
      say(`${tally.text(open.length)} after ${formatDuration(elapsedMs)}; ${left} of wait-timeout left.`)
      fold.outside(`Waiting for ${outstanding(open, clock.now())}.`)
      for (const text of refusals.repeated()) fold.outside(text)
    },
    end() {
      events.flush()
      requests.flush()
      for (const text of refusals.repeated()) fold.outside(text)
      fold.end()
      ended.abort()
    },
  }
}

function typeOf(resource: Tracked): string {
  return resource.kind?.type ?? resource.type
}

/** `vm-instance/vm-1  RUNNING -> RECYCLING`, or `vm-instance: 30 RUNNING -> RECYCLING (vm-1, vm-2, vm-3 and 27 more)`. */
function aboutAll(type: string, resources: readonly Tracked[], text: string): string {
  const [first] = resources
  if (resources.length === 1 && first !== undefined) return `${first.label}  ${text}`
  return `${type}: ${resources.length} ${text} (${idsOf(resources)})`
}

function idsOf(resources: readonly Tracked[]): string {
  return firstOf(
    resources.map(({ id }) => id),
    SHOWN_IDS,
  )
}

function refusalOf({ action, status, code = '' }: RequestRecord): string {
  return status === null ? `${action} got no answer: ${code}` : `${action} refused: ${status} ${code}`
}

/** Undefined for what the changes of status and the headline say already. */
function endOf({ outcome, lastStatus = '', error, keptBecause = '' }: Tracked): string | undefined {
  if (outcome === undefined || QUIET.has(outcome)) return undefined
  // A refused plan is reported once, for all of them.
  if (error !== undefined && isGuardCode(error.code)) return undefined
  if (KEPT.has(outcome)) return `${outcome}: ${keptBecause}`
  if (UNFINISHED.has(outcome)) return `${outcome}: ${error?.message ?? 'no reason known'}`
  return lastStatus === '' ? outcome : `${outcome}  ${lastStatus}`
}

const QUIET: ReadonlySet<Outcome> = new Set(['recycled', 'destroyed', 'planned'])

const KEPT: ReadonlySet<Outcome> = new Set(['protected', 'skipped'])

const UNFINISHED: ReadonlySet<Outcome> = new Set(['failed', 'pending'])

function codeOf({ error }: Tracked): string {
  return error === undefined ? '' : `: ${error.code}`
}

/** `12 vm-instance RECYCLING for 2m 10s (vm-1, vm-2, vm-3 and 9 more)`, by kind and status. */
function outstanding(open: readonly Tracked[], now: number): string {
  const groups = Map.groupBy(
    open,
    (resource) =>
      `${typeOf(resource)} ${resource.status ?? 'not found yet'}${resource.waitsFor === undefined ? '' : `, after ${resource.waitsFor.label}`}`,
  )
  const texts = [...groups].map(([text, group]) => {
    const since = Math.max(0, ...group.map(({ movedAt }) => now - movedAt))
    return `${group.length} ${text} for ${formatDuration(since)} (${idsOf(group)})`
  })
  return firstOf(texts, 8)
}

/** How far the run has come. */
function createTally(goal: Goal): { settled(resource: Tracked): void; text(open: number): string } {
  const counts = { arrived: 0, failed: 0, other: 0 }
  const word = goal === 'destroyed' ? 'gone' : 'in the recycle bin'
  return {
    settled({ outcome }) {
      if (outcome === 'destroyed' || outcome === 'recycled' || outcome === 'already') counts.arrived += 1
      else if (outcome === 'failed') counts.failed += 1
      else counts.other += 1
    },
    text(open) {
      const total = counts.arrived + counts.failed + counts.other + open
      const failed = counts.failed === 0 ? '' : `, ${counts.failed} failed`
      return `${counts.arrived} of ${total} ${word}${failed}`
    },
  }
}

/** A refusal that repeats is one line, and then a count. */
function createRefusals(): {
  /** Those for which `answer` is news; for the others it is counted. */
  firstTime(resources: readonly Tracked[], answer: string): readonly Tracked[]
  isNew(text: string): boolean
  /** A line for each that has come again since the last time it was asked. */
  repeated(): string[]
} {
  const seen = new Set<string>()
  const again = new Map<string, number>()
  const isNew = (key: string, text = key) => {
    if (!seen.has(key)) {
      seen.add(key)
      return true
    }
    again.set(text, (again.get(text) ?? 0) + 1)
    return false
  }
  return {
    isNew: (text) => isNew(text),
    firstTime: (resources, answer) =>
      resources.filter((resource) => isNew(`${resource.label} ${answer}`, `${typeOf(resource)}  ${answer}`)),
    repeated() {
      const lines = [...again].map(
        ([text, count]) => `${text} (${count} more ${count === 1 ? 'time' : 'times'})`,
      )
      again.clear()
      return lines
    },
  }
}

/** As they arrive: should the process be killed, they are in the log. */
function createRequestLines(
  clock: Pick<Clock, 'sleep'>,
  until: AbortSignal,
  print: (text: string) => void,
): { add(resources: readonly Tracked[], request: RequestRecord): void; flush(): void } {
  const moment = createMoment<string>(clock, REQUEST_MOMENT_MS, until)
  const held = new Map<string, number>()
  return {
    flush: moment.flush,
    add(resources, request) {
      const answer = request.code === undefined ? `${request.action} accepted` : refusalOf(request)
      moment.add(answer, [requestOf(resources, request)], (all) => {
        held.delete(answer)
        print(`${answer}  ${all.join(', ')}`)
      })
      const count = (held.get(answer) ?? 0) + 1
      held.set(answer, count)
      if (count >= REQUESTS_PER_LINE || resources.length > 1) moment.flush()
    },
  }
}

/** Every resource by its id: this is the one place that has them all. */
function requestOf(resources: readonly Tracked[], { requestId }: RequestRecord): string {
  const [first] = resources
  const id = requestId ?? '(no request id)'
  if (first === undefined || resources.length === 1) return `${first?.label ?? ''} ${id}`
  return `${id} for ${resources.length} ${typeOf(first)}: ${resources.map((resource) => resource.id).join(' ')}`
}
