import { describe, expect, it } from '@jest/globals'
import type { Result } from '../../src/teardown/index.ts'
import { runDist } from '../support/scenario.ts'

describe('ten thousand resources', () => {
  it('go in one step, under 200 MB; outputs and summary stay within their limits, the file has everything', async () => {
    const count = 10_000
    const run = await runDist(
      {
        generate: [{ kind: 'vm-instance', count: count - 1, prefix: 'vm-', name: 'préview-🚀' }],
        resources: [{ kind: 'vm-instance', id: 'last', commitment: true }],
      },
      {
        'resource-type': 'vm-instance',
        ids: [...Array.from({ length: count - 1 }, (_, index) => `vm-${index + 1}`), 'last'].join(),
        destroy: 'true',
        concurrency: '32',
        'poll-interval': '5s',
      },
      { env: { NODE_OPTIONS: `--import ${import.meta.dirname}/../support/peak-memory.ts` } },
    )
    expect(run.exitCode).toBe(1)
    expect(run.outputs['outcome']).toBe('partial')

    const peak = Number(/^peak memory (\d+) MB$/.exec(run.log.at(-1) ?? '')?.[1])
    expect(peak).toBeGreaterThan(0)
    expect(peak).toBeLessThan(200)

    const everything = JSON.parse(run.resultsFile ?? '') as Result[]
    expect(everything).toHaveLength(count)
    // Each by one accepted terminate and one accepted release; a busy machine may lose an answer.
    const accepted = ({ requests }: Result) => requests.filter(({ code }) => code === undefined).length
    const odd = everything.filter(
      (result) => result.id !== 'last' && (result.outcome !== 'destroyed' || accepted(result) > 2),
    )
    expect(odd).toEqual([])

    expect(run.outputs['results']?.length).toBeLessThanOrEqual(400_000)
    // Failures are complete, even where other results are shortened.
    expect(run.results.find(({ id }) => id === 'last')).toMatchObject({ outcome: 'failed' })
    expect(run.list('succeeded')).toHaveLength(count - 1)
    expect(run.list('failed')).toEqual(['vm-instance/last'])

    expect(Buffer.byteLength(run.summary)).toBeLessThan(1024 * 1024)
    expect(run.summary).toMatch(/… and \d+ more rows/)
    expect(run.summary.indexOf('vm-instance/last')).toBeLessThan(run.summary.indexOf('vm-instance/vm-1<'))
    expect(run.summary).not.toContain('\uFFFD')

    // One terminate each, a hundred releases of a hundred, and some slack for batches that are not full.
    expect(run.writes.length).toBeLessThanOrEqual(count + 200)
  })
})
