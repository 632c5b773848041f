// The entry, and the only file that touches the process: its environment, its signals, its exit code.

import { run } from './main.ts'

const cancelled = new AbortController()
// The runner sends SIGINT when a run is cancelled, and SIGTERM 7.5 s later.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    cancelled.abort()
  })
}

process.exitCode = await run({ env: process.env, cancelled: cancelled.signal })
