import { describe, expect, it } from '@jest/globals'
import { runAgainst, runScenario } from '../support/scenario.ts'

const MANY = {
  generate: [{ kind: 'vm-instance', count: 60, prefix: 'vm-' }],
  delays: { recycle: 4000, release: 150 },
}
const IDS = {
  'resource-type': 'vm-instance',
  ids: Array.from({ length: 60 }, (_, index) => `vm-${index + 1}`).join(),
  destroy: 'true',
}

describe.each(['SIGINT', 'SIGTERM'] as const)('%s', (signal) => {
  it.each([
    ['as soon as anything is printed', /./],
    ['at the first look', /^Zenlayer Teardown: /],
    ['in the middle of the writes', /TerminateInstance accepted/],
    ['while waiting', /-> RECYCLING/],
  ])(
    '%s: no new write, everything reported, and a second run finishes without repeating one',
    async (_, when) => {
      let sent = false
      const first = await runScenario(MANY, IDS, {
        onLine: (line, child) => {
          if (sent || !when.test(line)) return
          sent = true
          child.kill(signal)
        },
      })
      expect(first.exitCode).toBe(1)
      expect(first.outputs['outcome']).toBe('cancelled')
      expect(first.results).toHaveLength(60)
      expect(first.list('pending')).toHaveLength(60)
      expect(first.summary).toContain('Cancelled')
      expect(first.visibleLog.some((line) => line.startsWith('Still pending: vm-instance/vm-1,'))).toBe(true)
      const told = new Set(first.list('request-ids'))
      for (const { requestId } of first.calls.filter(({ write }) => write)) {
        expect(first.log.join('\n')).toContain(requestId)
        expect(told).toContain(requestId)
      }

      const second = await runAgainst(first.simulator, {
        resources: first.outputs['pending'] ?? '',
        destroy: 'true',
      })
      expect(second.exitCode).toBe(0)
      expect(new Set(Object.values(second.outcomes))).toEqual(new Set(['destroyed']))
      const terminated = [...first.calls, ...second.calls].filter(
        ({ action, applied }) => action === 'TerminateInstance' && applied,
      )
      expect(terminated).toHaveLength(60)
      expect(new Set(terminated.flatMap(({ ids }) => ids)).size).toBe(60)
    },
  )

  it('gives up a request in flight that is never answered', async () => {
    let sent = false
    const run = await runScenario(
      {
        resources: [{ kind: 'vm-instance', id: 'vm-1' }],
        faults: { rules: [{ type: 'hang', actions: ['TerminateInstance'] }] },
      },
      { resources: 'vm-instance/vm-1' },
      {
        onLine: (line, child) => {
          if (sent || !line.startsWith('Plan for')) return
          sent = true
          // The write goes out right after the plan is told.
          setImmediate(() => child.kill(signal))
        },
      },
    )
    expect([run.exitCode, run.outputs['outcome']]).toEqual([1, 'cancelled'])
    expect(run.outcomes).toEqual({ 'vm-instance/vm-1': 'pending' })
    expect(run.results[0]?.error?.message).toContain('TerminateInstance had been sent')
  })
})

describe('a killed process', () => {
  it('has left the request id of every answered write in the log', async () => {
    let accepted = 0
    const run = await runScenario(MANY, IDS, {
      onLine: (line, child) => {
        if (!line.startsWith('TerminateInstance accepted') || accepted >= 20) return
        accepted += line.split(', ').length
        if (accepted >= 20) child.kill('SIGKILL')
      },
    }).catch((error: unknown) => error)
    expect(accepted).toBeGreaterThanOrEqual(20)
    // Nothing was reported: there was no time to. The log of the scenario helper is all there is.
    expect(run).toBeInstanceOf(Error)
  })
})
