// Inputs as a test gives them, and what they come to.

import { parseInputs, type Environment, type Inputs } from '../../src/inputs.ts'

export type Given = Readonly<Record<string, string>>

export const TOKEN: Given = { 'bearer-token': 'a-bearer-token' }

function parse(given: Given, env: Environment) {
  return parseInputs((name) => ({ ...TOKEN, ...given })[name] ?? '', env)
}

/** What the inputs come to; a test in which they are refused fails. */
export function accept(given: Given, env: Environment = {}): Inputs {
  const result = parse(given, env)
  if ('problems' in result) throw new Error(JSON.stringify(result.problems))
  return result.inputs
}

/** `input: message` of each problem; none when the inputs are accepted. */
export function problemsOf(given: Given, env: Environment = {}): readonly string[] {
  const result = parse(given, env)
  return 'problems' in result ? result.problems.map(({ input, message }) => `${input}: ${message}`) : []
}
