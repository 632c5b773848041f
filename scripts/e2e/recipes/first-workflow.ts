// examples/first-workflow.yml: what the form names goes where the form says.

import { check } from '../check.ts'
import type { Recipe } from '../recipe.ts'

export const firstWorkflow: Recipe = {
  example: 'first-workflow.yml',
  reads: ({ on }) => [check('it is only started by hand', Object.keys(on), ['workflow_dispatch'])],
  scenarios: [
    {
      name: 'two named resources',
      seed: {
        resources: [
          { kind: 'bmc-instance', id: 'bmc-1' },
          { kind: 'bmc-eip', id: 'eip-1' },
          { kind: 'bmc-instance', id: 'bmc-10' },
        ],
      },
      async plays(stage) {
        const run = await stage.run('workflow_dispatch', {
          inputs: { resources: 'bmc-instance/bmc-1, bmc-eip/eip-1' },
        })
        return [
          check('passes', run.exitCode, 0),
          check(
            'they are in the recycle bin, and the other is unchanged',
            stage.statuses('bmc-instance/bmc-1', 'bmc-eip/eip-1', 'bmc-instance/bmc-10'),
            { 'bmc-instance/bmc-1': 'RECYCLE', 'bmc-eip/eip-1': 'RECYCLE', 'bmc-instance/bmc-10': 'RUNNING' },
          ),
        ]
      },
    },
    {
      name: 'to destroy',
      seed: { resources: [{ kind: 'vm-instance', id: 'vm-1' }] },
      async plays(stage) {
        const run = await stage.run('workflow_dispatch', {
          inputs: { resources: 'vm-instance/vm-1', destroy: 'true' },
        })
        return [
          check('passes', run.exitCode, 0),
          check('it is gone', stage.statuses('vm-instance/vm-1'), { 'vm-instance/vm-1': 'gone' }),
        ]
      },
    },
  ],
}
