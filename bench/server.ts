// A simulator in a process of its own, so that what is measured shares no event loop with what measures it.

import { serve, Simulator, type Call, type Seed } from '../simulator/index.ts'
import { KIND } from './kind.ts'

export interface Settings {
  readonly seed: Seed
  readonly latencyMs: number
}

export interface Greeting {
  readonly url: string
  readonly accessKeyId: string
  readonly accessKeyPassword: string
}

/** The part of a call that goes to the parent. */
export type Seen = Pick<Call, 'at' | 'action' | 'write' | 'ids' | 'fault'>

export interface Transcript {
  readonly calls: readonly Seen[]
  /** By id: every status it has had, and since when. */
  readonly histories: Readonly<Record<string, readonly { readonly status: string; readonly at: number }[]>>
}

const { seed, latencyMs } = JSON.parse(process.argv[2] ?? '') as Settings
const simulator = new Simulator(seed)
const { accessKeyId, accessKeyPassword } = simulator
const { url } = await serve(simulator, { latencyMs })

/** The parent asks for the transcript with the ids whose histories it wants. */
process.on('message', (question) => {
  const ids = question as readonly string[]
  const transcript: Transcript = {
    calls: simulator.calls.map(({ at, action, write, ids, fault }) => ({
      at,
      action,
      write,
      ids,
      ...(fault === undefined ? {} : { fault }),
    })),
    histories: Object.fromEntries(ids.map((id) => [id, simulator.historyOf(KIND, id)])),
  }
  process.send?.(transcript)
})
process.on('disconnect', () => process.exit())

const greeting: Greeting = { url, accessKeyId, accessKeyPassword }
process.send?.(greeting)
