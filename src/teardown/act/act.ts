// The writes: sends what is due after the last look.

import { forEachLimited } from '../../for-each-limited.ts'
import { write as sendWrite, WRITE_STEPS, type Kind, type Write } from '../../resources/index.ts'
import { CallError, NotDueError, type Attempt } from '../../zenlayer/index.ts'
import { loadDependents, loadLateDependents } from '../dependents/load-dependents.ts'
import { containersOf, keptByContainment } from '../keep/containment.ts'
import { decideDeletion } from '../keep/deletion.ts'
import { settleAtStandstill } from '../keep/standstill.ts'
import { mayHaveDependents } from '../model/attached.ts'
import { excludedTooLate, failureOf } from '../model/failure.ts'
import type { Exclusion, Failure } from '../model/result.ts'
import { stopOnCrash, ignoreStopped } from '../model/stop.ts'
import type { Tracked } from '../model/tracked.ts'
import type { Run } from '../run.ts'
import { batches } from './batches.ts'
import { createContainerLooks, type ContainerLooks } from './container-looks.ts'
import { createDenials } from './denials.ts'
import { dueWrites, type Due } from './due.ts'
import { createGroupLooks, type GroupLooks } from './group-looks.ts'
import { handleRefusal, recordRequest, settleAnswer, type Actor, type PlannedWrite } from './write-answers.ts'

/**
 * The maximum age of the last look when a write is sent: an older one may not show that the resource has been renamed or
 * protected since. While a throttled write waits to be repeated, that becomes more likely, so its limit is shorter.
 */
const MAX_LOOK_AGE_MS = { first: 20_000, repeated: 2000 } as const

/** When a look must have been requested to count for a write that is sent now. */
function freshSince({ clock }: Run, attempt: keyof typeof MAX_LOOK_AGE_MS): number {
  return clock.now() - MAX_LOOK_AGE_MS[attempt]
}

/** Attempts of one write, throttled ones included, before the others of its kind are looked at again. */
const WRITE_ATTEMPTS = 8

interface Sender extends Actor {
  readonly containers: ContainerLooks
  readonly groups: GroupLooks
}

/** Sends what is due for resources of `kind`; the parameter is all of them that are open. */
export function createActor(kind: Kind, run: Run): (open: readonly Tracked[]) => Promise<void> {
  const since = () => freshSince(run, 'first')
  const actor: Sender = {
    ...{ kind, run, denials: createDenials(), open: [] },
    containers: createContainerLooks(run, since),
    groups: createGroupLooks(kind, run, since),
  }
  return async (open) => {
    const due = dueWrites(kind, open, run, actor.denials)
    actor.open = open
    await loadDependents(kind, [...due.terminate, ...due.release], run, () => soonDue(actor))
    const writes = planWrites(actor, due)
    await forEachLimited(writes, run.concurrency, (write) =>
      stopOnCrash(run.stop, () =>
        ignoreStopped(
          () => send(actor, write),
          (last) => {
            for (const resource of write.batch) resource.writeFailure = failureOf(last, resource)
          },
        ),
      ),
    )
    await stopOnCrash(run.stop, () =>
      ignoreStopped(() => loadLateDependents(kind, deletedWithDependents(writes), run)),
    )
  }
}

/** The open resources whose termination, accepted or without a clear answer, may have deleted their dependents as well. */
function deletedWithDependents(writes: readonly PlannedWrite[]): readonly Tracked[] {
  return writes
    .filter(({ step, keepsDependents }) => step === 'terminate' && !keepsDependents)
    .flatMap(({ batch }) => batch)
    .filter(
      ({ open, closed, unclearSince }) => open && (closed.has('terminate') || unclearSince !== undefined),
    )
}

function planWrites({ kind, run }: Actor, due: Due): PlannedWrite[] {
  return WRITE_STEPS.flatMap((step) => {
    const call = kind.writes[step]
    if (call === undefined) return []
    const groups =
      step === 'unbind' ? { plain: due.unbind, keeping: [] } : byDecision(due[step], kind, call, run)
    return [
      ...batches(groups.plain, call).map((batch) => ({ step, call, batch, keepsDependents: false })),
      ...batches(groups.keeping, call).map((batch) => ({ step, call, batch, keepsDependents: true })),
    ]
  })
}

/** Settles resources that must be kept because of what is attached to them; postpones them where that is not known. */
function byDecision(resources: readonly Tracked[], kind: Kind, call: Write, run: Run) {
  const groups: { plain: Tracked[]; keeping: Tracked[] } = { plain: [], keeping: [] }
  for (const resource of resources) {
    if (!resource.open) continue
    const decision = decideDeletion(resource, kind, call, run)
    switch (decision.type) {
      case 'send':
        groups[decision.keepsDependents ? 'keeping' : 'plain'].push(resource)
        break
      case 'keep':
        keep(resource, decision.exclusion, run)
        break
      case 'fail':
        run.settle(resource, 'failed', decision.failure)
        break
      case 'wait':
        resource.writeFailure = decision.failure
        break
    }
  }
  return groups
}

/** A resource that a write has already changed was not kept, so it fails. */
function keep(resource: Tracked, exclusion: Exclusion, run: Run): void {
  if (resource.tookEffect) {
    run.settle(resource, 'failed', excludedTooLate(resource, exclusion.reason))
    return
  }
  resource.exclusion = exclusion
  settleAtStandstill(resource, run)
}

async function send(actor: Sender, write: PlannedWrite): Promise<void> {
  const { kind, run } = actor
  const { step, batch, keepsDependents } = write
  let accepted: Attempt | undefined
  let isRepeated = false
  try {
    const unread = await checkAgain(actor, write)
    if (unread !== undefined) {
      for (const resource of batch) resource.writeFailure = unread
      return
    }
    for (const resource of batch) {
      resource.awaitsLook = true
      resource.firstSentAt ??= run.clock.now()
    }
    const subjects = batch.map(({ id, observation }) => ({ id, boundTo: observation?.boundTo ?? [] }))
    const left = await sendWrite(run.client, kind, step, subjects, {
      keepsDependents,
      attempts: WRITE_ATTEMPTS,
      isDue: () => isStillDue(actor, write, isRepeated),
      onAttempt: (attempt) => {
        isRepeated = attempt.code !== undefined
        // If one resource takes several calls, only the last decides.
        acceptedInPart(actor, write, accepted)
        const isAccepted = attempt.code === undefined && attempt.status !== undefined
        accepted = isAccepted ? attempt : undefined
        if (!isAccepted) recordRequest(run, batch, attempt)
      },
    })
    const last = accepted
    accepted = undefined
    settleAnswer(actor, write, left, last)
  } catch (error) {
    acceptedInPart(actor, write, accepted)
    if (error instanceof NotDueError) postpone(batch, error)
    else if (error instanceof CallError) handleRefusal(actor, write, error)
    else throw error
  }
}

/**
 * Reads again what the write depends on and was not read recently. The result says why that could not be read, if so.
 *
 * @throws NotDueError when it must not be sent now
 * @throws CallError when it would be refused for lack of permission
 */
async function checkAgain(actor: Sender, write: PlannedWrite): Promise<Failure | undefined> {
  const { kind, run, denials, containers, groups } = actor
  const { step, batch } = write
  // Another resource of this kind may have met the refusal since.
  const denial = denials.of(step)
  if (denial !== undefined) throw denial
  if (step !== 'unbind') await loadDependents(kind, batch, run, () => soonDue(actor))
  const unread =
    (await containers.refresh(batch.flatMap((resource) => containersOf(resource, run)))) ??
    (step === 'release' ? undefined : await groups.refresh(batch))
  if (unread !== undefined) return unread
  // Checked before waiting for a place among the writes, which another resource could use.
  if (!isStillDue(actor, write)) throw new NotDueError()
  return undefined
}

/** A throttled write waits for the next look at its resource, or it would delay those at the others. */
function postpone(batch: readonly Tracked[], { last }: NotDueError): void {
  for (const resource of batch) {
    if (last === undefined) resource.overdue = true
    else resource.writeFailure = failureOf(last, resource)
  }
}

/** Of several calls for one resource, this one has been accepted. */
function acceptedInPart({ run }: Actor, { batch }: PlannedWrite, accepted: Attempt | undefined): void {
  if (accepted === undefined) return
  recordRequest(run, batch, accepted)
  for (const resource of batch) resource.acceptedInPart(run.clock.now())
}

/** Everything that may be terminated or released next: one reading of what is attached serves all of it. */
function soonDue({ open, kind }: Actor): readonly Tracked[] {
  return open.filter((resource) => resource.open && resource.lookup(kind).state === 'present')
}

/** Nothing has changed since the write was planned, and the last look is recent enough to know. */
function isStillDue(
  { kind, run }: Actor,
  { step, call, batch, keepsDependents }: PlannedWrite,
  isRepeated = false,
): boolean {
  const since = freshSince(run, isRepeated ? 'repeated' : 'first')
  return batch.every((resource) => {
    if (!resource.open || resource.seenAt < since) return false
    if (resource.exclusion !== undefined || keptByContainment(resource, run) !== undefined) return false
    if (!containersOf(resource, run).every(({ open, seenAt }) => !open || seenAt >= freshSince(run, 'first')))
      return false
    if (step === 'unbind' || !mayHaveDependents(kind)) return true
    if (!run.dependents.isFresh(resource)) return false
    const decision = decideDeletion(resource, kind, call, run)
    return decision.type === 'send' && decision.keepsDependents === keepsDependents
  })
}
