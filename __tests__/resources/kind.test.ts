import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { KINDS, phaseOf, type Kind, type Phase } from '../../src/resources/index.ts'

function kind(type: string): Kind {
  const found = KINDS.find((candidate) => candidate.type === type)
  if (found === undefined) throw new Error(`no such kind: ${type}`)
  return found
}

/** Section 3 of the facts, copied column by column. */
const LIFECYCLES: Readonly<Record<string, Readonly<Partial<Record<Phase, string>>>>> = {
  port: {
    live: 'RUNNING',
    busy: 'CREATING, UPDATING, RECOVERING',
    recycling: 'DELETING',
    recycled: 'RECYCLED',
    leaving: 'DESTROYING',
    gone: 'DESTROYED',
  },
  'vm-instance': {
    live: 'RUNNING, STOPPED, CREATE_FAILED',
    busy: 'PENDING, DEPLOYING, REBUILDING, REBOOT, BOOTING, STOPPING, IMAGING',
    recycling: 'RECYCLING',
    recycled: 'RECYCLE',
    leaving: 'RELEASING',
  },
  'bmc-instance': {
    live: 'RUNNING, STOPPED, CREATE_FAILED, INSTALL_FAILED',
    busy: 'PENDING, CREATING, INSTALLING, BOOTING, STOPPING',
    recycling: 'RECYCLING',
    recycled: 'RECYCLE',
    leaving: 'RELEASING',
  },
  'bmc-eip': {
    live: 'AVAILABLE, ASSOCIATED, INUSE, CREATE_FAILED',
    busy: 'CREATING, ASSOCIATING, UNASSOCIATING',
    recycling: 'RECYCLING',
    recycled: 'RECYCLE',
    leaving: 'RELEASING',
  },
}

const ROWS = Object.entries(LIFECYCLES).flatMap(([type, columns]) =>
  Object.entries(columns).flatMap(([phase, statuses]) =>
    statuses.split(', ').map((status) => [type, status, phase as Phase] as const),
  ),
)

const KNOWN = new Set(ROWS.map(([type, status]) => `${type} ${status}`))
const EVERY_STATUS = [...new Set(ROWS.map(([, status]) => status))]

describe('where a resource stands', () => {
  it.each(ROWS)('%s %s: %s', (type, status, phase) => {
    expect(phaseOf(kind(type), status)).toBe(phase)
  })

  it.each(Object.keys(LIFECYCLES))('in the bin by either spelling: %s', (type) => {
    expect([phaseOf(kind(type), 'RECYCLE'), phaseOf(kind(type), 'RECYCLED')]).toEqual([
      'recycled',
      'recycled',
    ])
  })

  it.each(Object.keys(LIFECYCLES))(
    'is unknown for a status of another kind, since its own may mean another thing by it: %s',
    (type) => {
      const foreign = EVERY_STATUS.filter(
        (status) => !KNOWN.has(`${type} ${status}`) && !/^RECYCLED?$/.test(status),
      )
      expect(foreign.length).toBeGreaterThan(0)
      expect(foreign.map((status) => phaseOf(kind(type), status))).toEqual(foreign.map(() => 'unknown'))
    },
  )

  it.each(['running', 'Running', ' RUNNING', 'RUNNING ', 'NEW_STATUS', '', 'live', 'constructor'])(
    'is unknown for %j, and so nothing is written on it',
    (status) => {
      for (const { type } of KINDS) expect(phaseOf(kind(type), status)).toBe('unknown')
    },
  )

  it('is gone for nothing but DESTROYED of the services sdn and ipt, whatever the API may write', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...KINDS),
        fc.oneof(fc.string(), fc.constantFrom(...EVERY_STATUS)),
        (any, status) => {
          const gone = phaseOf(any, status) === 'gone'
          expect(gone).toBe(['sdn', 'ipt'].includes(any.service) && status === 'DESTROYED')
        },
      ),
    )
  })
})
