// A VPC or subnet and what is in it: if one of them must stay, so must the other.

import type { Exclusion } from './exclusion.ts'
import type { Run } from './run.ts'
import type { Tracked } from './tracked.ts'

/**
 * Why `resource` must stay because of what it is inside of, or of what is in it; undefined where neither says so.
 * A container that stays only because of one of its resources keeps none of the others.
 */
export function keptByContainment(resource: Tracked, run: Run): Exclusion | undefined {
  return keptByContainer(resource, run) ?? keptByContents(resource, run)
}

function keptByContainer({ inside }: Tracked, run: Run): Exclusion | undefined {
  const container = inside === undefined ? undefined : run.find(inside)
  const exclusion = container?.exclusion
  if (container === undefined || exclusion === undefined || exclusion.outcome === 'failed') return undefined
  if (exclusion.isBecauseOfContents === true) return undefined
  return {
    outcome: exclusion.outcome,
    reason: `${container.label}, which it is inside of, must stay (${exclusion.reason})`,
  }
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
