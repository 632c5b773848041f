// Durations as people write them in workflows: `90`, `90s`, `15m`, `1h30m`, `7d`, `5 minutes`, `1 hour 30 min`.

/** The units in the order in which they may follow each other. Single letters are case-sensitive: `M` may mean months. */
const UNITS: readonly { readonly names: readonly string[]; readonly ms: number }[] = [
  { names: ['w', 'wk', 'wks', 'week', 'weeks'], ms: 604_800_000 },
  { names: ['d', 'day', 'days'], ms: 86_400_000 },
  { names: ['h', 'hr', 'hrs', 'hour', 'hours'], ms: 3_600_000 },
  { names: ['m', 'min', 'mins', 'minute', 'minutes'], ms: 60_000 },
  { names: ['s', 'sec', 'secs', 'second', 'seconds'], ms: 1000 },
  { names: ['ms', 'msec', 'msecs', 'millisecond', 'milliseconds'], ms: 1 },
]

const FORM = /^\d{1,9} ?[A-Za-z]+(?: ?\d{1,9} ?[A-Za-z]+)*$/

/** Every duration within bounds is shorter. */
const MAX_LENGTH = 100

/** Milliseconds, or undefined when it is not a duration. A bare number is seconds. */
export function parseDuration(text: string): number | undefined {
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000
  if (text.length > MAX_LENGTH || !FORM.test(text)) return undefined
  let sum = 0
  let last = -1
  for (const [, count, name = ''] of text.matchAll(/(\d+) ?([A-Za-z]+)/g)) {
    const unit = UNITS.findIndex(({ names }) => names.includes(name.length === 1 ? name : name.toLowerCase()))
    // Each unit once, the largest first.
    if (unit <= last) return undefined
    sum += Number(count) * (UNITS[unit]?.ms ?? NaN)
    last = unit
  }
  return sum
}

/** `1h 30m`, `45s`, `2.5s`: only the two largest units. */
export function formatDuration(ms: number): string {
  if (ms < 10_000) return `${Math.round(ms / 100) / 10}s`
  const seconds = Math.round(ms / 1000)
  const parts = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'm'],
    [seconds % 60, 's'],
  ] as const
  const shown = parts.filter(([count]) => count > 0).slice(0, 2)
  return shown.map(([count, unit]) => `${count}${unit}`).join(' ')
}
