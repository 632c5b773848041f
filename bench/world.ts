// A simulated account with so many VM instances, or with given resources, served by another process.

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { ResourceSeed, Seed } from '../simulator/index.ts'
import { KIND } from './kind.ts'
import type { Greeting, Settings, Transcript } from './server.ts'

/** Each answer is held back so long; from terminate to the bin; from release to gone. */
export const DELAYS = { latencyMs: 50, recycle: 3000, release: 3000 } as const

export interface World extends Greeting {
  readonly ids: readonly string[]
  /** Every call, and the true times of the phases of those instances. */
  transcript(ids: readonly string[]): Promise<Transcript>
  close(): void
}

export interface WorldOptions {
  /** Of VM instances. */
  readonly count: number
  readonly resources?: readonly ResourceSeed[]
  readonly latencyMs?: number
  readonly recycle?: number
  readonly release?: number
  readonly faults?: Seed['faults']
}

export async function startWorld(options: WorldOptions): Promise<World> {
  const { count, resources = [], latencyMs, recycle, release, faults } = { ...DELAYS, ...options }
  const seed: Seed = {
    delays: { recycle, release },
    resources,
    generate: count === 0 ? [] : [{ kind: KIND, count, prefix: 'vm-' }],
    ...(faults === undefined ? {} : { faults }),
  }
  const settings: Settings = { seed, latencyMs }
  const child = fork(join(import.meta.dirname, 'server.ts'), [JSON.stringify(settings)])
  const ended = new AbortController()
  child.once('exit', () => {
    ended.abort()
  })
  const answer = async () => ((await once(child, 'message', { signal: ended.signal })) as [unknown])[0]
  const greeting = (await answer()) as Greeting
  return {
    ...greeting,
    ids: Array.from({ length: count }, (_, index) => `vm-${index + 1}`),
    async transcript(ids) {
      child.send(ids)
      return (await answer()) as Transcript
    },
    close() {
      child.disconnect()
    },
  }
}
