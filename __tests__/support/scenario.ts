// A scenario: the dist that users run, as a child process, over real HTTP, against the simulator.

import { serve, Simulator, type Call, type Seed } from '../../simulator/index.ts'
import { runAction, type ActionOptions, type ActionRun } from '../../simulator/runner.ts'
import type { Result } from '../../src/teardown/index.ts'

export interface Scenario extends ActionRun {
  readonly simulator: Simulator
  readonly calls: readonly Call[]
  readonly results: readonly Result[]
  /** `type/id` to outcome. */
  readonly outcomes: Readonly<Record<string, string>>
  /** Lines of the log that people see: neither debug lines nor masks. */
  readonly visibleLog: readonly string[]
  list(output: 'request-ids' | 'succeeded' | 'pending' | 'failed'): readonly string[]
  /** The actions that were called, in order, without the looks. */
  readonly writes: readonly string[]
}

/** Short phases, short pauses: a scenario takes as long as it must, and nothing in it waits for a clock of its own. */
const FAST = { recycle: 150, release: 150, busy: 150 }

export async function runScenario(
  seed: Seed,
  inputs: Record<string, string>,
  options: Partial<ActionOptions> = {},
): Promise<Scenario> {
  const simulator = new Simulator({ delays: FAST, ...seed })
  return runAgainst(simulator, inputs, options)
}

export async function runAgainst(
  simulator: Simulator,
  inputs: Record<string, string>,
  options: Partial<ActionOptions> = {},
): Promise<Scenario> {
  const before = simulator.calls.length
  const server = await serve(simulator)
  try {
    const run = await runAction({
      ...options,
      inputs: {
        'access-key-id': simulator.accessKeyId,
        'access-key-password': simulator.accessKeyPassword,
        endpoint: server.url,
        'poll-interval': '100ms',
        ...inputs,
      },
    })
    const calls = simulator.calls.slice(before)
    const results = JSON.parse(run.outputs['results'] ?? 'null') as Result[]
    return {
      ...run,
      simulator,
      calls,
      results,
      outcomes: Object.fromEntries(results.map(({ type, id, outcome }) => [`${type}/${id}`, outcome])),
      visibleLog: run.log.filter((line) => !/^::(debug|add-mask)::/.test(line)),
      list: (output) => JSON.parse(run.outputs[output] ?? 'null') as string[],
      writes: calls.filter(({ write }) => write).map(({ action }) => action),
    }
  } finally {
    await server.close()
  }
}
