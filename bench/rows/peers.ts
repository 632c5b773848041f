// The same job as people do it today: short sequential programs of ours on the official Python SDK and on curl.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { CONFIRMATION } from '../confirmation.ts'
import { median, seconds, times, type Row } from '../row.ts'
import { teardownsOf } from '../teardown.ts'
import { startWorld } from '../world.ts'
import { bareNodeMs } from './start.ts'

/** Each instance all the way before the next; or the kinder one, step by step over all of them. */
type Form = 'one-by-one' | 'in-steps'

interface Peer {
  readonly name: string
  /** Of its `.failed` file. */
  readonly key: string
  readonly command: readonly [string, ...string[]]
  /** Programs, by path or to be found on the PATH. */
  readonly needs: readonly string[]
}

const SCRIPTS = join(import.meta.dirname, '..', 'peers')
const HOME = process.env['ZENLAYER_BENCH_PEERS'] ?? join(tmpdir(), 'zenlayer-teardown-peers')
const PYTHON = join(HOME, 'python', 'bin', 'python')
const GO = join(HOME, 'go-teardown')

const PEERS: readonly Peer[] = [
  { name: 'Python SDK', key: 'python', command: [PYTHON, join(SCRIPTS, 'teardown.py')], needs: [PYTHON] },
  {
    name: 'curl, openssl, jq',
    key: 'bash',
    command: ['bash', join(SCRIPTS, 'teardown.sh')],
    needs: ['curl', 'openssl', 'jq'],
  },
  { name: 'Go SDK', key: 'go', command: [GO], needs: [GO] },
]

/** There is no program of ours for it, since there is nothing that it could have been tried with. */
const WITHOUT_PROGRAM = [{ name: 'zeno CLI', key: 'zeno' }]

/** One by one, even these take long; the time of all is extrapolated. */
const FEW = 5
const MANY = 100
const FASTER = 10

export async function peers(): Promise<Row[]> {
  const nodeMs = median([await bareNodeMs(), await bareNodeMs(), await bareNodeMs()])
  const ours = { one: await oursMs(1), many: await oursMs(MANY) }
  const rows: Row[] = []
  for (const peer of PEERS) {
    if (!isInstalled(peer)) {
      rows.push(notMeasured(peer))
      continue
    }
    const one = await peerMs(peer, 'one-by-one', 1)
    rows.push({
      what: `${peer.name}, N = 1`,
      measured: seconds(ours.one),
      comparedWith: `${seconds(one)}, node -e 0 ${seconds(nodeMs)}, confirmation ${seconds(CONFIRMATION.overMs)}`,
      ratio: times(ours.one / (one + nodeMs + CONFIRMATION.overMs)),
      target: 'at most 1.00 x',
      met: ours.one <= one + nodeMs + CONFIRMATION.overMs,
    })
    const few = await peerMs(peer, 'one-by-one', FEW)
    const whole = (few * MANY) / FEW
    rows.push(
      faster(
        `${peer.name}, one by one, N = ${MANY}`,
        ours.many,
        whole,
        `${MANY / FEW} x ${seconds(few)} for ${FEW}, extrapolated`,
      ),
      notSlower(`${peer.name}, in steps, N = ${MANY}`, ours.many, await peerMs(peer, 'in-steps', MANY)),
    )
  }
  return [...rows, ...WITHOUT_PROGRAM.map(notMeasured)]
}

/** The one-by-one form at its full length, a quarter of an hour a peer: only where it is asked for. */
export async function peersWhole(): Promise<Row[]> {
  const ours = await oursMs(MANY)
  const able = PEERS.filter(isInstalled)
  return Promise.all(
    able.map(async (peer) =>
      faster(
        `${peer.name}, one by one, N = ${MANY}`,
        ours,
        await peerMs(peer, 'one-by-one', MANY),
        'measured',
      ),
    ),
  )
}

function isInstalled({ needs }: Peer): boolean {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return needs.every((program) => folders.some((folder) => existsSync(resolve(folder, program))))
}

function faster(what: string, ours: number, theirs: number, how: string): Row {
  return {
    what,
    measured: seconds(ours),
    comparedWith: `${seconds(theirs)} (${how})`,
    ratio: `${(theirs / ours).toFixed(1)} times faster`,
    target: `at least ${FASTER} times faster`,
    met: theirs / ours >= FASTER,
  }
}

/** Both wait out the same phases: a script that needs ten critical paths would be no good one. */
function notSlower(what: string, ours: number, theirs: number): Row {
  return {
    what,
    measured: seconds(ours),
    comparedWith: `${seconds(theirs)} (measured)`,
    ratio: `${(theirs / ours).toFixed(1)} times faster`,
    target: 'not slower',
    met: ours <= theirs,
  }
}

async function oursMs(count: number): Promise<number> {
  return median((await teardownsOf(count)).map(({ ms }) => ms))
}

/** Checked afterwards: a script that gave up early would be a fast one. */
async function peerMs(
  { name, command: [program, ...rest] }: Peer,
  form: Form,
  count: number,
): Promise<number> {
  const world = await startWorld({ count })
  try {
    const startedAt = performance.now()
    const child = spawn(program, [...rest, form, ...world.ids], {
      env: {
        PATH: process.env['PATH'],
        ENDPOINT: new URL(world.url).host,
        KEY_ID: world.accessKeyId,
        KEY_PASSWORD: world.accessKeyPassword,
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    await once(child, 'exit')
    const ms = performance.now() - startedAt
    const { histories } = await world.transcript(world.ids)
    const left = world.ids.filter((id) => histories[id]?.at(-1)?.status !== 'GONE')
    if (child.exitCode !== 0 || left.length > 0)
      throw new Error(`${name} failed: exit code ${child.exitCode}, ${left.length} of ${count} left`)
    return ms
  } finally {
    world.close()
  }
}

function notMeasured({ name, key }: { readonly name: string; readonly key: string }): Row {
  const failure = join(HOME, `${key}.failed`)
  const why = existsSync(failure)
    ? `could not be installed: ${withoutAddresses(readFileSync(failure, 'utf8'))}`
    : 'not installed, or no program of ours for it: see bench/peers/README.md'
  return { what: name, measured: '-', comparedWith: '-', ratio: why, target: '-', met: undefined }
}

/** Which mirror was asked is the machine's business. */
function withoutAddresses(text: string): string {
  return text
    .replaceAll(/https?:\/\/\S+/g, '…')
    .trim()
    .replaceAll(/\s+/g, ' ')
}
