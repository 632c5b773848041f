import { describe, expect, it } from '@jest/globals'
import { renderGantt } from '../../src/report/gantt.ts'
import type { Way } from '../../src/teardown/index.ts'

const way = (fields: Partial<Way> = {}): Way => ({
  label: 'vm-instance/vm-1',
  stretches: [
    { name: 'terminate', from: 120, to: 3000 },
    { name: 'in the bin', from: 3000, to: 4000 },
    { name: 'leaving', from: 4000, to: 65_500 },
  ],
  outcome: 'destroyed',
  endedAt: 65_500,
  ...fields,
})

describe('the picture', () => {
  it('shows the way of each resource by the time it took', () => {
    expect(renderGantt([way()])).toBe(`\`\`\`mermaid
%%{init: {"gantt":{"leftPadding":148}}}%%
gantt
dateFormat YYYY-MM-DD HH:mm:ss.SSS
axisFormat %H:%M:%S
section vm-instance/vm-1
terminate :2000-01-01 00:00:00.120, 2000-01-01 00:00:03.000
in the bin :2000-01-01 00:00:03.000, 2000-01-01 00:00:04.000
leaving :2000-01-01 00:00:04.000, 2000-01-01 00:01:05.500
gone :milestone, 2000-01-01 00:01:05.500, 0ms
\`\`\`

`)
  })

  it('ends with the outcome, in red where it is no good one', () => {
    const end = (outcome: Way['outcome']) =>
      renderGantt([way({ outcome })])
        .split('\n')
        .find((line) => line.includes('milestone'))
    expect(end('recycled')).toMatch(/^recycled :milestone, /)
    expect(end('failed')).toMatch(/^failed :crit, milestone, /)
    expect(end('pending')).toMatch(/^pending :crit, milestone, /)
  })

  it('leaves out what took no way, and is none where nothing did', () => {
    const still = way({ label: 'port/still', stretches: [], outcome: 'already' })
    expect(renderGantt([still, way()])).not.toContain('still')
    expect(renderGantt([still])).toBe('')
    expect(renderGantt([])).toBe('')
  })

  it('is drawn of thirty and of no more', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => way({ label: `port/p-${index}` }))
    expect(renderGantt(many(30)).match(/^section /gm)).toHaveLength(30)
    expect(renderGantt(many(31))).toBe('')
  })

  it('gives a stretch without a length one, so that it shows', () => {
    const instant = way({ stretches: [{ name: 'terminate', from: 5, to: 5 }], endedAt: 60_000 })
    expect(renderGantt([instant])).toContain('terminate :2000-01-01 00:00:00.005, 2000-01-01 00:00:00.605')
  })

  it('has no character of an id that means something to Mermaid, and no id without end', () => {
    const drawn = renderGantt([way({ label: `port/a:b;c#d%%{init: x}${'y'.repeat(200)}` })])
    const section = drawn.split('\n').find((line) => line.startsWith('section'))
    expect(section).toMatch(/^section port\/a-b-c-d[-A-Za-z0-9/._]*$/)
    expect(section?.length).toBeLessThan(60)
  })
})
