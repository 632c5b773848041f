// The entry, and the only file that touches the process: its environment, its signals, its exit code.

// Until the run has said otherwise: nothing that goes wrong may look like success.
process.exitCode = 1

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
// A closed log is no reason to stop.
process.stdout.on('error', () => undefined)

// As action.yml has it for the runner; what runs actions elsewhere may have another.
if (Number.parseInt(process.versions.node) < 24) {
  console.error(`Zenlayer Teardown cannot run on Node ${process.version}: it is made for Node 24.`)
  process.exit(1)
}

// Loaded only now, so that a cancellation while it loads is heard.
const { run } = await import(/* webpackMode: "eager" */ './main.ts').catch((error: unknown) => {
  console.error('Zenlayer Teardown cannot be loaded.', error)
  process.exit(1)
})
const ended = run({ env: process.env, cancelled: cancelled.signal, crashed: crashed.signal })

// On a machine with much memory V8 lets garbage grow before it cleans up: over ten thousand resources to 330 MB, of
// which a tenth is in use. So measured, this halves it, at a second of processor time; a small run sees no difference.
// Loaded after the first lines of the log, which need not wait for it.
const { setFlagsFromString } = await import('node:v8')
for (const flag of ['--semi-space-growth-factor=1', '--heap-growing-percent=10']) setFlagsFromString(flag)

process.exitCode = await ended

// A connection that will not close must not keep the step running.
setTimeout(() => process.exit(), 250).unref()
