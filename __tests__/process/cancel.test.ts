// Signals, which only a process gets. Each run waits for its claims; all of them wait at once.

import { describe, expect, it } from '@jest/globals'
import { runDist, runDistAgainst } from '../support/scenario.ts'

const COUNT = 60
const MANY = {
  generate: [{ kind: 'vm-instance', count: COUNT, prefix: 'vm-' }],
  delays: { recycle: 4000, release: 150 },
}
const IDS = {
  'resource-type': 'vm-instance',
  ids: Array.from({ length: COUNT }, (_, index) => `vm-${index + 1}`).join(),
  destroy: 'true',
}

describe('a cancelled run', () => {
  it.concurrent.each([
    ['SIGINT', 'as soon as anything is printed', /./],
    ['SIGINT', 'at the first check', /^Zenlayer Teardown: /],
    ['SIGINT', 'in the middle of the writes', /TerminateInstance accepted/],
    ['SIGINT', 'while waiting', /-> RECYCLING/],
    ['SIGTERM', 'in the middle of the writes', /TerminateInstance accepted/],
  ] as const)(
    'by %s %s starts no new write and reports everything, and a second run completes it without repeating a write',
    async (signal, _when, line) => {
      let sent = false
      const first = await runDist(MANY, IDS, {
        onLine: (text, child) => {
          if (sent || !line.test(text)) return
          sent = true
          child.kill(signal)
        },
      })
      expect([first.exitCode, first.outputs['outcome']]).toEqual([1, 'cancelled'])
      expect(first.results).toHaveLength(COUNT)
      expect(first.list('pending')).toHaveLength(COUNT)
      expect(first.summary).toContain('Cancelled')
      expect(first.visibleLog.some((text) => text.startsWith('Still pending: vm-instance/vm-1,'))).toBe(true)
      const reported = new Set(first.list('request-ids'))
      for (const { requestId } of first.calls.filter(({ write }) => write)) {
        expect(first.log.join('\n')).toContain(requestId)
        expect(reported).toContain(requestId)
      }

      const second = await runDistAgainst(first.simulator, {
        resources: first.outputs['pending'] ?? '',
        destroy: 'true',
      })
      expect(second.exitCode).toBe(0)
      expect(new Set(Object.values(second.outcomes))).toEqual(new Set(['destroyed']))
      const terminated = [...first.calls, ...second.calls].filter(
        ({ action, applied }) => action === 'TerminateInstance' && applied,
      )
      expect(terminated).toHaveLength(COUNT)
      expect(new Set(terminated.flatMap(({ ids }) => ids)).size).toBe(COUNT)
    },
  )

  it.concurrent('gives up a request that is never answered', async () => {
    let sent = false
    const run = await runDist(
      {
        resources: [{ kind: 'vm-instance', id: 'vm-1' }],
        faults: { rules: [{ type: 'hang', actions: ['TerminateInstance'] }] },
      },
      { resources: 'vm-instance/vm-1' },
      {
        onLine: (line, child) => {
          if (sent || !line.startsWith('Plan for')) return
          sent = true
          // The write goes out right after the plan is printed.
          setImmediate(() => child.kill('SIGINT'))
        },
      },
    )
    expect([run.exitCode, run.outputs['outcome']]).toEqual([1, 'cancelled'])
    expect(run.outcomes).toEqual({ 'vm-instance/vm-1': 'pending' })
    expect(run.results[0]?.error?.message).toContain('TerminateInstance had been sent')
  })
})

describe('a killed process', () => {
  it.concurrent('has left the request id of every answered write in the log', async () => {
    let accepted = 0
    const run = await runDist(MANY, IDS, {
      onLine: (line, child) => {
        if (!line.startsWith('TerminateInstance accepted') || accepted >= 20) return
        accepted += line.split(', ').length
        if (accepted >= 20) child.kill('SIGKILL')
      },
    })
    expect(accepted).toBeGreaterThanOrEqual(20)
    // There was no time for a report.
    expect([run.exitCode, run.outputs]).toEqual([null, {}])
    const answered = run.calls.filter(({ write }) => write).map(({ requestId }) => requestId)
    const logged = answered.filter((id) => run.log.join('\n').includes(id))
    expect(logged.length).toBeGreaterThanOrEqual(20)
  })
})
