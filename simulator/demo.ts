// `npm start`: a small preview environment, torn down by the action as a workflow step would, against the simulator.
import { runAction } from './runner.ts'
import { serve, Simulator, type Seed } from './index.ts'

/** All four kinds; one already in the bin, one subscription, one that refuses, and one id that was never there. */
const PREVIEW: Seed = {
  delays: { recycle: 2500, release: 2000, busy: 1500 },
  resources: [
    { kind: 'port', id: 'port-uplink', name: 'preview-pr-123-uplink', status: 'RUNNING' },
    { kind: 'vm-instance', id: 'vm-web-1', name: 'preview-pr-123-web-1', status: 'RUNNING' },
    { kind: 'vm-instance', id: 'vm-web-2', name: 'preview-pr-123-web-2', status: 'BOOTING' },
    { kind: 'vm-instance', id: 'vm-cache', name: 'preview-pr-123-cache', status: 'RECYCLE' },
    {
      kind: 'vm-instance',
      id: 'vm-promised',
      name: 'preview-pr-123-batch',
      status: 'RUNNING',
      commitment: true,
    },
    { kind: 'bmc-instance', id: 'metal-db', name: 'preview-pr-123-db', status: 'RUNNING' },
    {
      kind: 'bmc-instance',
      id: 'metal-monthly',
      name: 'preview-pr-123-build',
      status: 'RUNNING',
      chargeType: 'PREPAID',
      expiredTime: '2027-01-31T16:00:00Z',
    },
    { kind: 'bmc-eip', id: 'eip-web', ipAddress: '203.0.113.17', status: 'ASSOCIATED' },
  ],
}

const RESOURCES = `
# what the deploy job of pull request 123 made
port/port-uplink
vm-instance/vm-web-1, vm-instance/vm-web-2, vm-instance/vm-cache
vm-instance/vm-promised
instance/metal-db          # a family: looked up among VM and bare-metal instances
bmc-instance/metal-monthly
eip/eip-web
vm-instance/vm-forgotten
`

const simulator = new Simulator(PREVIEW)
const server = await serve(simulator)
try {
  console.log(
    `A simulated Zenlayer Cloud API listens on ${server.url}. The action tears down a preview environment:\n`,
  )
  const run = await runAction({
    inputs: {
      'access-key-id': simulator.accessKeyId,
      'access-key-password': simulator.accessKeyPassword,
      endpoint: server.url,
      resources: RESOURCES,
      destroy: 'true',
    },
    // The runner keeps masks to itself, and debug lines too unless debug logging is on.
    onLine: (line) => {
      if (!/^::(debug|add-mask)::/.test(line)) console.log(line)
    },
  })
  console.log('\n--- outputs ---\n')
  for (const [name, value] of Object.entries(run.outputs)) console.log(`${name}=${value}`)
  console.log('\n--- job summary ---\n')
  console.log(run.summary)
  console.log('--- end ---\n')
  console.log(
    `The step ended with exit code ${run.exitCode ?? 'none'}: one instance is in a commitment term and cannot go.`,
  )
  const asExpected =
    run.exitCode === 1 &&
    run.outputs['outcome'] === 'partial' &&
    run.outputs['failed'] === '["vm-instance/vm-promised"]'
  if (!asExpected) throw new Error('The demo did not come out as it should: see the log above.')
} finally {
  await server.close()
}
