// examples/after-failure.yml: what was deployed is destroyed, however the earlier jobs ended.

import { check } from '../check.ts'
import type { Recipe } from '../recipe.ts'

/** act counts its runs from 1, and has only one. */
const RUN = 'ci-1'
const MADE = ['vm-instance/vm-1', 'zec-eip/eip-1']
const SEED = {
  resources: [
    { kind: 'vm-instance', id: 'vm-1', name: `${RUN}-web` },
    { kind: 'zec-eip', id: 'eip-1', name: `${RUN}-address` },
    { kind: 'vm-instance', id: 'vm-of-another-run', name: 'ci-12-web' },
    { kind: 'vm-instance', id: 'vm-prod', name: 'prod-web' },
  ],
}
const OTHERS = ['vm-instance/vm-of-another-run', 'vm-instance/vm-prod']
const GONE = Object.fromEntries(MADE.map((resource) => [resource, 'gone']))
const THERE = Object.fromEntries(OTHERS.map((resource) => [resource, 'RUNNING']))

const PUSH = { ref: 'refs/heads/main' }
const LAST_STEP = 'Report what is left'
const PASSING = '#!/bin/sh\n'
const FAILING = '#!/bin/sh\nexit 1\n'

/** The script that the example expects in the repository: it writes what it creates to the file of its argument. */
function deploys(resources: readonly string[], { thenFails = false } = {}): string {
  const lines = resources.map((resource) => `echo '${resource}' >> "$1"`)
  return ['#!/bin/sh', ...lines, thenFails ? 'exit 1' : 'exit 0', ''].join('\n')
}

export const afterFailure: Recipe = {
  example: 'after-failure.yml',
  reads: ({ jobs }) => [
    check('the teardown follows both jobs', jobs['teardown']?.needs, ['deploy', 'test']),
    check('whatever their result', jobs['teardown']?.if, 'always()'),
    check(
      'only the jobs that check out may read, and none may write',
      Object.values(jobs).map(({ permissions }) => permissions),
      [{ contents: 'read' }, { contents: 'read' }, undefined],
    ),
  ],
  scenarios: [
    {
      name: 'the test fails',
      seed: SEED,
      files: { 'deploy.sh': deploys(MADE), 'test.sh': FAILING },
      async plays(stage) {
        const run = await stage.run('push', PUSH)
        return [
          check('fails', run.exitCode, 1),
          check('because of the test alone', run.jobs, {
            deploy: 'success',
            test: 'failure',
            teardown: 'success',
          }),
          check('what was made is gone', stage.statuses(...MADE), GONE),
          check('what others made is there', stage.statuses(...OTHERS), THERE),
          check('the later step sees it', run.printed(LAST_STEP), [
            'Outcome: success. Failed: []. Pending: [].',
          ]),
        ]
      },
    },
    {
      name: 'the test passes',
      seed: SEED,
      files: { 'deploy.sh': deploys(MADE), 'test.sh': PASSING },
      async plays(stage) {
        const run = await stage.run('push', PUSH)
        return [
          check('passes', run.exitCode, 0),
          check('what was made is gone', stage.statuses(...MADE), GONE),
        ]
      },
    },
    {
      name: 'the deployment breaks off',
      seed: SEED,
      files: { 'deploy.sh': deploys(['vm-instance/vm-1'], { thenFails: true }), 'test.sh': PASSING },
      async plays(stage) {
        const run = await stage.run('push', PUSH)
        return [
          check('fails', run.exitCode, 1),
          check('at the deployment', [run.jobs['deploy'], run.jobs['teardown']], ['failure', 'success']),
          check('what was made by then is gone', stage.statuses('vm-instance/vm-1', ...OTHERS), {
            'vm-instance/vm-1': 'gone',
            ...THERE,
          }),
        ]
      },
    },
    {
      name: 'the deployment makes nothing',
      seed: SEED,
      files: { 'deploy.sh': FAILING, 'test.sh': PASSING },
      async plays(stage) {
        const run = await stage.run('push', PUSH)
        return [
          check('the teardown passes', run.jobs['teardown'], 'success'),
          check(
            'with a warning',
            run.annotations.map(({ level }) => level),
            ['warning'],
          ),
          check('nothing is called', stage.simulator.calls.length, 0),
        ]
      },
    },
    {
      name: 'the list names what is not of this run',
      seed: SEED,
      files: { 'deploy.sh': deploys([...MADE, 'vm-instance/vm-prod']), 'test.sh': PASSING },
      async plays(stage) {
        const run = await stage.run('push', PUSH)
        return [
          check('the teardown fails', run.jobs['teardown'], 'failure'),
          check('nothing is written', stage.writes(), []),
        ]
      },
    },
  ],
}
