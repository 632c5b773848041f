// Runs a workflow with act, on this machine and without Docker, in a clean environment.

import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { devNull } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { PLACEHOLDER_REFERENCE } from '../uses.ts'
import { readRun, type Run } from './run.ts'

export interface ActOptions {
  readonly act: string
  /** For the files that act and the steps write, events and secrets included. */
  readonly folder: string
  /** The git repository with the workflow. */
  readonly repository: string
  /** The action: only action.yml and dist/, since act copies it for every step. */
  readonly action: string
  readonly event: string
  readonly payload: unknown
  readonly secrets: Readonly<Record<string, string>>
  readonly githubUrl: string
}

/** Port 9 has no listener: requests to anything but the loopback services are refused, and never reach the internet. */
const NOWHERE = 'http://127.0.0.1:9'
const TIMEOUT_MS = 300_000

export async function runAct(options: ActOptions): Promise<Run> {
  const { act, folder, repository, action, event, payload, secrets, githubUrl } = options
  const [eventFile, secretFile] = [join(folder, 'event.json'), join(folder, 'secrets')]
  writeFileSync(eventFile, JSON.stringify(payload))
  writeFileSync(
    secretFile,
    Object.entries(secrets)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(''),
  )
  const args = [
    event,
    ...['--eventpath', eventFile],
    ...['--secret-file', secretFile],
    ...['--var-file', devNull, '--env-file', devNull, '--input-file', devNull],
    ...['--platform', 'ubuntu-latest=-self-hosted'],
    ...['--local-repository', `${PLACEHOLDER_REFERENCE}=${action}`],
    ...['--env', `GITHUB_API_URL=${githubUrl}`],
    ...['--actor', 'octocat', '--no-cache-server', '--rm', '--json'],
  ]
  const child = spawn(act, args, {
    cwd: repository,
    // The steps inherit all of it.
    env: {
      // act runs the first `node` on the PATH, whatever action.yml says; this one is the Node 24 that runs this script.
      PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
      HOME: folder,
      XDG_CACHE_HOME: join(folder, 'cache'),
      HTTPS_PROXY: NOWHERE,
      HTTP_PROXY: NOWHERE,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: TIMEOUT_MS,
  })
  const lines: string[] = []
  const streams = [child.stdout, child.stderr].map(async (stream) => {
    for await (const line of createInterface({ input: stream })) lines.push(line)
  })
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  await Promise.all(streams)
  return readRun(exitCode, lines)
}
