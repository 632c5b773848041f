// A VPC or subnet and what is in it: if one of them must stay, so must the other.

import type { Exclusion } from './result.ts'
import type { Run } from './run.ts'
import type { Tracked } from './tracked.ts'

/**
 * Why `resource` must stay because of what it is inside of, or of what is in it; undefined where neither says so.
 * A container that stays only because of one of its resources keeps none of the others.
 */
export function keptByContainment(resource: Tracked, run: Run): Exclusion | undefined {
  return keptByContainer(resource) ?? keptByContents(resource, run)
}

function keptByContainer({ inside, container }: Tracked): Exclusion | undefined {
  if (inside === undefined || container === undefined) return undefined
  // The id of a family: it turned out to be of another kind.
  const isOther = container.kind !== undefined && container.label !== inside
  const reason = isOther ? 'was not found' : whyNotEmptied(container)
  if (reason === undefined) return undefined
  const outcome = container.exclusion?.outcome === 'skipped' ? 'skipped' : 'protected'
  return { outcome, reason: `${inside}, which it is inside of, ${reason}` }
}

/** A VPC that will not go as far as is known, before anything was sent for it. */
function whyNotEmptied({ exclusion, outcome, error, requests }: Tracked): string | undefined {
  if (exclusion !== undefined) {
    return 'isBecauseOfContents' in exclusion ? undefined : `must stay (${exclusion.reason})`
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
      observation?.refersTo.some(({ type, id }) => `${type}/${id}` === label) === true,
  )
  if (kept === undefined) return undefined
  const reason = `${kept.label} in it must stay (${kept.exclusion?.reason ?? ''})`
  return { outcome: 'protected', reason, isBecauseOfContents: true }
}

/** What is inside a VPC and not torn down in this run, as `type/id`. */
export function outsideOf({ label }: Tracked, run: Run): readonly string[] {
  return (run.contents?.get(label) ?? []).filter((member) => run.find(member) === undefined)
}
