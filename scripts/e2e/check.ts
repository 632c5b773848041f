// One check, and how it is printed.

import { isDeepStrictEqual } from 'node:util'

export interface Check {
  readonly what: string
  readonly actual: unknown
  readonly expected: unknown
}

export function check(what: string, actual: unknown, expected: unknown): Check {
  return { what, actual, expected }
}

export function holds({ actual, expected }: Check): boolean {
  return isDeepStrictEqual(actual, expected)
}

/** One line; with both sides below it where it does not hold. */
export function told(where: string, one: Check): string {
  if (holds(one)) return `ok    ${where}: ${one.what}`
  return [
    `FAIL  ${where}: ${one.what}`,
    `      expected ${JSON.stringify(one.expected)}`,
    `      actual   ${JSON.stringify(one.actual)}`,
  ].join('\n')
}
