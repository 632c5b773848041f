import { describe, expect, it } from '@jest/globals'
import { renderGantt } from '../../src/report/gantt.ts'
import type { Timeline } from '../../src/teardown/index.ts'

const timeline = (fields: Partial<Timeline> = {}): Timeline => ({
  label: 'vm-instance/vm-1',
  spans: [
    { name: 'terminate', from: 120, to: 3000 },
    { name: 'in the bin', from: 3000, to: 4000 },
    { name: 'leaving', from: 4000, to: 65_500 },
  ],
  outcome: 'destroyed',
  endedAt: 65_500,
  ...fields,
})

/** Beside another one: a single resource has no diagram. */
const beside = (fields: Partial<Timeline> = {}) =>
  renderGantt([timeline(fields), timeline({ label: 'port/other' })])

/** The lines of the first section. */
const bars = (diagram: string) => {
  const lines = diagram.split('\n')
  const start = lines.findIndex((line) => line.startsWith('section '))
  return lines.slice(
    start + 1,
    lines.findIndex((line, index) => index > start && !line.includes(' :')),
  )
}

describe('the diagram', () => {
  it('shows what each resource went through, one row per resource', () => {
    const diagram = beside()
    expect(diagram).toMatch(/^```mermaid\n%%\{init: \{"gantt":\{"displayMode":"compact",/)
    expect(diagram.slice(diagram.indexOf('\ngantt\n'), diagram.indexOf('section port/other'))).toBe(`
gantt
dateFormat YYYY-MM-DD HH:mm:ss.SSS
axisFormat %M:%S
tickInterval 10second
section vm-instance/vm-1
\u200b :2000-01-01 00:00:00.120, 2000-01-01 00:00:03.000
\u200b :done, 2000-01-01 00:00:03.000, 2000-01-01 00:00:04.000
release :2000-01-01 00:00:04.000, 2000-01-01 00:01:05.500
`)
    expect(diagram).toMatch(/```\n\nBlue: being torn down\. Grey: in the recycle bin\.\n\n$/)
  })

  it.each([
    ['failed', 'crit', 'Red: failed.'],
    ['pending', 'active', 'Amber: not gone yet.'],
    ['scheduled', 'active', 'Amber: not gone yet.'],
  ] as const)('colours the end of what did not arrive: %s', (outcome, tag, legend) => {
    const diagram = beside({ outcome })
    expect(bars(diagram).at(-1)).toMatch(new RegExp(`^${outcome} :${tag}, 2000`))
    expect(diagram).toContain(legend)
  })

  it('has no text in a bar that is too short for it: it would stand over the next one', () => {
    const text = (to: number) =>
      bars(beside({ spans: [{ name: 'terminate', from: 0, to }], outcome: 'failed' }))[0]?.split(' :')[0]
    expect(text(65_500)).toBe('failed')
    expect(text(6500)).toBe('failed')
    expect(text(6000)).toBe('\u200b')
  })

  it('leaves out what took no time, and is none for a single resource', () => {
    const still = timeline({ label: 'port/still', spans: [], outcome: 'already' })
    expect(renderGantt([still, timeline(), timeline({ label: 'port/b' })])).not.toContain('still')
    expect(renderGantt([still, timeline()])).toBe('')
    expect(renderGantt([still])).toBe('')
    expect(renderGantt([])).toBe('')
  })

  it('is drawn for thirty resources and no more', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => timeline({ label: `port/p-${index}` }))
    expect(renderGantt(many(30)).match(/^section /gm)).toHaveLength(30)
    expect(renderGantt(many(31))).toBe('')
  })

  it.each([
    [3000, '1second', '%M:%S'],
    [10_000, '1second', '%M:%S'],
    [11_000, '2second', '%M:%S'],
    [60_000, '10second', '%M:%S'],
    [600_000, '1minute', '%M:%S'],
    [7_200_000, '15minute', '%H:%M:%S'],
    [36_000_000, '1hour', '%H:%M:%S'],
    [432_000_000, '12hour', '%H:%M:%S'],
  ])(
    'has ten ticks or fewer at whole units, for every budget there is: over %i ms',
    (endedAt, interval, format) => {
      const of = (label: string) =>
        timeline({ label, endedAt, spans: [{ name: 'leaving', from: 0, to: endedAt }] })
      expect(renderGantt([of('port/a'), of('port/b')])).toContain(
        `axisFormat ${format}\ntickInterval ${interval}\n`,
      )
    },
  )

  it('gives a span without a length one, so that it shows', () => {
    const instant = { spans: [{ name: 'terminate', from: 5, to: 5 } as const], endedAt: 60_000 }
    expect(bars(beside(instant))).toEqual(['\u200b :2000-01-01 00:00:00.005, 2000-01-01 00:00:00.660'])
  })

  it('has no character of an id that means something to Mermaid, and no id without end', () => {
    const drawn = beside({ label: `port/a:b;c#d%%{init: x}${'y'.repeat(200)}` })
    const section = drawn.split('\n').find((line) => line.startsWith('section'))
    expect(section).toMatch(/^section port\/a-b-c-d[-A-Za-z0-9/._]*$/)
    expect(section?.length).toBeLessThan(60)
  })
})
