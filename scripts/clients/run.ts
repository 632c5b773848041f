// Runs a program against a simulator of its own, and looks at what it left there.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { serve, Simulator, type SimulatorServer } from '../../simulator/index.ts'
import { seedFor, type Life } from './lives.ts'

/** Past this the program is ended, which is an error. */
const PATIENCE_MS = 5 * 60_000

/** Tells every line as it comes: `ok NAME` or `FAILED NAME: why`. Throws when the program cannot be started or takes too long. */
export async function runProgram(
  [command, ...args]: readonly [command: string, ...args: string[]],
  lives: readonly Life[],
  tell: (line: string) => void,
): Promise<void> {
  const server = await serve(new Simulator(seedFor(lives)))
  try {
    const { exitCode, words, failed } = await converse(command, args, server, lives, tell)
    // 0 and 1 say that it came to its end; the lines tell the rest.
    if (exitCode !== (failed ? 1 : 0)) tell(`FAILED the program ended with ${String(exitCode)}: ${words}`)
    for (const line of check(server.simulator, lives)) tell(line)
  } finally {
    await server.close()
  }
}

interface End {
  readonly exitCode: number | null
  /** The last line of its standard error. */
  readonly words: string
  /** Whether any of its lines says so. */
  readonly failed: boolean
}

async function converse(
  command: string,
  args: readonly string[],
  { simulator, host, port }: SimulatorServer,
  lives: readonly Life[],
  tell: (line: string) => void,
): Promise<End> {
  // Nothing but what it needs: a proxy of this machine would be asked for the simulator too.
  const env = {
    PATH: process.env['PATH'],
    ENDPOINT: `${host}:${port}`,
    KEY_ID: simulator.accessKeyId,
    KEY_PASSWORD: simulator.accessKeyPassword,
    TOKEN: simulator.token,
  }
  const child = spawn(command, args, { env, signal: AbortSignal.timeout(PATIENCE_MS) })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  let words = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (words += text))
  // A program that ends early does not read to the end; its exit code tells.
  child.stdin.on('error', () => undefined).end(JSON.stringify(lives))
  let failed = false
  createInterface({ input: child.stdout }).on('line', (line) => {
    failed ||= line.startsWith('FAILED ')
    tell(line)
  })
  return { exitCode: await ended, words: words.trim().split('\n').at(-1) ?? '', failed }
}

/** What only the simulator knows. */
function check(simulator: Simulator, lives: readonly Life[]): string[] {
  const proofs = new Map(lives.map(({ id, proof }) => [id, proof]))
  const strangers = simulator.calls.filter(({ ids, signed }) =>
    ids.some((id) => (proofs.get(id) ?? signed) !== signed),
  )
  const seeded = lives.filter(({ id }) => id !== '')
  const astray = seeded.filter(
    ({ kind, id, steps }) => (simulator.statusOf(kind, id) ?? '') !== steps.at(-1)?.until,
  )
  return [
    verdict(
      'every call was signed, or had the token, as it should',
      strangers.map(({ action }) => action),
    ),
    verdict(
      'every resource is where its last step led',
      astray.map(({ id }) => id),
    ),
  ]
}

function verdict(name: string, culprits: readonly string[]): string {
  return culprits.length === 0 ? `ok ${name}` : `FAILED ${name}: but not ${culprits.join(', ')}`
}
