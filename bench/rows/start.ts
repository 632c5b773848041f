// From the start of Node to the first line that people see, against a Node that does nothing.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { runAction } from '../../simulator/runner.ts'
import { packagesIn } from '../coverage.ts'
import { median, times, type Row } from '../row.ts'
import { inputsFor } from '../teardown.ts'
import { startWorld, type World } from '../world.ts'

const RUNS = 20
const MAX_RATIO = 2.5
/** Nothing in this run asks for it. */
const GITHUB = '@actions/github'

export async function start(): Promise<Row[]> {
  const world = await startWorld({ count: 1, latencyMs: 0 })
  try {
    const lines: number[] = []
    const calls: number[] = []
    const bare: number[] = []
    for (let index = 0; index < RUNS; index += 1) {
      const { lineMs, callMs } = await firstOf(world)
      lines.push(lineMs)
      calls.push(callMs)
      bare.push(await bareNodeMs())
    }
    const ratio = median(lines) / median(bare)
    const packages = await packagesIn(DIST, (env) => runAction({ inputs: dryRun(world), env }))
    const githubIsLeftAlone = packages.neverEvaluated.includes(GITHUB)
    return [
      {
        what: `cold start of dist/index.js to its first log line, median of ${RUNS}`,
        measured: `${milliseconds(median(lines))} (and ${milliseconds(median(calls))} to its first call)`,
        comparedWith: `node -e 0: ${milliseconds(median(bare))}`,
        ratio: times(ratio),
        target: `at most ${times(MAX_RATIO)}`,
        met: ratio <= MAX_RATIO,
      },
      {
        what: 'run-time dependencies that it evaluates and does not use',
        measured: list(packages.evaluatedOnly),
        comparedWith: `evaluated and used: ${list(packages.used)}`,
        ratio: `never evaluated: ${packages.neverEvaluated.length} packages, with ${GITHUB} ${githubIsLeftAlone ? '' : 'NOT '}among them`,
        target: 'none',
        met: packages.evaluatedOnly.length === 0 && githubIsLeftAlone,
      },
    ]
  } finally {
    world.close()
  }
}

const DIST = join(import.meta.dirname, '..', '..', 'dist')

/** Does every read and no write, so that it ends soon and the next finds the same. */
function dryRun(world: World): Record<string, string> {
  return { ...inputsFor(world), 'dry-run': 'true' }
}

/** The first line that people see, and the first call as the simulator saw it arrive, by the clock they share. */
async function firstOf(world: World): Promise<{ lineMs: number; callMs: number }> {
  let startedAt = NaN
  let lineMs: number | undefined
  await runAction({
    inputs: dryRun(world),
    onSpawn: () => {
      startedAt = now()
    },
    onLine: (line) => {
      if (!/^::(debug|add-mask)::/.test(line)) lineMs ??= now() - startedAt
    },
  })
  const { calls } = await world.transcript([])
  const calledAt = calls.find(({ at }) => at >= startedAt)?.at ?? NaN
  return { lineMs: lineMs ?? NaN, callMs: calledAt - startedAt }
}

/** In milliseconds since 1970, and finer than Date. */
function now(): number {
  return performance.timeOrigin + performance.now()
}

/** To its end, from the same moment on: when the process has been made. Exported for what the peers are allowed. */
export async function bareNodeMs(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '0'], {
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const startedAt = performance.now()
  await once(child, 'exit')
  return performance.now() - startedAt
}

function milliseconds(ms: number): string {
  return `${ms.toFixed(0)} ms`
}

function list(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.join(', ')
}
