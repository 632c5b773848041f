// `npm start`: a small preview environment, torn down by the action as a workflow step would, against the simulator.
import { runAction, type ActionRun } from './runner.ts'
import { serve, Simulator, type Seed } from './index.ts'

const tags = { preview: 'pr-123' }

/** What the deploy job of pull request 123 made, and a neighbour that must survive. */
const PREVIEW: Seed = {
  delays: { recycle: 2500, release: 2000, busy: 1500 },
  resources: [
    { kind: 'port', id: 'port-uplink', name: 'pr-123-uplink', tags },
    { kind: 'private-connect', id: 'link-office', name: 'pr-123-office', tags, holds: ['port/port-uplink'] },
    { kind: 'vm-instance', id: 'vm-web-1', name: 'pr-123-web-1', tags },
    { kind: 'vm-instance', id: 'vm-web-2', name: 'pr-123-web-2', status: 'BOOTING', tags },
    { kind: 'vm-instance', id: 'vm-cache', name: 'pr-123-cache', status: 'RECYCLE', tags },
    // In its commitment term: this one cannot go.
    { kind: 'vm-instance', id: 'vm-promised', name: 'pr-123-batch', commitment: true, tags },
    { kind: 'bmc-instance', id: 'metal-db', name: 'pr-123-db', tags },
    {
      ...{ kind: 'bmc-instance', id: 'metal-build', name: 'pr-123-build', tags },
      ...{ chargeType: 'PREPAID', expiredTime: '2027-01-31T16:00:00Z' },
    },
    { kind: 'bmc-eip', id: 'eip-web', ipAddress: '203.0.113.17', status: 'ASSOCIATED', tags },
    { kind: 'zec-instance', id: 'edge-1', name: 'pr-123-edge', tags },
    { kind: 'vm-disk', id: 'disk-keep', name: 'pr-123-data', tags: { ...tags, keep: 'true' } },
    { kind: 'vm-instance', id: 'vm-other', name: 'pr-12-web', tags: { preview: 'pr-12' } },
  ],
}

export interface Demo {
  readonly run: ActionRun
  /** The status of the neighbour, which is tagged preview=pr-12. */
  readonly neighbour: string | undefined
}

/** @throws {Error} if it does not come out as it should. */
export async function runDemo(onLine: (line: string) => void = () => undefined): Promise<Demo> {
  const simulator = new Simulator(PREVIEW)
  const server = await serve(simulator)
  try {
    const run = await runAction({
      inputs: {
        'access-key-id': simulator.accessKeyId,
        'access-key-password': simulator.accessKeyPassword,
        endpoint: server.url,
        'resource-type': 'all',
        tags: 'preview=pr-123',
        protect: 'tag:keep=true',
        destroy: 'true',
      },
      onLine,
    })
    const neighbour = simulator.statusOf('vm-instance', 'vm-other')
    const asExpected =
      run.exitCode === 1 &&
      run.outputs['outcome'] === 'partial' &&
      run.outputs['failed'] === '["vm-instance/vm-promised"]' &&
      neighbour === 'RUNNING'
    if (!asExpected) throw new Error('The demo did not come out as it should: see the log above.')
    return { run, neighbour }
  } finally {
    await server.close()
  }
}

if (import.meta.main) {
  console.log(
    'The action tears down what is tagged preview=pr-123, against a simulated Zenlayer Cloud API on loopback:\n',
  )
  // The runner keeps masks to itself, and debug lines too unless debug logging is on.
  const { run, neighbour } = await runDemo((line) => {
    if (!/^::(debug|add-mask)::/.test(line)) console.log(line)
  })
  console.log('\n--- outputs ---\n')
  for (const [name, value] of Object.entries(run.outputs)) console.log(`${name}=${value}`)
  console.log('\n--- job summary ---\n')
  console.log(run.summary)
  console.log('--- end ---\n')
  console.log(
    `The step ended with exit code ${run.exitCode ?? 'none'}: one instance is in a commitment term and cannot go. What is tagged preview=pr-12 is ${neighbour ?? 'gone'}.`,
  )
}
