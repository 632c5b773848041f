// One measured run of dist/index.js, as the runner starts it.

import { runAction, type ActionRun } from '../simulator/runner.ts'
import type { Transcript } from './server.ts'
import { KIND } from './kind.ts'
import { startWorld, type World, type WorldOptions } from './world.ts'

export interface Teardown extends Transcript {
  /** From the start of Node to its end. */
  readonly ms: number
  readonly run: ActionRun
}

export interface TeardownOptions extends WorldOptions {
  readonly inputs?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
}

/** To its end, which must be a success: the time of a failure says nothing. */
export async function tearDown(options: TeardownOptions): Promise<Teardown> {
  const world = await startWorld(options)
  try {
    const startedAt = performance.now()
    const run = await runAction({
      inputs: { ...inputsFor(world), destroy: 'true', ...options.inputs },
      env: options.env ?? {},
    })
    const ms = performance.now() - startedAt
    if (run.outputs['outcome'] !== 'success')
      throw new Error(`The teardown of ${options.count} failed:\n${run.log.slice(-20).join('\n')}`)
    return { ms, run, ...(await world.transcript(world.ids.slice(0, 1))) }
  } finally {
    world.close()
  }
}

export function inputsFor(world: World): Record<string, string> {
  return {
    'access-key-id': world.accessKeyId,
    'access-key-password': world.accessKeyPassword,
    endpoint: world.url,
    'resource-type': KIND,
    ids: world.ids.join(),
  }
}

const REPETITIONS = 3
const done = new Map<number, Promise<readonly Teardown[]>>()

/** N instances with the stated delays and every input at its default; several rows read the same runs. */
export function teardownsOf(count: number): Promise<readonly Teardown[]> {
  const runs = done.get(count) ?? repeat(count)
  done.set(count, runs)
  return runs
}

async function repeat(count: number): Promise<readonly Teardown[]> {
  const runs: Teardown[] = []
  for (let index = 0; index < REPETITIONS; index += 1) runs.push(await tearDown({ count }))
  return runs
}
