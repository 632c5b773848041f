// A VPC or subnet and the resources in it: if one must be kept, so must the other.

import { isInUse, kindNamed, labelOf } from '../../resources/index.ts'
import type { Exclusion, Outcome } from '../model/result.ts'
import type { Tracked } from '../model/tracked.ts'
import type { Run } from '../run.ts'

/**
 * Why `resource` must be kept because of its VPC, or because of a resource inside it; undefined where it need not be.
 * A container that is kept only because of one of its resources keeps none of the others.
 */
export function keptByContainment(resource: Tracked, run: Run): Exclusion | undefined {
  return isElsewhere(resource) ?? keptByContainer(resource, run) ?? keptByContents(resource, run)
}

/** One reading of a list showed it inside the VPC, and its own item does not. */
function isElsewhere({ inside, observation, requests }: Tracked): Exclusion | undefined {
  if (inside === undefined || observation === undefined || requests.length > 0) return undefined
  if (!isInUse(observation.phase) || observation.refersTo.some((one) => labelOf(one) === inside))
    return undefined
  return { outcome: 'skipped', reason: `its own item does not name ${inside}` }
}

/** The VPCs that contain a resource that is in the run because of one of them. */
export function containersOf({ inside, container, observation }: Tracked, run: Run): readonly Tracked[] {
  if (inside === undefined) return []
  const others = (observation?.refersTo ?? [])
    .filter((one) => kindNamed(one.type)?.family === 'vpc' && labelOf(one) !== inside)
    .flatMap((one) => run.find(labelOf(one)) ?? [])
  return container === undefined ? others : [container, ...others]
}

function keptByContainer(resource: Tracked, run: Run): Exclusion | undefined {
  const { inside, container } = resource
  for (const one of containersOf(resource, run)) {
    // The id was that of a family, and turned out to be of another kind.
    const isOther = one === container && one.kind !== undefined && one.label !== inside
    const reason = isOther ? 'was not found' : whyNotEmptied(one)
    if (reason === undefined) continue
    const outcome = one.exclusion?.outcome === 'skipped' ? 'skipped' : 'protected'
    return { outcome, reason: `${isOther ? inside : one.label}, which contains it, ${reason}` }
  }
  return undefined
}

/** Why the VPC will not be deleted, where that is known before anything was sent for it. */
function whyNotEmptied({ exclusion, outcome, error, requests }: Tracked): string | undefined {
  if (exclusion !== undefined) {
    return 'isBecauseOfContents' in exclusion ? undefined : `must be kept (${exclusion.reason})`
  }
  if (outcome === 'missing') return 'was not found'
  return outcome === 'failed' && requests.length === 0 ? `has failed with ${error?.code ?? ''}` : undefined
}

const CONTAINERS: ReadonlySet<string> = new Set(['vpc', 'subnet'])

function keptByContents({ kind, label }: Tracked, run: Run): Exclusion | undefined {
  if (!CONTAINERS.has(kind?.family ?? '')) return undefined
  const kept =
    keptInThisRound(label, run) ?? keptInEarlierRounds(label, run) ?? protectedOutsideRun(label, run)
  if (kept === undefined) return undefined
  const reason = `it contains ${kept.label}, which must be kept (${kept.reason})`
  return { outcome: 'protected', reason, isBecauseOfContents: true }
}

interface Kept {
  readonly label: string
  readonly reason: string
}

function keptInThisRound(label: string, { resources }: Run): Kept | undefined {
  const kept = resources.find(
    ({ exclusion, observation, gone }) =>
      exclusion !== undefined &&
      !gone &&
      observation?.refersTo.some((one) => labelOf(one) === label) === true,
  )
  return kept && { label: kept.label, reason: kept.exclusion?.reason ?? '' }
}

function keptInEarlierRounds(label: string, { contents, earlier }: Run): Kept | undefined {
  return contents?.get(label)?.flatMap((member) => {
    const result = earlier?.get(member)
    if (result === undefined || !KEPT.has(result.outcome)) return []
    return [{ label: member, reason: result.reason ?? `it has failed with ${result.error?.code ?? ''}` }]
  })[0]
}

const KEPT: ReadonlySet<Outcome> = new Set(['protected', 'skipped', 'failed'])

/** A rule of `protect` may name what is inside, although nothing else has brought it into the run. */
function protectedOutsideRun(label: string, run: Run): Kept | undefined {
  for (const member of run.contents?.get(label) ?? []) {
    const observation = run.listedContents?.get(member)
    const kind = kindNamed(member.slice(0, member.indexOf('/')))
    if (kind === undefined || observation === undefined || run.find(member) !== undefined) continue
    const exclusion = run.filter.exclusionOf({ kind, observation, isDependent: false, isInside: true })
    if (exclusion?.outcome === 'protected') return { label: member, reason: exclusion.reason }
  }
  return undefined
}

/** The resources inside a VPC that this run does not tear down, in no round, as `type/id`. */
export function contentsOutsideRun({ label }: Tracked, run: Run): readonly string[] {
  const isOutside = (member: string) => run.find(member) === undefined && run.earlier?.has(member) !== true
  return (run.contents?.get(label) ?? []).filter(isOutside)
}
