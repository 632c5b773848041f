// What a row of the table says, and how its numbers are written.

export interface Row {
  readonly what: string
  readonly measured: string
  readonly comparedWith: string
  readonly ratio: string
  readonly target: string
  /** undefined: there was nothing to measure; the ratio says why. */
  readonly met: boolean | undefined
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`
}

export function times(ratio: number): string {
  return `${ratio.toFixed(2)} x`
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}
