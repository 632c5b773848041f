// The entry, and the only file that touches the process: its environment, its signals, its exit code.

import { run } from './main.ts'

const cancelled = new AbortController()
const crashed = new AbortController()

// The runner sends SIGINT when a run is cancelled, SIGTERM 7.5 s later, and ends the process 2.5 s after that.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    cancelled.abort()
  })
}
process.on('uncaughtException', (error) => {
  crashed.abort(error)
})

process.exitCode = await run({ env: process.env, cancelled: cancelled.signal, crashed: crashed.signal })
