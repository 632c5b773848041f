// examples/nightly-sweep.yml: old previews are destroyed, with a warning, and nothing else is.

import { check } from '../check.ts'
import type { Recipe } from '../recipe.ts'

const HOUR_MS = 60 * 60_000
const OLD = 8 * 24 * HOUR_MS
const YOUNG = 6 * 24 * HOUR_MS

const SEED = {
  resources: [
    { kind: 'vm-instance', id: 'vm-old', createdAgoMs: OLD, tags: { preview: 'pr-1' } },
    { kind: 'zec-instance', id: 'zec-old', createdAgoMs: OLD, tags: { preview: 'pr-2' } },
    { kind: 'vm-instance', id: 'vm-young', createdAgoMs: YOUNG, tags: { preview: 'pr-3' } },
    { kind: 'vm-instance', id: 'vm-kept', createdAgoMs: OLD, tags: { preview: 'pr-4', keep: 'true' } },
    { kind: 'vm-instance', id: 'vm-prod', name: 'prod-web', createdAgoMs: OLD, tags: { preview: 'none' } },
    { kind: 'vm-instance', id: 'vm-untagged', createdAgoMs: OLD },
  ],
}
const SCHEDULE = { schedule: '17 3 * * *' }
const LAST_STEP = 'Report what was found'

export const nightlySweep: Recipe = {
  example: 'nightly-sweep.yml',
  reads: ({ on, concurrency }) => [
    check('it runs by night and by hand', Object.keys(on), ['schedule', 'workflow_dispatch']),
    check('once a night', on['schedule'], [{ cron: '17 3 * * *' }]),
    check('one at a time', concurrency, { group: 'nightly-sweep', 'cancel-in-progress': false }),
  ],
  scenarios: [
    {
      name: 'previews are left over',
      seed: SEED,
      async plays(stage) {
        const run = await stage.run('schedule', SCHEDULE)
        const warnings = run.annotations.filter(({ level }) => level === 'warning')
        return [
          check('passes', run.exitCode, 0),
          check('they are gone', stage.statuses('vm-instance/vm-old', 'zec-instance/zec-old'), {
            'vm-instance/vm-old': 'gone',
            'zec-instance/zec-old': 'gone',
          }),
          check(
            'the young, the kept, production and what is no preview stay',
            stage.statuses(
              ...['vm-instance/vm-young', 'vm-instance/vm-kept'],
              ...['vm-instance/vm-prod', 'vm-instance/vm-untagged'],
            ),
            {
              ...{ 'vm-instance/vm-young': 'RUNNING', 'vm-instance/vm-kept': 'RUNNING' },
              ...{ 'vm-instance/vm-prod': 'RUNNING', 'vm-instance/vm-untagged': 'RUNNING' },
            },
          ),
          check('one warning', warnings.length, 1),
          check('that names what was found', /vm-old.*zec-old/.test(warnings[0]?.text ?? ''), true),
          check('the later step sees them', run.printed(LAST_STEP), [
            'Outcome: success',
            'Gone: vm-instance/vm-old',
            'Gone: zec-instance/zec-old',
          ]),
        ]
      },
    },
    {
      name: 'one of them cannot go',
      seed: {
        resources: [
          { kind: 'vm-instance', id: 'vm-old', createdAgoMs: OLD, tags: { preview: 'pr-1' } },
          {
            kind: 'vm-instance',
            id: 'vm-promised',
            createdAgoMs: OLD,
            commitment: true,
            tags: { preview: '' },
          },
        ],
      },
      async plays(stage) {
        const run = await stage.run('schedule', SCHEDULE)
        return [
          check('fails', run.exitCode, 1),
          check('the later step sees which', run.printed(LAST_STEP), [
            'Outcome: partial',
            'Gone: vm-instance/vm-old',
            'Left: vm-instance/vm-promised',
          ]),
        ]
      },
    },
    {
      name: 'nothing is left over',
      seed: {
        resources: [{ kind: 'vm-instance', id: 'vm-young', createdAgoMs: YOUNG, tags: { preview: '' } }],
      },
      async plays(stage) {
        const run = await stage.run('schedule', SCHEDULE)
        return [
          check('passes', run.exitCode, 0),
          check('nothing is written', stage.writes(), []),
          check(
            'notices, and no warning',
            [...new Set(run.annotations.map(({ level }) => level))],
            ['notice'],
          ),
          check(
            'that nothing matches the inputs, and which rules of protect match nothing',
            run.annotations.map(({ text }) => /^No resource matches|rule \S+ matched nothing/.test(text)),
            [true, true, true],
          ),
          check('the later step runs', run.printed(LAST_STEP), ['Outcome: success']),
        ]
      },
    },
    {
      name: 'by hand',
      seed: SEED,
      async plays(stage) {
        const run = await stage.run('workflow_dispatch', { inputs: {} })
        return [
          check('passes', run.exitCode, 0),
          check('nothing is written', stage.writes(), []),
          check('outcome', run.outputs['sweep']?.['outcome'], 'planned'),
        ]
      },
    },
  ],
}
