// Makes the resources attached to others part of the run.

import type { Kind } from '../../resources/index.ts'
import { dependentExcludedByFilter } from '../keep/deletion.ts'
import { labelOfAttached, mayHaveDependents, type Attached } from '../model/attached.ts'
import { unreliable } from '../model/failure.ts'
import { isUnclear } from '../model/proof.ts'
import { Tracked } from '../model/tracked.ts'
import type { Run } from '../run.ts'
import type { DependentsReading } from './dependents.ts'

/**
 * Reads what is attached to `parents`, all of `kind`, and makes it part of the run. `soon`: further resources that may be
 * deleted next; one reading serves them all.
 */
export async function loadDependents(
  kind: Kind,
  parents: readonly Tracked[],
  run: Run,
  soon: () => readonly Tracked[] = () => [],
): Promise<void> {
  if (!mayHaveDependents(kind) || parents.length === 0) return
  await run.dependents.refresh(kind, parents, soon)
  for (const parent of parents) register(parent, run.dependents.lastReadingOf(parent), run)
}

/** What was attached between the last reading and the call is deleted with `parents`, and is reported. */
export async function loadLateDependents(kind: Kind, parents: readonly Tracked[], run: Run): Promise<void> {
  if (!mayHaveDependents(kind) || parents.length === 0) return
  const readings = await run.dependents.read(kind, parents)
  for (const [parent, reading] of readings) register(parent, reading, run)
}

function register(parent: Tracked, reading: DependentsReading | undefined, run: Run): void {
  if (reading === undefined || 'failure' in reading) return
  const added: Tracked[] = []
  for (const attached of reading.attached) {
    const known = find(attached, run)
    if (known === undefined) added.push(addDependent(attached, parent, reading.askedAt, run))
    else sawAttached(known, attached, parent, run)
  }
  for (const attached of reading.earlier) {
    const known = find(attached, run)
    const exclusion = dependentExcludedByFilter(attached, known, parent, run)
    if (exclusion === undefined) continue
    if (known === undefined) addDependent(attached, parent, reading.askedAt, run)
    else if (known.parent !== undefined && !known.tookEffect) known.exclusion ??= exclusion
  }
  if (run.planChecked()) admit(added, parent, run)
}

/** The guards have not checked `added`: they were attached after the plan was made. */
function admit(added: readonly Tracked[], parent: Tracked, run: Run): void {
  const error = added.length === 0 ? undefined : run.admit(added)
  if (error === undefined) return
  // The call has been accepted, or may have been: only they can still be reported.
  if (parent.tookEffect || isUnclear(parent))
    for (const one of added) one.exclusion ??= { outcome: 'failed', reason: REFUSED, error }
  else if (parent.open) run.settle(parent, 'failed', error)
}

function find(attached: Attached, run: Run): Tracked | undefined {
  return run.find(labelOfAttached(attached)) ?? namedByFamily(attached, run)
}

const REFUSED = 'a guard refuses what was attached after the plan'

/** The inputs name it by its family, and its kind is not known yet: it is in the run already. */
function namedByFamily({ kind, observation }: Attached, run: Run): Tracked | undefined {
  return run.resources.find(
    ({ open, kind: own, id, candidates }) =>
      open && own === undefined && id === observation.id && candidates.includes(kind),
  )
}

function addDependent(attached: Attached, parent: Tracked, askedAt: number, run: Run): Tracked {
  const { kind, observation, listedGroup } = attached
  const target = { type: kind.type, kinds: [kind], id: observation.id, parent, listedGroup }
  const resource = new Tracked(target, parent.position, run.clock.now())
  run.add(resource)
  run.sawPresent(resource, kind, observation, askedAt)
  // Its name is judged by the guards, with all others that were added.
  resource.exclusion = dependentExcludedByFilter(attached, resource, parent, run)
  return resource
}

/** It exists, even if the looks by its id do not find it. */
function sawAttached(known: Tracked, { kind, observation }: Attached, parent: Tracked, run: Run): void {
  known.listed ??= observation
  known.sawListedWith(parent.label)
  if (known.outcome !== 'missing') return
  const { action } = kind.describe
  const reason = `${action} does not find it by its id, but lists it as attached to ${parent.label}`
  run.settle(known, 'failed', unreliable(reason))
}
