// examples/preview-vpc.yml: a VPC goes with everything inside it.

import { check } from '../check.ts'
import type { Recipe } from '../recipe.ts'

const VPC = { vpcId: 'vpc-1' }
const SEED = {
  resources: [
    { kind: 'zec-vpc', id: 'vpc-1', name: 'pr-7' },
    { kind: 'zec-subnet', id: 'subnet-1', ...VPC },
    { kind: 'zec-instance', id: 'zec-1', subnetId: 'subnet-1' },
    { kind: 'zec-nic', id: 'nic-1', instanceId: 'zec-1', nicType: 'Primary', subnetId: 'subnet-1', ...VPC },
    { kind: 'zlb-load-balancer', id: 'lb-1', subnetId: 'subnet-1', ...VPC },
    { kind: 'zec-vpc', id: 'vpc-10', name: 'pr-70' },
    { kind: 'zec-subnet', id: 'subnet-10', vpcId: 'vpc-10' },
  ],
}
const INSIDE = ['zec-subnet/subnet-1', 'zec-instance/zec-1', 'zlb-load-balancer/lb-1']
const OTHERS = ['zec-vpc/vpc-10', 'zec-subnet/subnet-10']

export const previewVpc: Recipe = {
  example: 'preview-vpc.yml',
  reads: ({ on, jobs }) => {
    const step = jobs['teardown']?.steps.at(-1)?.with ?? {}
    const form = (on['workflow_dispatch'] ?? {}) as {
      inputs?: Record<string, { default?: unknown } | undefined>
    }
    return [
      check('it is started manually or called', Object.keys(on), ['workflow_dispatch', 'workflow_call']),
      check('manually, it is a dry run by default', form.inputs?.['dry-run']?.default, true),
      check('the VPC is named', step['resources'], 'zec-vpc/${{ inputs.vpc-id }}'),
      check('everything inside it goes as well', step['cascade'], true),
    ]
  },
  scenarios: [
    {
      name: 'the form as it is',
      seed: SEED,
      async plays(stage) {
        const run = await stage.run('workflow_dispatch', { inputs: { 'vpc-id': 'vpc-1' } })
        const { planned = '[]' } = run.outputs['teardown'] ?? {}
        return [
          check('passes', run.exitCode, 0),
          check('nothing is written', stage.writes(), []),
          check(
            'everything inside is planned',
            (JSON.parse(planned) as string[]).sort(),
            ['zec-vpc/vpc-1', ...INSIDE].sort(),
          ),
        ]
      },
    },
    {
      name: 'to destroy',
      seed: SEED,
      async plays(stage) {
        const run = await stage.run('workflow_dispatch', {
          inputs: { 'vpc-id': 'vpc-1', 'dry-run': 'false' },
        })
        const gone = ['zec-vpc/vpc-1', ...INSIDE]
        return [
          check('passes', run.exitCode, 0),
          check(
            'the VPC is gone with everything inside',
            stage.statuses(...gone),
            Object.fromEntries(gone.map((resource) => [resource, 'gone'])),
          ),
          check(
            'the other VPC is there',
            OTHERS.filter((resource) => stage.statuses(resource)[resource] === 'gone'),
            [],
          ),
        ]
      },
    },
    {
      name: 'without an id',
      seed: SEED,
      async plays(stage) {
        const run = await stage.run('workflow_dispatch', { inputs: { 'vpc-id': '', 'dry-run': 'false' } })
        return [check('fails', run.exitCode, 1), check('nothing is called', stage.simulator.calls.length, 0)]
      },
    },
  ],
}
