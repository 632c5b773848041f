// The timelines of a few resources as a diagram: a Mermaid Gantt chart, which GitHub draws in a summary.
//
// It contains only ids and fixed words. The only character of an id that is special in Mermaid is the colon. Names, which
// come from outside, are in the table.

import type { Span, Timeline } from '../teardown/index.ts'
import { OUTCOMES } from './outcomes.ts'

/** A bar that is a smaller share of the whole would be invisible. */
const MIN_SHARE = 0.01

/** A larger diagram is not useful. */
export const MAX_TIMELINES = 30
/** For a single resource, the table is enough. */
const MIN_TIMELINES = 2
const MAX_LABEL = 48

/** Markdown; '' where there is nothing to draw, or too much. */
export function renderGantt(timelines: readonly Timeline[]): string {
  const drawn = timelines.filter(({ spans }) => spans.length > 0)
  if (drawn.length < MIN_TIMELINES || timelines.length > MAX_TIMELINES) return ''
  const longest = Math.max(...drawn.map(({ label }) => sectionName(label).length))
  const end = Math.max(...drawn.map(({ endedAt }) => endedAt))
  const start = Math.min(...drawn.flatMap(({ spans }) => spans.map(({ from }) => from)))
  const scale: Scale = { min: Math.max(1, MIN_SHARE * (end - start)), whole: Math.max(1, end - start) }
  return [
    '```mermaid',
    `%%{init: ${JSON.stringify(settings(longest))}}%%`,
    'gantt',
    'dateFormat YYYY-MM-DD HH:mm:ss.SSS',
    `axisFormat ${end < HOUR_MS ? '%M:%S' : '%H:%M:%S'}`,
    `tickInterval ${tickInterval(end)}`,
    ...drawn.flatMap((timeline) => section(timeline, scale)),
    '```',
    '',
    legend(drawn),
    '',
    '',
  ].join('\n')
}

/** One row per resource. The colours are legible on GitHub's light and dark pages; Mermaid's dark theme has one grey. */
function settings(longestLabel: number): Record<string, unknown> {
  return {
    gantt: {
      displayMode: 'compact',
      // Section names would be drawn over the bars.
      leftPadding: 24 + Math.ceil(7.2 * longestLabel),
      // The axis is 50 below the last row, whatever the value.
      topPadding: 50,
      barHeight: 16,
      barGap: 6,
      fontSize: 12,
      sectionFontSize: 12,
    },
    themeVariables: COLOURS,
  }
}

const BAR_TEXT = '#ffffff'
const COLOURS = {
  taskBkgColor: '#2f6fb3',
  taskBorderColor: '#2f6fb3',
  taskTextColor: BAR_TEXT,
  taskTextLightColor: BAR_TEXT,
  doneTaskBkgColor: '#5f6872',
  doneTaskBorderColor: '#5f6872',
  taskTextDarkColor: BAR_TEXT,
  activeTaskBkgColor: '#8a5a00',
  activeTaskBorderColor: '#8a5a00',
  critBkgColor: '#c0392b',
  critBorderColor: '#c0392b',
  // Every second row, drawn with an opacity of a fifth.
  sectionBkgColor: '#808080',
  sectionBkgColor2: '#808080',
  altSectionBkgColor: 'transparent',
} as const

function legend(drawn: readonly Timeline[]): string {
  const ends = new Set(drawn.map(({ outcome }) => OUTCOMES[outcome].tag))
  const names = new Set(drawn.flatMap(({ spans }) => spans.map(({ name }) => name)))
  return [
    ...(ends.has('done') ? ['Blue: being torn down.'] : []),
    ...(ends.has('done') && names.has('in the bin') ? ['Grey: in the recycle bin.'] : []),
    ...(ends.has('active') ? ['Amber: not gone yet.'] : []),
    ...(ends.has('crit') ? ['Red: failed.'] : []),
  ].join(' ')
}

const SECOND_MS = 1000
const HOUR_MS = 3_600_000
const MAX_TICKS = 10
type Unit = 'second' | 'minute' | 'hour'
const TICKS: readonly (readonly [number, Unit])[] = [
  ...[1, 2, 5, 10, 15, 30].map((count): [number, Unit] => [count, 'second']),
  ...[1, 2, 5, 10, 15, 30].map((count): [number, Unit] => [count, 'minute']),
  ...[1, 2, 6, 12].map((count): [number, Unit] => [count, 'hour']),
]
const UNIT_MS = { second: SECOND_MS, minute: 60 * SECOND_MS, hour: HOUR_MS } as const

/** Whole units: otherwise Mermaid may set two ticks in one second, with the same label. */
function tickInterval(end: number): string {
  const [count, unit] = TICKS.find(([n, name]) => end / (n * UNIT_MS[name]) <= MAX_TICKS) ?? [12, 'hour']
  return `${count}${unit}`
}

interface Scale {
  /** A shorter span would be invisible. */
  readonly min: number
  /** From the first bar to the end. */
  readonly whole: number
}

function section({ label, spans, outcome }: Timeline, { min, whole }: Scale): string[] {
  const { tag } = OUTCOMES[outcome]
  const last = spans.length - 1
  return [
    `section ${sectionName(label)}`,
    ...spans.map((span, index) => {
      const { name, from, to } = span
      // The last bar of a resource that is not at the goal is coloured by its outcome; all others, by their phase.
      const isEnd = index === last && tag !== 'done'
      const text = isEnd ? outcome : TEXTS[name]
      const style = isEnd ? tag : STYLES[name]
      const length = Math.max(to - from, min)
      const shown = length / whole < SHARE_PER_LETTER * text.length ? NO_TEXT : text
      return `${shown} :${style === '' ? '' : `${style}, `}${timeOf(from)}, ${timeOf(from + length)}`
    }),
  ]
}

/** The share of the bars' width on a narrow page. A longer text would overlap the next bar. */
const SHARE_PER_LETTER = 0.016
/** Mermaid requires a text: this one has no width. */
const NO_TEXT = '\u200b'

const TEXTS: Readonly<Record<Span['name'], string>> = {
  terminate: 'terminate',
  'in the bin': 'bin',
  leaving: 'release',
}
const STYLES: Readonly<Record<Span['name'], string>> = { terminate: '', 'in the bin': 'done', leaving: '' }

function sectionName(label: string): string {
  return label.slice(0, MAX_LABEL).replace(/[^A-Za-z0-9/._-]/g, '-')
}

/** As if the run had begun at midnight UTC: the axis then shows durations. */
function timeOf(ms: number): string {
  return new Date(Date.UTC(2000, 0, 1) + Math.max(0, Math.round(ms)))
    .toISOString()
    .replace('T', ' ')
    .replace('Z', '')
}
