// The audit: what the tag service finds in a whole account, compared with what this run knows and has done. It finds
// resources that no list of this action has, such as those of a type that it does not know.

import {
  KINDS,
  listTagged,
  meaningOf,
  UnusableAnswerError,
  type TaggedResource,
  type TagQuery,
} from '../resources/index.ts'
import { CallError, type Client, type Clock } from '../zenlayer/index.ts'
import type { Listener } from './listener.ts'
import { CLAIMS, dueIn, extended, isEnough, ONE_LOOK, type Checks, type Streak } from './model/claims.ts'
import { failureOf, notListed, unreliable } from './model/failure.ts'
import type { Goal } from './model/next-step.ts'
import type { Failure, Outcome, Result } from './model/result.ts'
import { ignoreStopped, type Stop, type StopReason } from './model/stop.ts'
import type { Criteria } from './select/criteria.ts'
import { compileGlob } from './select/glob.ts'
import type { SelectFrom } from './select/select.ts'

interface AuditOptions {
  readonly client: Client
  readonly clock: Clock
  readonly stop: Stop
  readonly criteria: Criteria
}

/** The service could not be read; `isForbidden`: because the access key lacks the permission. */
export interface Unaudited {
  readonly failure: Failure
  readonly isForbidden: boolean
}

export type Audit = { readonly found: readonly TaggedResource[] } | Unaudited

/** Whether the tag service can check a selection: it must cover every kind, by tags or by resource group. */
function canBeAudited(selectFrom: SelectFrom, { tags, resourceGroupId }: Criteria): boolean {
  const kinds = new Set(selectFrom.flatMap((word) => word.kinds))
  return kinds.size === KINDS.length && (tags.length > 0 || resourceGroupId !== undefined)
}

/** @throws StoppedError when the run was stopped first */
async function auditOnce({ client, criteria }: AuditOptions): Promise<Audit> {
  try {
    const lists = await Promise.all(queriesOf(criteria).map((query) => listTagged(client, query)))
    return {
      found: intersection(lists).filter((resource) => matches(resource, criteria, client.serverNow())),
    }
  } catch (error) {
    if (error instanceof UnusableAnswerError)
      return {
        failure: unreliable(`the answer of the tag service cannot be relied on: ${error.message}`),
        isForbidden: false,
      }
    if (!(error instanceof CallError)) throw error
    return { failure: failureOf(error), isForbidden: meaningOf(error.code) === 'forbidden' }
  }
}

function queriesOf({ tags, resourceGroupId }: Criteria): readonly TagQuery[] {
  return [...tags, ...(resourceGroupId === undefined ? [] : [{ resourceGroupId }])]
}

function intersection(lists: readonly (readonly TaggedResource[])[]): readonly TaggedResource[] {
  const [first = [], ...others] = lists
  const ids = others.map((list) => new Set(list.map(({ id }) => id)))
  return first.filter(({ id }) => ids.every((set) => set.has(id)))
}

/** A resource whose name or age the service does not return does not meet a criterion on it. */
function matches({ name, createdAt }: TaggedResource, criteria: Criteria, now: number): boolean {
  if (criteria.name !== undefined && (name === undefined || !compileGlob(criteria.name)(name))) return false
  if (criteria.olderThanMs === undefined) return true
  return createdAt !== undefined && now - createdAt > criteria.olderThanMs
}

/** Whether an outcome explains that a resource still has the tag. */
const EXPLAINS: Readonly<Record<Outcome, boolean>> = {
  recycled: true,
  destroyed: false,
  already: true,
  missing: false,
  requested: true,
  scheduled: true,
  planned: true,
  protected: true,
  skipped: true,
  pending: true,
  failed: true,
}

/** Resources that are still tagged although no result explains it. The service may lag, so it is queried several times. */
async function stillTagged(
  options: AuditOptions,
  results: readonly Result[],
  seenBefore: ReadonlySet<string> | undefined,
): Promise<Audit> {
  const { clock, stop } = options
  const explained = new Set(results.filter(({ outcome }) => EXPLAINS[outcome]).map(({ id }) => id))
  let streak: Streak | undefined
  let wasEmpty: boolean | undefined
  for (;;) {
    const at = clock.now()
    const audit = await auditOnce(options)
    if ('failure' in audit)
      return seenBefore === undefined && streak === undefined ? audit : notForbidden(audit)
    const found = audit.found.filter(({ id }) => !explained.has(id))
    const isEmpty = found.length === 0
    streak = extended(isEmpty === wasEmpty ? streak : undefined, at)
    wasEmpty = isEmpty
    const checks = isEmpty ? checksOfEmpty(seenBefore) : CLAIMS.stillTagged
    if (isEnough(streak, checks)) return { found }
    await clock.sleep(dueIn(streak, checks, clock.now()), stop.stopped)
    // Too few answers to say that nothing is left.
    if (stop.reason !== undefined && isEmpty) return { failure: notListed(stop.reason), isForbidden: false }
    if (stop.reason !== undefined) return { found }
  }
}

/** This run deletes nothing that only the tag service lists, so one answer does not prove that it is gone. */
function checksOfEmpty(seenBefore: ReadonlySet<string> | undefined): Checks {
  return seenBefore?.size === 0 ? ONE_LOOK : CLAIMS.listed
}

/** Another query has been answered, so the permission is there. */
function notForbidden({ failure }: Unaudited): Unaudited {
  return { failure, isForbidden: false }
}

/** A run that was stopped for another reason has failed anyway. */
function cutOff(reason: StopReason | undefined): Unaudited | undefined {
  const isCutOff = reason?.type === 'timeout' || reason?.type === 'cancelled'
  return isCutOff ? { failure: notListed(reason), isForbidden: false } : undefined
}

interface AuditorOptions extends AuditOptions {
  readonly selectFrom: SelectFrom
  readonly goal: Goal
  readonly dryRun: boolean
  readonly listener: Pick<Listener, 'audited'>
}

/** Audits a run over every kind, by tags or by resource group. For any other run, it does nothing. */
export function createAuditor(options: AuditorOptions) {
  const { selectFrom, criteria, goal, dryRun, stop, listener } = options
  const audits = canBeAudited(selectFrom, criteria)
  let failedBefore: Unaudited | undefined
  /** Listed by the tag service before the plan, and by no other list; undefined where it gave no answer. */
  let seenBefore: ReadonlySet<string> | undefined
  return {
    /** Reports the resources that the tag service lists, and none of the other lists. `seen`: the ids in those. */
    async before(seen: ReadonlySet<string>): Promise<void> {
      if (!audits || stop.reason !== undefined) return
      await ignoreStopped(async () => {
        const audit = await auditOnce(options)
        if ('failure' in audit) failedBefore = audit
        else {
          const unknown = audit.found.filter(({ id }) => !seen.has(id))
          seenBefore = new Set(unknown.map(({ id }) => id))
          listener.audited(unknown)
        }
      })
    },
    async after(results: readonly Result[]): Promise<Audit | undefined> {
      // A missing permission stays missing; any other failure may have been temporary.
      if (!audits || dryRun || goal !== 'destroyed' || failedBefore?.isForbidden === true) return failedBefore
      let audit: Audit | undefined
      if (stop.reason === undefined) {
        await ignoreStopped(async () => {
          audit = await stillTagged(options, results, seenBefore)
        })
      }
      return audit ?? cutOff(stop.reason)
    },
  }
}
