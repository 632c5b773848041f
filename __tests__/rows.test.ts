// A kind is written down twice, independently: in src/resources/kinds and in simulator/kinds. Where the two disagree,
// one of them is wrong about the API.

import { describe, expect, it } from '@jest/globals'
import { KINDS as SIMULATED } from '../simulator/kinds.ts'
import { THERE } from '../simulator/kinds/common.ts'
import { GONE } from '../simulator/lifecycle.ts'
import type { Kind as Simulated } from '../simulator/kind.ts'
import { KINDS, type Kind } from '../src/resources/index.ts'
import { phaseOf, WRITE_STEPS, type Write } from '../src/resources/kind.ts'

/** Not statuses of the API: what the simulator has where a kind has none, and what it calls the end. */
const OWN_MARKS: ReadonlySet<string> = new Set([THERE.live[0], GONE])

const pairs = KINDS.map((ours): [string, Kind, Simulated | undefined] => [
  ours.type,
  ours,
  SIMULATED.find(({ name }) => name === ours.type),
])

describe.each(pairs)('the two rows of %s', (type, ours, theirs) => {
  if (theirs === undefined) throw new Error(`simulator/kinds has no ${type}, src/resources/kinds has`)

  it('agree on service, version, list and ids', () => {
    expect({ simulator: facts(theirs.service, theirs.list.action, theirs.list.ids) }).toEqual({
      simulator: facts(ours.service, ours.describe.action, ours.describe.idsField),
    })
    expect(Object.keys(theirs.versions)).toContain(ours.version)
    expect(ours.describe.atMost).toBeLessThanOrEqual(theirs.list.maxIds ?? 100)
  })

  it('agree on the writes and the parameter that names the resources', () => {
    for (const write of writesOf(ours)) {
      const known = theirs.writes
        .filter(
          ({ action, versions }) => action === write.action && (versions?.includes(ours.version) ?? true),
        )
        .map(({ parameter, maxIds = 100 }) => ({ parameter, maxIds }))
      expect({ [write.action]: known }).toEqual({
        [write.action]: [{ parameter: parameterOf(write), maxIds: expect.any(Number) }],
      })
      if ('atMost' in write) expect(write.atMost).toBeLessThanOrEqual(known[0]?.maxIds ?? 0)
    }
  })

  it('agree on what the statuses mean', () => {
    const { life } = theirs
    const meanings: readonly (readonly [readonly (string | undefined)[], readonly string[]])[] = [
      [
        [...life.live, ...life.failed],
        ['live', 'bound'],
      ],
      [Object.keys(life.bound ?? {}), ['bound', 'held', 'live']],
      [[...Object.keys(life.busy), ...Object.keys(life.creating), life.unbinding], ['busy']],
      // An IP transit that is DELETING has no bin to stop in (CLI).
      [[life.recycling], ['recycling', 'leaving']],
      [[life.bin], ['recycled']],
      [[life.leaving], ['leaving']],
      [[life.farewell], ['gone']],
    ]
    const disagreements = meanings.flatMap(([statuses, phases]) =>
      statuses
        .filter((status) => status !== undefined && !OWN_MARKS.has(status))
        .map((status) => ({ status, ours: phaseOf(ours, status ?? ''), simulator: phases }))
        .filter((meaning) => !phases.includes(meaning.ours)),
    )
    expect(ours.fields.status === undefined ? [] : disagreements).toEqual([])
  })
})

it('no kind is missing from the action', () => {
  // zos-command stands for a type that the action does not know.
  expect(
    SIMULATED.map(({ name }) => name).filter((name) => !KINDS.some(({ type }) => type === name)),
  ).toEqual(['zos-command'])
})

function facts(service: string, action: string, ids: string) {
  return { service, action, ids }
}

function writesOf({ writes }: Kind): readonly Write[] {
  return WRITE_STEPS.flatMap((step) => {
    const write = writes[step]
    return write === undefined ? [] : [write]
  })
}

function parameterOf(write: Write): string {
  return 'idsField' in write ? write.idsField : write.idField
}
