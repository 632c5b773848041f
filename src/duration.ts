// Durations as people write them in workflows: `90`, `90s`, `15m`, `1h30m`, `7d`.

const UNITS = [
  ['w', 604_800_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
] as const

const FORM =
  /^(?:(?<w>\d{1,9})w)?(?:(?<d>\d{1,9})d)?(?:(?<h>\d{1,9})h)?(?:(?<m>\d{1,9})m(?!s))?(?:(?<s>\d{1,9})s)?(?:(?<ms>\d{1,9})ms)?$/

/** Milliseconds; undefined where `text` is not a duration. A number without a unit is seconds. */
export function parseDuration(text: string): number | undefined {
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000
  const groups = text === '' ? undefined : FORM.exec(text)?.groups
  if (groups === undefined) return undefined
  return UNITS.reduce((sum, [unit, ms]) => sum + Number(groups[unit] ?? 0) * ms, 0)
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
