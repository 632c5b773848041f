// examples/preview-closed.yml: one preview is destroyed as a whole, nothing else is, and GitHub is notified.

import type { Deployment, FakeGitHub } from '../../../__tests__/support/github.ts'
import { PLACEHOLDER_REFERENCE } from '../../uses.ts'
import { check, type Check } from '../check.ts'
import { speaksToGitHub } from '../folders.ts'
import type { Recipe } from '../recipe.ts'

const NUMBER = 42
const ENVIRONMENT = 'pr-42'
const TAGS = { preview: 'pr-42' }

/** From a fork, with a title that would be a command in a script. */
const CLOSED = {
  action: 'closed',
  number: NUMBER,
  pull_request: {
    number: NUMBER,
    merged: false,
    title: '"; exit 99; "',
    head: { ref: 'feature', sha: 'a'.repeat(40), repo: { full_name: 'stranger/r', fork: true } },
    base: { ref: 'main', sha: 'b'.repeat(40), repo: { full_name: 'o/r', fork: false } },
  },
}

const LAST_STEP = 'Report what is left'

export const previewClosed: Recipe = {
  example: 'preview-closed.yml',
  reads: ({ on, concurrency, jobs }) => [
    check('only the closing of a pull request starts it', on, { pull_request_target: { types: ['closed'] } }),
    check(
      'it checks nothing out and runs no action but this one',
      Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? [])),
      [PLACEHOLDER_REFERENCE],
    ),
    check('it takes turns with the deploy workflow, and cuts nothing short', concurrency, {
      group: 'preview-${{ github.event.pull_request.number }}',
      'cancel-in-progress': false,
    }),
    check('the job may comment and set deployments inactive, and no more', jobs['teardown']?.permissions, {
      'pull-requests': 'write',
      deployments: 'write',
    }),
  ],
  scenarios: [
    {
      name: 'a pull request of a fork is closed',
      seed: {
        resources: [
          { kind: 'port', id: 'port-1', tags: TAGS },
          { kind: 'private-connect', id: 'link-1', tags: TAGS, holds: ['port/port-1'] },
          { kind: 'vm-instance', id: 'vm-1', tags: TAGS },
          { kind: 'zec-instance', id: 'zec-1', tags: TAGS },
          { kind: 'zec-eip', id: 'eip-1', status: 'BINDED', instanceId: 'zec-1', tags: TAGS },
          { kind: 'vm-disk', id: 'disk-kept', tags: { ...TAGS, keep: 'true' } },
          { kind: 'vm-instance', id: 'vm-of-4', tags: { preview: 'pr-4' } },
          { kind: 'vm-instance', id: 'vm-of-420', tags: { preview: 'pr-420' } },
          { kind: 'vm-instance', id: 'vm-untagged' },
        ],
      },
      github: { deployments: [deployment(1, ENVIRONMENT), deployment(2, 'pr-420')] },
      async plays(stage) {
        const run = await stage.run('pull_request_target', CLOSED)
        return [
          check('passes', run.exitCode, 0),
          check(
            'its preview is gone',
            stage.statuses(
              ...['port/port-1', 'private-connect/link-1', 'vm-instance/vm-1'],
              ...['zec-instance/zec-1', 'zec-eip/eip-1'],
            ),
            {
              ...{ 'port/port-1': 'gone', 'private-connect/link-1': 'gone', 'vm-instance/vm-1': 'gone' },
              ...{ 'zec-instance/zec-1': 'gone', 'zec-eip/eip-1': 'gone' },
            },
          ),
          check(
            'what is to be kept, and what others have, stays',
            stage.statuses(
              ...['vm-disk/disk-kept', 'vm-instance/vm-of-4'],
              ...['vm-instance/vm-of-420', 'vm-instance/vm-untagged'],
            ),
            {
              ...{ 'vm-disk/disk-kept': 'AVAILABLE', 'vm-instance/vm-of-4': 'RUNNING' },
              ...{ 'vm-instance/vm-of-420': 'RUNNING', 'vm-instance/vm-untagged': 'RUNNING' },
            },
          ),
          check('outcome', run.outputs['teardown']?.['outcome'], 'success'),
          check('nothing is left to report', run.steps[LAST_STEP], undefined),
          ...gitHubChecks(() => [
            check('one comment on the pull request', commentsOf(stage.github).length, 1),
            check(
              'its deployments are inactive, and those of others are as they were',
              statesOf(stage.github),
              {
                [ENVIRONMENT]: 'inactive',
                'pr-420': 'success',
              },
            ),
          ]),
        ]
      },
    },
    {
      name: 'one resource cannot go',
      seed: {
        resources: [
          { kind: 'vm-instance', id: 'vm-1', tags: TAGS },
          { kind: 'vm-instance', id: 'vm-promised', commitment: true, tags: TAGS },
        ],
      },
      github: { deployments: [deployment(1, ENVIRONMENT)] },
      async plays(stage) {
        const first = await stage.run('pull_request_target', CLOSED)
        const statesBefore = statesOf(stage.github)
        // It is moved to the recycle bin by hand, and the job runs again.
        stage.simulator.setStatus('vm-instance', 'vm-promised', 'RECYCLE')
        const second = await stage.run('pull_request_target', CLOSED)
        return [
          check('fails', first.exitCode, 1),
          check('the later step sees what is left', first.printed(LAST_STEP), [
            'Outcome: partial. Failed: ["vm-instance/vm-promised"]. Pending: [].',
          ]),
          check('the next run goes on from there and passes', second.exitCode, 0),
          check('all is gone', stage.statuses('vm-instance/vm-1', 'vm-instance/vm-promised'), {
            'vm-instance/vm-1': 'gone',
            'vm-instance/vm-promised': 'gone',
          }),
          ...gitHubChecks(() => [
            check('deployments stay active while something is left', statesBefore, {
              [ENVIRONMENT]: 'success',
            }),
            check('and are inactive after it', statesOf(stage.github), { [ENVIRONMENT]: 'inactive' }),
            check('the comment of the first run is edited', commentsOf(stage.github).length, 1),
          ]),
        ]
      },
    },
    {
      name: 'more is tagged than a preview has',
      seed: { generate: [{ kind: 'vm-instance', count: 11, prefix: 'vm-', tags: TAGS }] },
      async plays(stage) {
        const run = await stage.run('pull_request_target', CLOSED)
        return [check('fails', run.exitCode, 1), check('nothing is touched', stage.writes(), [])]
      },
    },
  ],
}

function deployment(id: number, environment: string): Deployment {
  return { id, environment, statuses: [{ id, state: 'success', created_at: '2026-01-01T00:00:00Z' }] }
}

function commentsOf({ comments }: FakeGitHub): readonly unknown[] {
  return comments[NUMBER] ?? []
}

function statesOf({ deployments }: FakeGitHub): Record<string, string | undefined> {
  return Object.fromEntries(
    deployments.map(({ environment, statuses }) => [environment, statuses.at(-1)?.state]),
  )
}

function gitHubChecks(checks: () => Check[]): Check[] {
  return speaksToGitHub() ? checks() : []
}
