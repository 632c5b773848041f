// A VPC or subnet and the resources in it: if one must be kept, so must the other.

import { labelOf } from '../../resources/index.ts'
import type { Exclusion } from '../model/result.ts'
import type { Tracked } from '../model/tracked.ts'
import type { Run } from '../run.ts'

/**
 * Why `resource` must be kept because of its VPC, or because of a resource inside it; undefined where it need not be.
 * A container that is kept only because of one of its resources keeps none of the others.
 */
export function keptByContainment(resource: Tracked, run: Run): Exclusion | undefined {
  return keptByContainer(resource) ?? keptByContents(resource, run)
}

function keptByContainer({ inside, container }: Tracked): Exclusion | undefined {
  if (inside === undefined || container === undefined) return undefined
  // The id was that of a family, and turned out to be of another kind.
  const isOther = container.kind !== undefined && container.label !== inside
  const reason = isOther ? 'was not found' : whyNotEmptied(container)
  if (reason === undefined) return undefined
  const outcome = container.exclusion?.outcome === 'skipped' ? 'skipped' : 'protected'
  return { outcome, reason: `${inside}, which contains it, ${reason}` }
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
  const kept = run.resources.find(
    ({ exclusion, observation, gone }) =>
      exclusion !== undefined &&
      !gone &&
      observation?.refersTo.some((one) => labelOf(one) === label) === true,
  )
  if (kept === undefined) return undefined
  const reason = `it contains ${kept.label}, which must be kept (${kept.exclusion?.reason ?? ''})`
  return { outcome: 'protected', reason, isBecauseOfContents: true }
}

/** The resources inside a VPC that this run does not tear down, as `type/id`. */
export function contentsOutsideRun({ label }: Tracked, run: Run): readonly string[] {
  return (run.contents?.get(label) ?? []).filter((member) => run.find(member) === undefined)
}
