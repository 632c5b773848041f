// Reads single inputs. Each form is parsed once, strictly; a problem is reported as a sentence.

import { firstOf, plainText } from '../text.ts'
import { parseDuration } from '../duration.ts'
import type { List, ListResult } from './list.ts'
import { suggest } from './suggest.ts'
import { INPUTS, type InputName, type NameOf, type Policy } from './table.ts'

/** The value of an input, trimmed; '' when it is not set. */
export type ReadInput = (name: string) => string

/** After a problem, the value is undefined or the default, so that all other problems are reported as well. */
export interface Reader {
  /** The text, or the default of the table; '' when there is neither. */
  readonly text: (name: InputName) => string
  readonly boolean: (name: NameOf<'boolean'>) => boolean
  readonly integer: (name: NameOf<'integer'>) => number | undefined
  /** In milliseconds. */
  readonly duration: (name: NameOf<'duration'>) => number | undefined
  /** The items of a list; none when it cannot be read. `form` says how to write it. */
  readonly list: (name: InputName, parse: (text: string) => ListResult, form: string) => List
  readonly choice: (name: NameOf<'choice'>) => Policy | undefined
  readonly problem: (input: string, message: string) => void
}

export function createReader(read: ReadInput, problem: Reader['problem']): Reader {
  const raw = (name: InputName) => read(name).trim()
  return {
    text: (name) => raw(name) || defaultOf(name),
    problem,
    boolean(name) {
      const value = raw(name)
      const read = BOOLEANS.get(value)
      if (read === undefined && value !== '')
        problem(name, `${quote(value)} is neither true nor false.${booleanHint(value)}`)
      return read ?? INPUTS[name].default
    },
    integer(name) {
      const value = raw(name) || defaultOf(name)
      const { min, max } = INPUTS[name]
      if (value === '') return undefined
      const number = /^\d{1,9}$/.test(value) ? Number(value) : NaN
      if (number >= min && number <= max) return number
      problem(name, `${quote(value)} is not a whole number from ${min} to ${max}.`)
      return undefined
    },
    duration(name) {
      const value = raw(name) || defaultOf(name)
      const { min, max } = INPUTS[name]
      if (value === '') return undefined
      const ms = parseDuration(value)
      if (ms === undefined) {
        problem(name, `${quote(value)} is not a duration. ${DURATION_FORM}`)
      } else if (ms < (parseDuration(min) ?? NaN) || ms > (parseDuration(max) ?? NaN)) {
        problem(name, `${quote(value)} is out of range: ${min} to ${max}.`)
      } else {
        return ms
      }
      return undefined
    },
    list(name, parse, form) {
      const result = parse(raw(name))
      if ('items' in result) return result
      problem(name, `It cannot be read: ${result.problem}. ${form}`)
      return { items: [], literal: false }
    },
    choice(name) {
      const value = raw(name) || defaultOf(name)
      const { accepted } = INPUTS[name]
      if (value === '') return undefined
      const match = accepted.find((candidate) => candidate === value)
      if (match === undefined)
        problem(
          name,
          `${quote(value)} is not one of ${accepted.join(', ')}.${didYouMean(near(value, accepted))}`,
        )
      return match
    },
  }
}

function defaultOf(name: InputName): string {
  const input: { readonly form: string; readonly default?: string | number | boolean } = INPUTS[name]
  // The default of a secret is an expression that the runner evaluates.
  return input.default === undefined || input.form === 'secret' ? '' : String(input.default)
}

const DURATION_FORM = 'Write seconds, or whole numbers with units: 90, 90s, 15m, 1h30m, 5 minutes, 1 day.'

/** As the core schema of YAML 1.2 and @actions/core have it. A typo must not read as false. */
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
])

const BOOLEAN_WORDS: Readonly<Record<'true' | 'false', readonly string[]>> = {
  true: ['yes', 'y', 'on', '1', 't', 'true', 'enable', 'enabled'],
  false: ['no', 'n', 'off', '0', 'f', 'false', 'disable', 'disabled'],
}

function booleanHint(value: string): string {
  const word = value.slice(0, 20).toLowerCase().replaceAll(/["'`]/g, '')
  const meant = (['true', 'false'] as const).find((name) => BOOLEAN_WORDS[name].includes(word))
  if (meant !== undefined) return ` Write \`${meant}\`${/["'`]/.test(value) ? ', without quotes' : ''}.`
  return didYouMean(near(value, ['true', 'false'])) || ' Write `true` or `false`.'
}

function near(word: string, accepted: readonly string[]): readonly string[] {
  const suggestion = suggest(word, accepted)
  return suggestion === undefined ? [] : [suggestion]
}

/** As a further sentence; '' where nothing is near. */
export function didYouMean(words: readonly string[]): string {
  if (words.length === 0) return ''
  const quoted = words.map(quote)
  const last = quoted.slice(-2).join(' or ')
  return ` Did you mean ${[...quoted.slice(0, -2), last].join(', ')}?`
}

export function quote(value: string): string {
  return `\`${plainText(value, 80).replaceAll('`', "'")}\``
}

export function quoteSome(values: readonly string[]): string {
  return firstOf(values.map(quote), 5)
}
