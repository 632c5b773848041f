// The log during a run: the plan, every change that matters, refusals, and what is still outstanding. Request ids are
// printed in a group as they arrive.

import { formatDuration } from '../duration.ts'
import type { Goal, Listener, PlannedStep } from '../teardown/index.ts'
import type { Clock } from '../zenlayer/index.ts'
import {
  appearedLine,
  auditedLine,
  cascadedLine,
  changeLine,
  changeText,
  endOf,
  leftOutLine,
  outcomeLine,
  outstanding,
  refusalText,
} from './event-lines.ts'
import { createFold, debug, line } from './log.ts'
import { orderLine, planLine, planLines } from './plan-lines.ts'
import { createPrinter, type Printer } from './printer.ts'
import { createRefusals } from './refusals.ts'
import { notSearched } from './sentence.ts'
import { createTally } from './tally.ts'

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
  /** Prints what has been held back. Nothing may be logged after it. */
  end(): void
}

export function createLog(options: LogOptions): RunLog {
  const printer = createPrinter(options.clock)
  return { ...createFindings(printer, options), ...createProgress(printer, options) }
}

type Findings = 'listed' | 'notSearched' | 'leftOut' | 'appeared' | 'cascaded' | 'audited' | 'planned'

/** What was found, and what is planned. */
function createFindings({ say }: Printer, { dryRun, cascade }: LogOptions): Pick<Listener, Findings> {
  return {
    listed({ type }, matches, listed) {
      const text = `${type}  ${matches} selected of ${listed} listed`
      if (listed === 0) debug(text)
      else say(text)
    },
    notSearched(kinds, lacking) {
      const types = kinds.map(({ type }) => type)
      say(notSearched(types, lacking, cascade))
    },
    leftOut(kind, kept) {
      say(leftOutLine(kind, kept))
    },
    appeared(found) {
      say(appearedLine(found))
    },
    cascaded(vpc, contents) {
      say(cascadedLine(vpc, contents))
    },
    audited(unknown) {
      if (unknown.length > 0) say(auditedLine(unknown))
    },
    planned(plan) {
      if (plan.length > 0) printPlan(plan, dryRun, say)
    },
  }
}

/** A longer plan is collapsed. */
const MAX_PLAN_LINES = 25

function printPlan(plan: readonly PlannedStep[], dryRun: boolean, say: Printer['say']): void {
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
}

/** The progress of the run: answers, changes, outcomes and counts. */
function createProgress(
  { say, sayOf, request, end }: Printer,
  { goal, clock, deadline }: LogOptions,
): Omit<RunLog, Findings> {
  const refusals = createRefusals()
  const tally = createTally(goal)
  return {
    refused({ message }) {
      say(message)
    },
    unchecked({ id }, found, { type, describe }, { code }) {
      say(`${id}  found as ${found.type}; ${type} could not be checked: ${describe.action} ${code}`)
    },
    answered(resources, answered) {
      request(resources, answered)
      if (answered.code === undefined) return
      const text = refusalText(answered)
      sayOf(refusals.firstTime(resources, text), text)
    },
    changed(resource, from, to) {
      debug(changeLine(resource, from, to))
      // The first status of a resource is part of the plan.
      if (from !== undefined) sayOf([resource], changeText(resource, from, to))
    },
    lookUnanswered({ type, describe }, reason) {
      const text = `${type}  ${describe.action} gave no usable answer, retrying: ${reason}`
      if (refusals.isNew(text)) say(text)
    },
    settled(resource) {
      tally.settled(resource)
      const text = endOf(resource)
      if (text === undefined) debug(outcomeLine(resource))
      else sayOf([resource], text)
    },
    waiting(open, elapsedMs) {
      const left = formatDuration(Math.max(0, deadline - clock.now()))
      say(`${tally.text(open)} after ${formatDuration(elapsedMs)}; ${left} of wait-timeout left.`)
      say(`Waiting for ${outstanding(open, clock.now())}.`)
      refusals.repeated().forEach(say)
    },
    end() {
      refusals.repeated().forEach(say)
      end()
    },
  }
}
