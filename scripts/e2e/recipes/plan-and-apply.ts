// examples/plan-and-apply.yml: what was planned goes after the approval, and nothing else. act knows no approvals: it runs
// the second job right after the first.

import { check } from '../check.ts'
import type { Recipe } from '../recipe.ts'

const TAGS = { preview: 'pr-7' }
const INPUTS = { inputs: { tags: 'preview=pr-7' } }

export const planAndApply: Recipe = {
  example: 'plan-and-apply.yml',
  reads: ({ on, jobs }) => [
    check('it is only started manually', Object.keys(on), ['workflow_dispatch']),
    check('the plan is a dry run', withOf(jobs['plan'])['dry-run'], true),
    check('the other job waits for it', jobs['apply']?.needs, 'plan'),
    check('and for the reviewers of an environment', jobs['apply']?.environment, 'teardown'),
    check(
      'it tears down exactly what was planned',
      withOf(jobs['apply'])['resources'],
      '${{ needs.plan.outputs.planned }}',
    ),
    check(
      'both have the same guards',
      ['tags', 'max-resources', 'protect', 'destroy'].filter(
        (name) => withOf(jobs['plan'])[name] !== withOf(jobs['apply'])[name],
      ),
      [],
    ),
  ],
  scenarios: [
    {
      name: 'a preview',
      seed: {
        resources: [
          { kind: 'vm-instance', id: 'vm-1', tags: TAGS },
          { kind: 'zec-instance', id: 'zec-1', tags: TAGS },
          { kind: 'vm-instance', id: 'vm-kept', tags: { ...TAGS, keep: 'true' } },
          { kind: 'vm-instance', id: 'vm-other', tags: { preview: 'pr-70' } },
        ],
      },
      async plays(stage) {
        const run = await stage.run('workflow_dispatch', INPUTS)
        const planned = ['vm-instance/vm-1', 'zec-instance/zec-1']
        return [
          check('passes', run.exitCode, 0),
          check('the plan', sorted(run.outputs['plan']?.['planned']), planned),
          check('is what succeeds', sorted(run.outputs['apply']?.['succeeded']), planned),
          check('and what goes', stage.statuses(...planned, 'vm-instance/vm-kept', 'vm-instance/vm-other'), {
            ...{ 'vm-instance/vm-1': 'gone', 'zec-instance/zec-1': 'gone' },
            ...{ 'vm-instance/vm-kept': 'RUNNING', 'vm-instance/vm-other': 'RUNNING' },
          }),
        ]
      },
    },
    {
      name: 'nothing has the tags',
      seed: { resources: [{ kind: 'vm-instance', id: 'vm-1' }] },
      async plays(stage) {
        const run = await stage.run('workflow_dispatch', INPUTS)
        return [
          check('passes', run.exitCode, 0),
          check('nobody is asked to approve anything', run.outputs['apply'], undefined),
          check('nothing is written', stage.writes(), []),
        ]
      },
    },
  ],
}

type Step = Readonly<Record<string, unknown>>

function withOf(job: { readonly steps: readonly { readonly with?: Step }[] } | undefined): Step {
  return job?.steps.at(-1)?.with ?? {}
}

/** The lists of several kinds are read side by side. */
function sorted(json = '[]'): string[] {
  return (JSON.parse(json) as string[]).sort()
}
