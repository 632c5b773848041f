// An environment from its deployment to its end: deployed with Zenlayer's Python SDK, torn down with the dist/ that users
// run, looked for with the SDK again, all against the simulator: `npm run story`. With `--install`, only the SDK is installed.

import { serve, Simulator } from '../simulator/index.ts'
import { runAction } from '../simulator/runner.ts'
import { preparePython } from './clients/programs.ts'
import { holds, told } from './e2e/check.ts'
import { play } from './story/play.ts'
import { createSdk } from './story/sdk.ts'

const QUICK = { recycle: 300, release: 300, busy: 300 }

process.exitCode = (await main()) ? 0 : 1

async function main(): Promise<boolean> {
  try {
    const program = preparePython('environment.py')
    return process.argv.includes('--install') || (await tell(program))
  } catch (error) {
    console.error(`The Python SDK cannot be installed: ${messageOf(error)}`)
    return false
  }
}

async function tell(program: ReturnType<typeof preparePython>): Promise<boolean> {
  const counts = { passed: 0, failed: 0 }
  const server = await serve(new Simulator({ delays: QUICK }))
  const { accessKeyId, accessKeyPassword } = server.simulator
  const access = { 'access-key-id': accessKeyId, 'access-key-password': accessKeyPassword }
  const scenes = play(createSdk(program, server), (inputs) =>
    runAction({ inputs: { ...access, endpoint: server.url, 'poll-interval': '1s', ...inputs } }),
  )
  try {
    for await (const { name, checks, runs } of scenes) {
      for (const one of checks) console.log(told(name, one))
      const failed = checks.filter((one) => !holds(one)).length
      counts.passed += checks.length - failed
      counts.failed += failed
      if (failed > 0) console.log(runs.flatMap(({ log }) => log.map((line) => `      | ${line}`)).join('\n'))
    }
  } catch (error) {
    console.log(`FAIL  ${messageOf(error)}`)
    counts.failed += 1
  } finally {
    await server.close()
  }
  console.log(`\n${counts.passed} passed, ${counts.failed} failed`)
  return counts.failed === 0
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
