// The two rows of each kind, written independently of each other from the facts: one in src/resources/kinds, one in
// simulator/kinds. Where they disagree, one of them is wrong.

import { describe, expect, it } from '@jest/globals'
import { KINDS as SIMULATED } from '../../simulator/kinds.ts'
import { GONE } from '../../simulator/lifecycle.ts'
import { KINDS, phaseOf, WRITE_STEPS, type Kind } from '../../src/resources/index.ts'
import { nameFiltersOf } from './simulated.ts'

type Simulated = (typeof SIMULATED)[number]

/** In the simulator only: a kind that no environment needs torn down, for the audit by the tag service. */
const UNKNOWN_HERE = ['zos-command']

/** Statuses that the simulator can show and that no source gives to the kind: unknown here, so nothing is written in them. */
const BEYOND_THE_SOURCES: Readonly<Record<string, readonly string[]>> = {
  'vm-instance': ['CREATING', 'RECOVERING'],
  'bmc-instance': ['RECOVERING'],
  'bmc-eip': ['RECOVERING'],
  'bmc-vpc': ['PENDING', 'ASSOCIATING'],
}

/** The column `recycleBin` in src/, by that of the simulator. */
const BINS = { always: true, usually: 'usually', rarely: false, never: false } as const

const STEPS = { unbind: 'unbind', terminate: 'recycle', release: 'release' } as const

/** What the row in src/ calls, in the terms of the simulator: each action with its parameter and its steps. */
function callsOf({ writes }: Kind): Record<string, unknown> {
  const calls: Record<string, { parameter: string; steps: string[] }> = {}
  for (const step of WRITE_STEPS) {
    const call = writes[step]
    if (call === undefined) continue
    const parameter = 'idField' in call ? call.idField : call.idsField
    calls[call.action] ??= { parameter, steps: [] }
    calls[call.action]?.steps.push(STEPS[step])
  }
  return calls
}

/** The same calls as the simulator has them. */
function simulatedCallsOf({ writes }: Simulated, actions: readonly string[]): Record<string, unknown> {
  const hasRelease = writes.some(({ steps }) => steps.includes('release'))
  return Object.fromEntries(
    writes
      .filter(({ action }) => actions.includes(action))
      .map(({ action, parameter, steps }) => [
        action,
        {
          parameter,
          steps: steps.flatMap((step) => {
            // An unbinding that is no change of status.
            if (step === 'change') return ['unbind']
            // Where there is no bin, the one step is the first of the two.
            return step === 'recycle' && !hasRelease ? ['recycle', 'release'] : [step]
          }),
        },
      ]),
  )
}

/** Each status of the simulator's row, and the phases that the row in src/ may have for it. */
function statusesOf({ life }: Simulated): readonly (readonly [status: string, phases: readonly string[]])[] {
  const all = (statuses: readonly (string | undefined)[], ...phases: readonly string[]) =>
    statuses.flatMap((status) => (status === undefined ? [] : [[status, phases] as const]))
  return [
    ...all([...life.live, ...life.failed], 'live'),
    ...all([...Object.keys(life.creating), ...Object.keys(life.busy), life.unbinding], 'busy'),
    ...all(Object.keys(life.bound ?? {}), 'bound', 'held', 'live'),
    ...all([life.recycling], 'recycling', 'leaving', 'unknown'),
    ...all([life.bin], 'recycled'),
    // What has no such status is gone at once.
    ...all([life.leaving === GONE ? undefined : life.leaving], 'leaving'),
    ...all([life.farewell], 'gone'),
  ]
}

it('every kind has a row in either place', () => {
  const types = [...KINDS.map(({ type }) => type), ...UNKNOWN_HERE]
  expect(SIMULATED.map(({ name }) => name).toSorted()).toEqual(types.toSorted())
})

describe.each(KINDS)('$type', (kind) => {
  const where = { ours: `src/resources/kinds/${kind.service}.ts`, theirs: 'simulator/kinds' }
  const row = SIMULATED.find(({ name }) => name === kind.type)
  if (row === undefined) throw new Error(`${kind.type} of ${where.ours} has no row in ${where.theirs}`)

  it('is of the same service and list', () => {
    expect({ ...where, service: kind.service, ...kind.describe }).toEqual({
      ...where,
      service: row.service,
      action: row.list.action,
      idsField: row.list.ids,
      atMost: row.list.maxIds ?? 100,
    })
    expect(Object.keys(row.versions).toSorted().at(-1)).toBe(kind.version)
  })

  it('has the same writes', () => {
    const calls = callsOf(kind)
    expect({ where, calls: simulatedCallsOf(row, Object.keys(calls)) }).toEqual({ where, calls })
  })

  it('promises the recycle bin only as far as the simulator has one', () => {
    const ours = typeof kind.recycleBin === 'object' ? 'usually' : kind.recycleBin
    expect({ where, ours }).toEqual({ where, ours: BINS[row.recycleBin] })
  })

  it('filters by a name just where the list does so exactly, and by its beginning where the list does that', () => {
    const ours = kind.nameFilter === undefined ? [] : [kind.nameFilter]
    expect({ where, ours }).toEqual({ where, ours: nameFiltersOf(kind) })
  })

  it('has the same statuses', () => {
    if (kind.fields.status === undefined) {
      expect(statusesOf(row)).toEqual([[row.life.live[0], ['live']]])
      return
    }
    const beyond = BEYOND_THE_SOURCES[kind.type] ?? []
    const wrong = statusesOf(row).filter(
      ([status, phases]) => !phases.includes(beyond.includes(status) ? 'busy' : phaseOf(kind, status)),
    )
    expect(beyond.map((status) => phaseOf(kind, status))).toEqual(beyond.map(() => 'unknown'))
    expect({ where, wrong }).toEqual({ where, wrong: [] })
  })
})
