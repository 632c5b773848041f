// Every input: its form, its default and its bounds. A test compares this table with action.yml.

const POLICIES = ['success', 'warn', 'error'] as const

export type Policy = (typeof POLICIES)[number]

/** `default` is undefined where the default depends on other inputs or on the environment; action.yml then declares none. */
type Form =
  | { readonly form: 'text' | 'list'; readonly default?: string }
  | { readonly form: 'secret'; readonly default?: string }
  | { readonly form: 'boolean'; readonly default: boolean }
  | { readonly form: 'integer'; readonly default?: number; readonly min: number; readonly max: number }
  | { readonly form: 'duration'; readonly default?: string; readonly min: string; readonly max: string }
  | { readonly form: 'choice'; readonly default?: string; readonly accepted: readonly string[] }

export const INPUTS = {
  'access-key-id': { form: 'text' },
  'access-key-password': { form: 'secret' },
  'bearer-token': { form: 'secret' },
  endpoint: { form: 'text', default: 'https://console.zenlayer.com' },
  'resource-type': { form: 'list' },
  ids: { form: 'list' },
  resources: { form: 'list' },
  tags: { form: 'list' },
  name: { form: 'text' },
  'resource-group-id': { form: 'text' },
  'older-than': { form: 'duration', min: '1s', max: '520w' },
  // More than any account has.
  'max-resources': { form: 'integer', min: 1, max: 1_000_000 },
  'expect-name': { form: 'text' },
  protect: { form: 'list' },
  cascade: { form: 'boolean', default: false },
  destroy: { form: 'boolean', default: false },
  wait: { form: 'boolean', default: true },
  'wait-timeout': { form: 'duration', default: '30m', min: '1s', max: '120h' },
  'poll-interval': { form: 'duration', default: '10s', min: '100ms', max: '1h' },
  concurrency: { form: 'integer', default: 8, min: 1, max: 32 },
  'dry-run': { form: 'boolean', default: false },
  'if-missing': { form: 'choice', default: 'warn', accepted: POLICIES },
  // A default in action.yml would look the same as a value that a workflow sets.
  'if-empty': { form: 'choice', accepted: POLICIES },
  'if-left-behind': { form: 'choice', default: 'warn', accepted: POLICIES },
  title: { form: 'text', default: 'Zenlayer Teardown' },
  // The runner evaluates the expression.
  'github-token': { form: 'secret', default: '${{ github.token }}' },
  comment: { form: 'boolean', default: false },
  'pull-request': { form: 'integer', min: 1, max: 999_999_999 },
  'deactivate-environment': { form: 'text' },
} as const satisfies Readonly<Record<string, Form>>

export type InputName = keyof typeof INPUTS

/** The names of all inputs of one form. */
export type NameOf<F extends Form['form']> = {
  [Name in InputName]: (typeof INPUTS)[Name]['form'] extends F ? Name : never
}[InputName]

export const INPUT_NAMES = Object.keys(INPUTS) as readonly InputName[]
