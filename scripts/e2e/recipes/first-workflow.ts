// examples/first-workflow.yml: a dry run unless the form says otherwise; then what the form names goes, within its guards.

import { check } from '../check.ts'
import type { Recipe } from '../recipe.ts'

const NAMED = 'bmc-instance/bmc-1, bmc-eip/eip-1'
const ALL = ['bmc-instance/bmc-1', 'bmc-eip/eip-1', 'bmc-instance/bmc-10']
const UNTOUCHED = {
  'bmc-instance/bmc-1': 'RUNNING',
  'bmc-eip/eip-1': 'AVAILABLE',
  'bmc-instance/bmc-10': 'RUNNING',
}
const SEED = {
  resources: [
    { kind: 'bmc-instance', id: 'bmc-1', name: 'preview-web' },
    { kind: 'bmc-eip', id: 'eip-1' },
    { kind: 'bmc-instance', id: 'bmc-10', name: 'prod-web' },
  ],
}

interface Form {
  readonly [name: string]: { readonly default?: unknown }
}

export const firstWorkflow: Recipe = {
  example: 'first-workflow.yml',
  reads: ({ on }) => {
    const { inputs = {} } = (on['workflow_dispatch'] ?? {}) as { inputs?: Form }
    return [
      check('it is only started manually', Object.keys(on), ['workflow_dispatch']),
      check('the form asks for the guards of a first trial', Object.keys(inputs), [
        ...['resources', 'dry-run', 'destroy', 'max-resources', 'expect-name'],
      ]),
      check('it is a dry run by default', inputs['dry-run']?.default, true),
    ]
  },
  scenarios: [
    {
      name: 'the form as it is',
      seed: SEED,
      async plays(stage) {
        const run = await stage.run('workflow_dispatch', { inputs: { resources: NAMED } })
        return [
          check('passes', run.exitCode, 0),
          check('nothing is written', stage.writes(), []),
          check('everything is where it was', stage.statuses(...ALL), UNTOUCHED),
        ]
      },
    },
    {
      name: 'two named resources',
      seed: SEED,
      async plays(stage) {
        const run = await stage.run('workflow_dispatch', {
          inputs: { resources: NAMED, 'dry-run': 'false' },
        })
        return [
          check('passes', run.exitCode, 0),
          check(
            'they are in the recycle bin, and the one that was not named is where it was',
            stage.statuses(...ALL),
            { ...UNTOUCHED, 'bmc-instance/bmc-1': 'RECYCLE', 'bmc-eip/eip-1': 'RECYCLE' },
          ),
        ]
      },
    },
    {
      name: 'to destroy',
      seed: { resources: [{ kind: 'vm-instance', id: 'vm-1' }] },
      async plays(stage) {
        const run = await stage.run('workflow_dispatch', {
          inputs: { resources: 'vm-instance/vm-1', 'dry-run': 'false', destroy: 'true' },
        })
        return [
          check('passes', run.exitCode, 0),
          check('it is gone', stage.statuses('vm-instance/vm-1'), { 'vm-instance/vm-1': 'gone' }),
        ]
      },
    },
    {
      name: 'a name that is not expected',
      seed: SEED,
      async plays(stage) {
        const run = await stage.run('workflow_dispatch', {
          inputs: {
            ...{ resources: 'bmc-instance/bmc-1, bmc-instance/bmc-10', 'dry-run': 'false' },
            ...{ 'expect-name': 'preview-*' },
          },
        })
        return [check('fails', run.exitCode, 1), check('nothing is written', stage.writes(), [])]
      },
    },
    {
      name: 'more than the form allows',
      seed: SEED,
      async plays(stage) {
        const run = await stage.run('workflow_dispatch', {
          inputs: { resources: NAMED, 'dry-run': 'false', 'max-resources': '1' },
        })
        return [check('fails', run.exitCode, 1), check('nothing is written', stage.writes(), [])]
      },
    },
  ],
}
