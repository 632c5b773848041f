// The stage of one example: a simulated Zenlayer Cloud, a GitHub on loopback, and act.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startGitHub, type FakeGitHub, type GitHubSeed } from '../../__tests__/support/github.ts'
import { serve, Simulator, type Seed } from '../../simulator/index.ts'
import { runAct } from './act.ts'
import { copyAction, createRepository } from './folders.ts'
import type { Run } from './run.ts'

export interface Setting {
  /** `preview-closed.yml` */
  readonly example: string
  readonly seed: Seed
  readonly github?: GitHubSeed
  /** Scripts of the repository. */
  readonly files?: Readonly<Record<string, string>>
}

export interface Stage extends AsyncDisposable {
  readonly simulator: Simulator
  readonly github: FakeGitHub
  /** Runs the example for an event, in the state that earlier runs have left. */
  run(event: string, payload?: unknown): Promise<Run>
  /** `kind/id` and the status of each, in the order given; `gone` where no list has it any more. */
  statuses(...resources: readonly string[]): Record<string, string>
  /** The actions of the writes that were sent, including refused ones. */
  writes(): string[]
  /** The logs of its runs, to be shown where a check fails. */
  readonly log: readonly string[]
}

/** Long, since runners mask secrets wherever they occur. */
const GITHUB_TOKEN = 'github-token-of-the-examples'

const QUICK = { recycle: 200, release: 200, busy: 200 }

export async function openStage(
  act: string,
  { example, seed, github = {}, files = {} }: Setting,
): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'zenlayer-teardown-e2e-'))
  const [repository, action] = [join(folder, 'repository'), join(folder, 'action')]
  const simulator = new Simulator({ delays: QUICK, ...seed })
  const server = await serve(simulator)
  const hub = await startGitHub(github)
  copyAction(action, server.url)
  createRepository(repository, example, files)
  const secrets = {
    ZENLAYER_ACCESS_KEY_ID: simulator.accessKeyId,
    ZENLAYER_ACCESS_KEY_PASSWORD: simulator.accessKeyPassword,
    GITHUB_TOKEN,
  }
  const log: string[] = []
  return {
    simulator,
    github: hub,
    log,
    async run(event, payload = {}) {
      const run = await runAct({
        ...{ act, folder, repository, action, event, payload, secrets },
        githubUrl: hub.url,
      })
      log.push(...run.log)
      return run
    },
    statuses: (...resources) =>
      Object.fromEntries(
        resources.map((resource) => {
          const [kind = '', id = ''] = resource.split('/')
          return [resource, simulator.statusOf(kind, id) ?? 'gone']
        }),
      ),
    writes: () => simulator.calls.filter(({ write }) => write).map(({ action: name }) => name),
    async [Symbol.asyncDispose]() {
      await hub[Symbol.asyncDispose]()
      await server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
