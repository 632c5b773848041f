// One kind's way through the run: a list of resources that are looked at together, a hundred a call.

import { meaningOf, type Kind, type Write } from '../resources/index.ts'
import { CallError, LOCAL_CODES, StoppedError, type Attempt } from '../zenlayer/index.ts'
import { createCadence } from './cadence.ts'
import { failureOf, foundInSeveral, lostAnswer, partlyRefused, unknownStatus, unreliable } from './failure.ts'
import { inTurns } from './in-turns.ts'
import { look, type Seen } from './look.ts'
import { nextStep, type WriteStep } from './next-step.ts'
import type { RequestRecord } from './result.ts'
import type { Run } from './run.ts'
import type { Tracked } from './tracked.ts'

export interface Lane {
  /** One look at all that is open, and what follows from it at once. */
  look(): Promise<void>
  /** Acts on the last look, looks again, and so on until nothing is open or the run is stopped. */
  run(): Promise<void>
}

/**
 * How many looks in a row must lack an id, over how long, before it counts as gone.
 *
 * No source says that a list is up to date right after a change, so one look is never enough. Of an id that was on
 * its way out, two will do: a list that lags shows what was, not what is to come. An id that was never seen may have
 * been made a moment ago, by the job before, and one that nobody sent away may be missing from one of several lists:
 * of these a list some seconds behind would tell the same.
 */
const ABSENCE = {
  expected: { looks: 2, ms: 0 },
  unexpected: { looks: 2, ms: 4000 },
} as const

/** As many looks in a row may be refused by something in front of the API before that counts. */
const ODD_LOOKS = 3
/** Attempts of one write, throttled ones included, before the others of its kind are looked at again. */
const WRITE_ATTEMPTS = 8

export function createLane(kind: Kind, members: readonly Tracked[], run: Run): Lane {
  const { client, goal, stop, listener } = run
  const cadence = createCadence(run.pollIntervalMs, run.random)
  /** Steps this key may not take on this kind. */
  const forbidden = new Map<WriteStep, CallError>()

  /** Open, and still possibly of this kind. */
  const open = () => members.filter((resource) => resource.open && resource.candidates.includes(kind))

  return {
    async look() {
      const resources = open()
      await unlessStopped(
        async () => {
          const seen = await look(client, kind, [...new Set(resources.map(({ id }) => id))])
          report(seen)
          for (const resource of resources) {
            const what = seen.get(resource.id)
            // Meanwhile another lane may have found it to be of its kind.
            if (what !== undefined && resource.open && resource.candidates.includes(kind))
              conclude(resource, what)
          }
        },
        (last) => {
          for (const resource of resources) resource.lookTrouble = failureOf(last, resource)
        },
      )
    },
    async run() {
      while (stop.reason === undefined && open().length > 0) {
        await unlessStopped(act)
        if (open().length === 0) return
        await run.clock.sleep(cadence.next(), stop.stopped)
        await this.look()
      }
    },
  }

  function report(seen: ReadonlyMap<string, Seen>): void {
    const reasons = new Set(
      [...seen.values()].flatMap((what) => (what.type === 'unanswered' ? [what.reason] : [])),
    )
    for (const reason of reasons) listener.lookFailed(kind, reason)
  }

  function conclude(resource: Tracked, seen: Seen): void {
    switch (seen.type) {
      case 'unanswered':
        resource.lookTrouble =
          seen.error === undefined ? unreliable(seen.reason) : failureOf(seen.error, resource)
        return
      case 'refused':
        if (concernsTheRun(seen.error)) {
          stop.stop({ type: 'refused', error: seen.error })
          return
        }
        resource.lookTrouble = failureOf(seen.error, resource)
        // Something in front of the API may refuse one call and let the next pass.
        if (!seen.error.fromApi && resource.oddLook(kind) < ODD_LOOKS) return
        resource.lookFailed(kind, seen.error)
        break
      case 'absent':
        resource.sawAbsent(kind, run.clock.now())
        break
      case 'present': {
        const before = resource.status
        resource.sawPresent(kind, seen.sighting)
        if (resource.kind === kind && before !== seen.sighting.status)
          listener.changed(resource, before, seen.sighting.status)
        break
      }
    }
    if (resource.kind === undefined) resolve(resource)
    else if (seen.type === 'present') concludePresence(resource)
    else concludeAbsence(resource)
  }

  /** Of a family: which of its kinds is it? Nothing is decided before each of them has been asked. */
  function resolve(resource: Tracked): void {
    const lookups = resource.lookups
    if (lookups.some(([, { state }]) => state === 'unknown')) return
    const present = lookups.filter(([, { state }]) => state === 'present').map(([candidate]) => candidate)
    const [only, ...more] = present
    const unlooked = lookups.flatMap(([, lookup]) =>
      lookup.state === 'failed' && meaningOf(lookup.error.code) !== 'forbidden' ? [lookup.error] : [],
    )
    if (only !== undefined && unlooked[0] !== undefined) {
      // It may be there, too. A kind that the key may not read is another matter: that is its owner's wish.
      run.settle(resource, 'failed', failureOf(unlooked[0], resource))
    } else if (more.length > 0) {
      run.settle(
        resource,
        'failed',
        foundInSeveral(
          present.map(({ type }) => type),
          resource.id,
        ),
      )
    } else if (only !== undefined) {
      run.resolve(resource, only)
      if (resource.open && resource.status !== undefined) {
        listener.changed(resource, undefined, resource.status)
        concludePresence(resource)
      }
    } else {
      concludeAbsence(resource)
    }
  }

  /** No list has it: gone, never there, or where we may not look. */
  function concludeAbsence(resource: Tracked): void {
    const lookups = resource.candidates.map((candidate) => resource.lookup(candidate))
    const enough = isExpectedToGo(resource) ? ABSENCE.expected : ABSENCE.unexpected
    const now = run.clock.now()
    const settled = lookups.every(
      (lookup) =>
        lookup.state === 'failed' ||
        (lookup.state === 'absent' && lookup.looks >= enough.looks && now - lookup.since >= enough.ms),
    )
    if (!settled) return
    const refusal = lookups.find((lookup) => lookup.state === 'failed')
    if (refusal !== undefined) {
      run.settle(resource, 'failed', failureOf(refusal.error, resource))
    } else if (resource.sighting === undefined) {
      run.settle(resource, 'missing')
    } else {
      const before = resource.status
      resource.gone = true
      listener.changed(resource, before, 'gone')
      run.settle(resource, 'destroyed')
    }
  }

  /** It was leaving, or we have sent it away for good. */
  function isExpectedToGo(resource: Tracked): boolean {
    const { wasLeaving, closed, status } = resource
    const outright = closed.has('terminate') && status !== undefined && kind.deletedOutright.includes(status)
    return wasLeaving || closed.has('release') || outright
  }

  function concludePresence(resource: Tracked): void {
    const { phase, initialStatus, status } = resource
    if (nextStep(phase, goal) === 'done') {
      const sinceStart = status === initialStatus && resource.closed.size === 0
      run.settle(resource, sinceStart ? 'already' : phase === 'gone' ? 'destroyed' : 'recycled')
    } else if (phase === 'leaving' && !run.wait && !run.dryRun) {
      run.settle(resource, 'requested')
    }
  }

  async function act(): Promise<void> {
    const due: Record<WriteStep, Tracked[]> = { terminate: [], release: [] }
    for (const resource of open()) {
      // Only what the last look listed: neither what is vanishing nor what was never found is written on.
      if (resource.kind !== kind || resource.lookup(kind).state !== 'present' || resource.awaitsLook) continue
      const step = nextStep(resource.phase, goal)
      const refusal = step === 'terminate' || step === 'release' ? forbidden.get(step) : undefined
      if (run.dryRun)
        run.settle(resource, 'planned', resource.phase === 'unknown' ? unknownStatus(resource) : undefined)
      else if (refusal !== undefined) run.settle(resource, 'failed', failureOf(refusal, resource))
      else if ((step === 'terminate' || step === 'release') && !resource.closed.has(step))
        due[step].push(resource)
    }
    const writes = (['terminate', 'release'] as const).flatMap((step) =>
      batches(due[step], kind[step]).map((batch) => ({ step, batch })),
    )
    await inTurns(writes, run.concurrency, ({ step, batch }) =>
      unlessStopped(
        () => write(step, batch),
        (last) => {
          for (const resource of batch) resource.trouble = failureOf(last, resource)
        },
      ),
    )
  }

  async function write(step: WriteStep, batch: readonly Tracked[]): Promise<void> {
    const { service, version } = kind
    const body = bodyOf(kind[step], batch)
    const operation = { service, version, action: kind[step].action, body, write: true }
    try {
      // Another of this kind may have met the refusal since.
      const refusal = forbidden.get(step)
      if (refusal !== undefined) throw refusal
      for (const resource of batch) resource.awaitsLook = true
      const { response, requestId } = await client.call(operation, {
        attempts: WRITE_ATTEMPTS,
        onAttempt: (attempt) => {
          record(batch, attempt)
        },
      })
      const left = leftOut(kind[step], response)
      for (const resource of batch) {
        if (left.has(resource.id)) resource.trouble = partlyRefused(kind[step].action, requestId)
        else accepted(step, resource)
      }
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      refused(step, batch, error)
    }
  }

  function record(batch: readonly Tracked[], attempt: Attempt): void {
    const request: RequestRecord = {
      action: attempt.action,
      requestId: attempt.requestId ?? null,
      status: attempt.status ?? null,
      ...(attempt.code === undefined ? {} : { code: attempt.code }),
      at: new Date(attempt.at).toISOString(),
    }
    for (const resource of batch) resource.requests.push(request)
    listener.answered(batch, request)
  }

  function accepted(step: WriteStep, resource: Tracked): void {
    resource.closed.add(step)
    resource.trouble = undefined
    cadence.reset()
    const outright = resource.status !== undefined && kind.deletedOutright.includes(resource.status)
    if (
      step === 'terminate' &&
      resource.sighting?.prepaid === true &&
      kind.subscription === 'scheduled' &&
      !outright
    ) {
      run.settle(resource, 'scheduled')
    } else if (!run.wait && (step === 'release' || goal === 'recycled' || outright)) {
      run.settle(resource, 'requested')
    }
  }

  function refused(step: WriteStep, batch: readonly Tracked[], error: CallError): void {
    const meaning = meaningOf(error.code)
    if (concernsTheRun(error)) {
      stop.stop({ type: 'refused', error })
      return
    }
    if (meaning === 'forbidden') forbidden.set(step, error)
    for (const resource of batch) {
      resource.trouble = error.effect === 'unknown' ? lostAnswer(error) : failureOf(error, resource)
    }
    // It may have been applied, or its time may yet come: the next look tells what to send again.
    if (error.effect === 'unknown' || error.transient) return
    if (batch.length > 1 && meaning !== 'forbidden') {
      // One bad id refuses them all, and nothing says which: look again, then send the halves.
      for (const resource of batch) resource.largestBatch = Math.ceil(batch.length / 2)
      cadence.reset()
      return
    }
    for (const resource of batch) {
      switch (meaning) {
        case 'in-bin':
        case 'gone':
          // Done already, perhaps by the write whose answer was lost. The list has the last word.
          if (meaning === 'gone' || step === 'terminate') {
            resource.closed.add(step)
            cadence.reset()
          }
          break
        case 'busy':
        case 'not-in-bin':
        case 'in-use':
          // Tried again after each look, which come ever less often.
          break
        case 'subscription':
        case 'commitment':
        case 'credentials':
        case 'forbidden':
        case 'invalid':
        case 'other':
          run.settle(resource, 'failed', resource.trouble)
          break
      }
    }
  }
}

/** Runs `work`; that the run was stopped meanwhile is told by `stop`, and what had gone wrong until then to `tell`. */
async function unlessStopped(work: () => Promise<void>, tell?: (last: CallError) => void): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof StoppedError)) throw error
    if (error.last !== undefined) tell?.(error.last)
  }
}

/** Every further call would be refused for the same reason. */
function concernsTheRun(error: CallError): boolean {
  return meaningOf(error.code) === 'credentials' || (UNREACHABLE.has(error.code) && !error.transient)
}

const UNREACHABLE: ReadonlySet<string> = new Set([
  LOCAL_CODES.network,
  LOCAL_CODES.certificate,
  LOCAL_CODES.redirect,
])

/** The ids that an accepted call did not take: elastic compute lists them in a 200, under the name of the input. */
function leftOut(write: Write, response: Readonly<Record<string, unknown>>): ReadonlySet<unknown> {
  const ids = 'idsField' in write ? response[write.idsField] : undefined
  return new Set(Array.isArray(ids) ? (ids as unknown[]) : [])
}

/** In order, as many together as the API takes and as each of them may be sent with. */
function batches(resources: readonly Tracked[], write: Write): Tracked[][] {
  const most = 'atMost' in write ? write.atMost : 1
  const result: Tracked[][] = []
  let room = 0
  for (const resource of resources) {
    const last = result.at(-1)
    const size = last?.length ?? 0
    room = Math.min(last === undefined ? most : room, resource.largestBatch)
    if (last !== undefined && size < room) {
      last.push(resource)
    } else {
      result.push([resource])
      room = Math.min(most, resource.largestBatch)
    }
  }
  return result
}

function bodyOf(write: Write, batch: readonly Tracked[]): Record<string, unknown> {
  return 'idsField' in write
    ? { [write.idsField]: batch.map(({ id }) => id) }
    : { [write.idField]: batch[0]?.id }
}
