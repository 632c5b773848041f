// The entry, and the only file that touches the process: its environment, its signals, its exit code.

// Until the run has ended: no failure may look like success.
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

// The runner uses the version in action.yml; other tools that run actions may use another.
if (Number.parseInt(process.versions.node) < 24) {
  console.error(`Zenlayer Teardown requires Node 24; this is Node ${process.version}.`)
  process.exit(1)
}

// Loaded only now, so that a cancellation during loading is handled.
const { run } = await import(/* webpackMode: "eager" */ './main.ts').catch((error: unknown) => {
  console.error('Zenlayer Teardown cannot be loaded.', error)
  process.exit(1)
})
const ended = run({ env: process.env, cancelled: cancelled.signal, crashed: crashed.signal })

// On a machine with much memory, V8 collects garbage late: with ten thousand resources the heap grows to 330 MB, of which
// a tenth is in use. By measurement, these flags halve it at the cost of a few seconds of processor time, and make no
// difference to a small run. Set only here, since loading node:v8 takes time that the first lines of the log need not wait for.
try {
  const { setFlagsFromString } = await import('node:v8')
  for (const flag of ['--semi-space-growth-factor=1', '--heap-growing-percent=10', '--optimize-for-size'])
    setFlagsFromString(flag)
} catch {
  // The flags only save memory: a Node that does not take them must not turn a run that succeeds into a failure.
}

process.exitCode = await ended

// A connection that will not close must not keep the step running.
setTimeout(() => process.exit(), 250).unref()
