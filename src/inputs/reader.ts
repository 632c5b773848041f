// Reading one input: each form is parsed once, strictly, and what is wrong with it is told in a sentence.

import { firstOf, plainText } from '../text.ts'
import { parseDuration } from '../duration.ts'
import type { ListResult } from './list.ts'
import { suggest } from './suggest.ts'

/** The value of an input, trimmed; '' when it is not set. */
export type ReadInput = (name: string) => string

/** Reads one form each; on a problem it reports it and goes on with the default, so that the others are told too. */
export interface Reader {
  readonly text: (name: string) => string
  readonly boolean: (name: string, fallback: boolean) => boolean
  readonly integer: (name: string, fallback: number, bounds: { least: number; most: number }) => number
  readonly duration: (name: string, fallback: string, bounds: { least: string; most: string }) => number
  /** The items of a list; none when it cannot be read. `form` says how to write it. */
  readonly list: (name: string, parse: (text: string) => ListResult, form: string) => readonly string[]
  readonly oneOf: <T extends string>(name: string, accepted: readonly T[], fallback: T) => T
  readonly problem: (input: string, message: string) => void
}

export function createReader(read: ReadInput, problem: Reader['problem']): Reader {
  const text = (name: string) => read(name).trim()
  return {
    text,
    problem,
    boolean(name, fallback) {
      const value = text(name)
      // As YAML 1.2 and @actions/core have it. A typo must not read as false.
      if (['true', 'True', 'TRUE'].includes(value)) return true
      if (['false', 'False', 'FALSE'].includes(value)) return false
      if (value !== '')
        problem(name, `${quote(value)} is neither true nor false.${didYouMean(value, ['true', 'false'])}`)
      return fallback
    },
    integer(name, fallback, { least, most }) {
      const value = text(name)
      if (value === '') return fallback
      const number = /^\d{1,9}$/.test(value) ? Number(value) : NaN
      if (number >= least && number <= most) return number
      problem(name, `${quote(value)} is not a whole number from ${least} to ${most}.`)
      return fallback
    },
    duration(name, fallback, { least, most }) {
      const value = text(name)
      const [fallbackMs, leastMs, mostMs] = [fallback, least, most].map(
        (limit) => parseDuration(limit) ?? NaN,
      ) as [number, number, number]
      if (value === '') return fallbackMs
      const ms = parseDuration(value)
      if (ms === undefined) {
        problem(name, `${quote(value)} is not a duration. Write seconds, or units: 90, 90s, 15m, 1h30m.`)
      } else if (ms < leastMs || ms > mostMs) {
        problem(name, `${quote(value)} is out of bounds: from ${least} to ${most}.`)
      } else {
        return ms
      }
      return fallbackMs
    },
    list(name, parse, form) {
      const result = parse(text(name))
      if ('items' in result) return result.items
      problem(name, `It cannot be read: ${result.problem}. ${form}`)
      return []
    },
    oneOf(name, accepted, fallback) {
      const value = text(name)
      if (value === '') return fallback
      const match = accepted.find((candidate) => candidate === value)
      if (match === undefined)
        problem(name, `${quote(value)} is not one of ${accepted.join(', ')}.${didYouMean(value, accepted)}`)
      return match ?? fallback
    },
  }
}

export function didYouMean(word: string, accepted: readonly string[]): string {
  const suggestion = suggest(word, accepted)
  return suggestion === undefined ? '' : ` Did you mean ${suggestion}?`
}

export function quote(value: string): string {
  return `\`${plainText(value, 80).replaceAll('`', "'")}\``
}

export function quoteSome(values: readonly string[]): string {
  return firstOf(values.map(quote), 5)
}
