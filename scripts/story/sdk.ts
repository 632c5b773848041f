// What clients/python/environment.py does against a simulator.

import { execFile } from 'node:child_process'
import type { SimulatorServer } from '../../simulator/index.ts'

export interface Sdk {
  /** Deploys an environment, and returns everything that it consists of, as `kind/id`. */
  deploy(name: string): Promise<readonly string[]>
  /** Everything that the account has of these kinds, as `kind/id`. */
  list(): Promise<readonly string[]>
  /** The ids that the tag service knows for the tag of the environment. */
  tagged(name: string): Promise<readonly string[]>
}

/** Longer than the program waits for an instance. */
const TIMEOUT_MS = 2 * 60_000

export function createSdk(
  [command, ...args]: readonly [command: string, ...args: string[]],
  { simulator, host, port }: SimulatorServer,
): Sdk {
  // Nothing else of this environment: the SDK would look for the simulator behind a proxy.
  const env = {
    PATH: process.env['PATH'],
    ENDPOINT: `${host}:${port}`,
    KEY_ID: simulator.accessKeyId,
    KEY_PASSWORD: simulator.accessKeyPassword,
  }
  const run = async (...asked: readonly string[]): Promise<readonly string[]> => {
    const printed = await outputOf(command, [...args, ...asked], env)
    return printed.split('\n').filter((line) => line !== '')
  }
  return {
    deploy: (name) => run('deploy', name),
    list: () => run('list'),
    tagged: async (name) => (await run('tagged', name)).map(idOf),
  }
}

export function idOf(label: string): string {
  return label.slice(label.indexOf('/') + 1)
}

function outputOf(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(command, args, { env, timeout: TIMEOUT_MS }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout)
      else reject(new Error(`${args.join(' ')} failed: ${lastLine(stderr) || error.message}`))
    })
  })
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}
