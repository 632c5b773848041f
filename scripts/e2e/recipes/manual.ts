// examples/manual.yml: destroys only what was confirmed exactly.

import { check } from '../check.ts'
import type { Recipe, Scenario } from '../recipe.ts'

const TAGS = { preview: 'pr-7' }
const SEED = {
  resources: [
    { kind: 'vm-instance', id: 'vm-1', name: 'pr-7-web', tags: TAGS },
    { kind: 'vm-instance', id: 'vm-prod', name: 'prod-web', tags: TAGS },
    { kind: 'vm-instance', id: 'vm-other', name: 'pr-77-web', tags: { preview: 'pr-77' } },
  ],
}
const ALL = ['vm-instance/vm-1', 'vm-instance/vm-prod', 'vm-instance/vm-other']
const UNTOUCHED = Object.fromEntries(ALL.map((resource) => [resource, 'RUNNING']))

const CONFIRMATION = 'Check the confirmation'
const INJECTION = '"; echo pwned; exit 0; "'

export const manual: Recipe = {
  example: 'manual.yml',
  reads: ({ on }) => {
    const { inputs = {} } = (on['workflow_dispatch'] ?? {}) as { inputs?: Record<string, unknown> }
    return [
      check('it is only started manually', Object.keys(on), ['workflow_dispatch']),
      check('unless another mode is chosen, it changes nothing', inputs['mode'], {
        description: 'List only, leave in the recycle bin for 24 hours, or destroy permanently',
        type: 'choice',
        options: ['dry-run', 'recycle', 'destroy'],
        default: 'dry-run',
      }),
    ]
  },
  scenarios: [
    refused('without a confirmation', { tags: 'preview=pr-7' }),
    refused('confirmed for something else', { tags: 'preview=pr-7', confirmation: 'destroy preview=pr-77' }),
    refused('confirmed in capitals', { tags: 'preview=pr-7', confirmation: 'DESTROY PREVIEW=PR-7' }),
    refused('with scripts for inputs', { tags: INJECTION, confirmation: `${INJECTION}$(exit 0)` }),
    {
      name: 'destroy, confirmed',
      seed: SEED,
      async plays(stage) {
        const run = await stage.run('workflow_dispatch', {
          inputs: { tags: 'preview=pr-7', mode: 'destroy', confirmation: 'destroy preview=pr-7' },
        })
        return [
          check('passes', run.exitCode, 0),
          check('what has the tags is gone, unless it is protected', stage.statuses(...ALL), {
            ...UNTOUCHED,
            'vm-instance/vm-1': 'gone',
          }),
          check(
            'the later step records who started it',
            run.summary.includes('Started by octocat, mode destroy: success.\n'),
            true,
          ),
        ]
      },
    },
    {
      name: 'recycle',
      seed: SEED,
      async plays(stage) {
        const run = await stage.run('workflow_dispatch', {
          inputs: { tags: 'preview=pr-7', mode: 'recycle' },
        })
        return [
          check('passes without a confirmation', run.exitCode, 0),
          check('what has the tags is in the recycle bin', stage.statuses(...ALL), {
            ...UNTOUCHED,
            'vm-instance/vm-1': 'RECYCLE',
          }),
        ]
      },
    },
    {
      name: 'dry run, as nothing else is chosen',
      seed: SEED,
      async plays(stage) {
        const run = await stage.run('workflow_dispatch', { inputs: { tags: 'preview=pr-7' } })
        return [
          check('passes', run.exitCode, 0),
          check('nothing is written', stage.writes(), []),
          check('outcome', run.outputs['teardown']?.['outcome'], 'planned'),
          check(
            'the later step records it',
            run.summary.includes('Started by octocat, mode dry-run: planned.\n'),
            true,
          ),
        ]
      },
    },
  ],
}

function refused(how: string, inputs: Readonly<Record<string, string>>): Scenario {
  return {
    name: `destroy, ${how}`,
    seed: SEED,
    async plays(stage) {
      const run = await stage.run('workflow_dispatch', { inputs: { ...inputs, mode: 'destroy' } })
      return [
        check('fails', run.exitCode, 1),
        check('at the confirmation', run.steps[CONFIRMATION], 'failure'),
        check('nothing that was typed is run', run.printed(CONFIRMATION), []),
        check('nothing is called at all', stage.simulator.calls.length, 0),
      ]
    },
  }
}
