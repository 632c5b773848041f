// A scenario: one run of the action, from its inputs to its exit code, against the simulator. There are two ways to run it.
//
// `runDist` starts the dist that users run, as a child process, over HTTP and in real time: for what only a process has,
// such as signals, memory and a missing file. Every claim takes seconds there, so run several at once.
//
// `runScenario` runs the same code in this process, in virtual time, on the same environment and the same files. Its
// requests are signed and answered as over HTTP, without a socket. That dist/ is built from this code is checked by
// `npm run check-dist`.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve, Simulator, type Call, type Seed } from '../../simulator/index.ts'
import {
  environmentOf,
  parseOutputs,
  runAction,
  type ActionOptions,
  type ActionRun,
} from '../../simulator/runner.ts'
import { run } from '../../src/main.ts'
import type { Result } from '../../src/teardown/index.ts'
import { createVirtualClock, type VirtualClock } from './virtual-clock.ts'
import { createSimulatedTransport } from './simulated-transport.ts'

export interface Scenario extends ActionRun {
  readonly simulator: Simulator
  readonly calls: readonly Call[]
  readonly results: readonly Result[]
  /** `type/id` to outcome. */
  readonly outcomes: Readonly<Record<string, string>>
  /** Lines of the log that people see: neither debug lines nor masks. */
  readonly visibleLog: readonly string[]
  list(output: 'request-ids' | 'succeeded' | 'pending' | 'failed'): readonly string[]
  /** The writes, in order. */
  readonly writes: readonly string[]
  /** The lines of the log that are annotations of this level. */
  annotations(level: 'error' | 'warning' | 'notice'): readonly string[]
}

type Inputs = Readonly<Record<string, string>>

/** Short phases, so that a run takes as long as its claims do. */
const FAST = { recycle: 150, release: 150, busy: 150 }

const ENDPOINT = 'https://console.zenlayer.com'

export interface VirtualOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly cancelled?: AbortSignal
  readonly crashed?: AbortSignal
}

/** A simulator, and the virtual clock that it goes by. */
export interface World {
  readonly simulator: Simulator
  readonly clock: VirtualClock
}

export function createWorld(seed: Seed): World {
  // With no sleeper left, what the run waits for is GitHub, over a socket.
  const clock: VirtualClock = createVirtualClock({ busy: () => clock.timers === 0 })
  return { clock, simulator: new Simulator({ delays: FAST, ...seed }, { now: () => clock.now() }) }
}

export function runScenario(seed: Seed, inputs: Inputs, options: VirtualOptions = {}): Promise<Scenario> {
  return runIn(createWorld(seed), inputs, options)
}

/** A run in a world that has a past. */
export async function runIn(world: World, inputs: Inputs, options: VirtualOptions = {}): Promise<Scenario> {
  const before = world.simulator.calls.length
  const ended = await inTurn(() => runInProcess(world, inputs, options))
  return scenarioOf(world.simulator, before, ended)
}

export function runDist(seed: Seed, inputs: Inputs, options: Partial<ActionOptions> = {}): Promise<Scenario> {
  return runDistAgainst(new Simulator({ delays: FAST, ...seed }), inputs, options)
}

export async function runDistAgainst(
  simulator: Simulator,
  inputs: Inputs,
  options: Partial<ActionOptions> = {},
): Promise<Scenario> {
  const before = simulator.calls.length
  const server = await serve(simulator)
  try {
    const ended = await runAction({
      ...options,
      inputs: { ...accessTo(simulator), endpoint: server.url, 'poll-interval': '100ms', ...inputs },
    })
    return scenarioOf(simulator, before, ended)
  } finally {
    await server.close()
  }
}

function scenarioOf(simulator: Simulator, before: number, ended: ActionRun): Scenario {
  const calls = simulator.calls.slice(before)
  const results = JSON.parse(ended.outputs['results'] ?? '[]') as Result[]
  return {
    ...ended,
    simulator,
    calls,
    results,
    outcomes: Object.fromEntries(results.map(({ type, id, outcome }) => [`${type}/${id}`, outcome])),
    visibleLog: ended.log.filter((line) => !/^::(debug|add-mask)::/.test(line)),
    list: (output) => JSON.parse(ended.outputs[output] ?? 'null') as string[],
    writes: calls.filter(({ write }) => write).map(({ action }) => action),
    annotations: (level) => ended.log.filter((line) => line.startsWith(`::${level}`)),
  }
}

function accessTo({ accessKeyId, accessKeyPassword }: Simulator): Record<string, string> {
  return { 'access-key-id': accessKeyId, 'access-key-password': accessKeyPassword }
}

let last: Promise<unknown> = Promise.resolve()

/** One after the other: the environment and standard output are the process's. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const next = last.then(work)
  last = next.catch(() => undefined)
  return next
}

/** The same file for all runs of a test file: @actions/core asks only once where the summary goes. */
const SUMMARY = join(mkdtempSync(join(tmpdir(), 'zenlayer-teardown-summary-')), 'summary')
process.on('exit', () => {
  rmSync(join(SUMMARY, '..'), { recursive: true, force: true })
})

async function runInProcess(
  { simulator, clock }: World,
  inputs: Inputs,
  { env = {}, cancelled = never(), crashed = never() }: VirtualOptions,
): Promise<ActionRun> {
  const folder = mkdtempSync(join(tmpdir(), 'zenlayer-teardown-run-'))
  const output = join(folder, 'output')
  for (const file of [output, SUMMARY]) writeFileSync(file, '')
  const all = { ...accessTo(simulator), endpoint: ENDPOINT, 'poll-interval': '100ms', ...inputs }
  const surroundings = { ...environmentOf({ folder, output, summary: SUMMARY }, all), ...env }
  const runner = takeOver(surroundings)
  try {
    const exitCode = await clock.runUntil(
      run({
        ...{ env: surroundings, cancelled, crashed, clock, random: createRandom() },
        createTransport: (options) => createSimulatedTransport(simulator, clock, options),
      }),
    )
    const outputs = parseOutputs(readFileSync(output, 'utf8'))
    const file = outputs['results-file'] ?? ''
    return {
      ...{ exitCode, log: runner.log(), outputs, summary: readFileSync(SUMMARY, 'utf8') },
      resultsFile: file === '' ? undefined : readFileSync(file, 'utf8'),
    }
  } finally {
    runner.giveBack()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Takes the environment and standard output of this process. */
function takeOver(env: Readonly<Record<string, string>>): { log(): string[]; giveBack(): void } {
  const environment = process.env
  const write = process.stdout.write.bind(process.stdout)
  let printed = ''
  process.env = { ...env }
  process.stdout.write = (text: string | Uint8Array) => {
    printed += String(text)
    return true
  }
  return {
    log: () => printed.replace(/\r?\n$/, '').split(/\r?\n/),
    giveBack() {
      process.stdout.write = write
      process.env = environment
    },
  }
}

function never(): AbortSignal {
  return new AbortController().signal
}

/** The same numbers in every run (a linear congruential generator, by Numerical Recipes). */
function createRandom(): () => number {
  let state = 42
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
