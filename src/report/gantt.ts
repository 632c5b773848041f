// The ways of a few resources as a picture: a Mermaid gantt, which GitHub draws in a summary.
//
// Only ids, which have no character that means something to Mermaid but the colon, and words of ours go into it: names
// come from outside, and stand in the table.

import type { Outcome, Way } from '../teardown/index.ts'

/** What took less than this share of the whole would not show. */
const LEAST_SHARE = 0.01

/** More than this nobody looks at. */
export const MOST_WAYS = 30
const MAX_LABEL = 48
const SHORT_MS = 20_000

/** How Mermaid colours an outcome that is no good end. */
const STYLES: Readonly<Partial<Record<Outcome, string>>> = { failed: 'crit, ', pending: 'crit, ' }

/** Markdown; '' where there is nothing to be drawn, or too much. */
export function renderGantt(ways: readonly Way[]): string {
  const drawn = ways.filter(({ stretches }) => stretches.length > 0)
  if (drawn.length === 0 || ways.length > MOST_WAYS) return ''
  const longest = Math.max(...drawn.map(({ label }) => sectionName(label).length))
  const end = Math.max(...drawn.map(({ endedAt }) => endedAt))
  const least = Math.max(1, LEAST_SHARE * end)
  // Section names are drawn over the bars where the margin is too narrow.
  const settings = { gantt: { leftPadding: 20 + 8 * longest } }
  return [
    '```mermaid',
    `%%{init: ${JSON.stringify(settings)}}%%`,
    'gantt',
    'dateFormat YYYY-MM-DD HH:mm:ss.SSS',
    'axisFormat %H:%M:%S',
    // By itself, Mermaid would mark halves of seconds.
    ...(end <= SHORT_MS ? ['tickInterval 1second'] : []),
    ...drawn.flatMap((way) => section(way, least)),
    '```',
    '',
    '',
  ].join('\n')
}

function section({ label, stretches, outcome, endedAt }: Way, least: number): string[] {
  return [
    `section ${sectionName(label)}`,
    ...stretches.map(
      ({ name, from, to }) => `${name} :${timeOf(from)}, ${timeOf(Math.max(to, from + least))}`,
    ),
    `${outcome === 'destroyed' ? 'gone' : outcome} :${STYLES[outcome] ?? ''}milestone, ${timeOf(endedAt)}, 0ms`,
  ]
}

function sectionName(label: string): string {
  return label.slice(0, MAX_LABEL).replace(/[^A-Za-z0-9/._-]/g, '-')
}

/** As if the run had begun at midnight, in no time zone: the axis then shows how long it took. */
function timeOf(ms: number): string {
  return new Date(Date.UTC(2000, 0, 1) + Math.max(0, Math.round(ms)))
    .toISOString()
    .replace('T', ' ')
    .replace('Z', '')
}
