// What must be kept is looked at until nothing of the run can delete it any more.

import { describe, expect, it } from '@jest/globals'
import { Simulator, type Seed } from '../../simulator/index.ts'
import { outcomes, runAgain, runEngine } from '../support/engine.ts'
import { createVirtualClock } from '../support/virtual-clock.ts'

const quick = { recycle: 0, release: 0, busy: 0 }

describe('what must be kept', () => {
  it.each([
    ['zec-instance/z', 4100],
    ['instance/z', 8300],
  ])(
    'what must stay is looked at after the release of %s, which takes it along all the same',
    async (word, goneAt) => {
      const seed: Seed = {
        resources: [
          { kind: 'zec-instance', id: 'z', delays: quick },
          {
            kind: 'zec-eip',
            id: 'e',
            tags: { keep: 'true' },
            instanceId: 'z',
            timeline: [{ after: goneAt, status: 'GONE' }],
          },
        ],
      }
      const { results } = await runEngine(seed, [word, 'zec-eip/e'], {
        guards: { protect: ['tag:keep=true'] },
      })
      expect(outcomes(results)).toEqual({ 'zec-instance/z': 'destroyed', 'zec-eip/e': 'failed' })
    },
  )

  it('one wrong answer, which shows it attached to nothing, does not end the looks at what must stay', async () => {
    const seed: Seed = {
      resources: [
        { kind: 'zec-instance', id: 'z', delays: quick },
        {
          ...{ kind: 'zec-eip', id: 'e', tags: { keep: 'true' }, instanceId: 'z' },
          shown: [{ as: 'RECYCLE', from: 0, times: 1, in: 'ids' }],
          timeline: [{ after: 4100, status: 'GONE' }],
        },
      ],
    }
    const { results } = await runEngine(seed, ['zec-instance/z', 'zec-eip/e'], {
      guards: { protect: ['tag:keep=true'] },
    })
    expect(outcomes(results)).toEqual({ 'zec-instance/z': 'destroyed', 'zec-eip/e': 'failed' })
  })

  it('a look right after an accepted release may be older than it: what must stay is pending when the run is cancelled then', async () => {
    const clock = createVirtualClock()
    const simulator = new Simulator(
      {
        resources: [
          { kind: 'zec-instance', id: 'z', delays: { ...quick, release: 5000 } },
          {
            ...{
              kind: 'zec-nic',
              id: 'n',
              instanceId: 'z',
              nicType: 'Secondary',
              delays: { ...quick, release: 5000 },
            },
            // Its list is a second and a half behind: the last reading before the release has not shown the tag yet.
            ...{ staleMs: 1500, events: [{ at: 3000, set: { tags: { keep: 'true' } } }] },
          },
        ],
      },
      { now: () => clock.now() },
    )
    let left = 4
    const { results } = await runAgain(simulator, clock, ['zec-instance/z'], {
      guards: { protect: ['tag:keep=true'] },
      onCall: (_count, stop) => {
        const isSent = simulator.calls.slice(0, -1).some(({ write }) => write)
        if (isSent && (left -= 1) < 0) stop.stop({ type: 'cancelled' })
      },
    })
    expect(simulator.statusOf('zec-nic', 'n')).toBe('DELETING')
    expect(outcomes(results)['zec-nic/n']).toBe('pending')
  })

  it('what the lists of the selection have shown in the recycle bin, and a person has restored since, is not sent there again', async () => {
    const tags = { a: 'b' }
    const seed: Seed = {
      resources: [
        { kind: 'vm-disk', id: 'd', tags, delays: quick },
        {
          kind: 'port',
          id: 'p',
          tags,
          delays: quick,
          status: 'RECYCLE',
          events: [{ at: 4030, set: { status: 'RUNNING' } }],
        },
      ],
    }
    const { results, simulator } = await runEngine(seed, ['vm-disk', 'port'], {
      goal: 'recycled',
      criteria: { tags: [{ key: 'a', value: 'b' }] },
    })
    expect(simulator.calls.filter(({ action }) => action === 'TerminatePort')).toEqual([])
    expect(results.find(({ id }) => id === 'p')?.error?.code).toBe('RESTORED')
  })
})
