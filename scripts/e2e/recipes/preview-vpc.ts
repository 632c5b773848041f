// examples/preview-vpc.yml: a VPC goes with everything inside it.

import { check } from '../check.ts'
import type { Recipe } from '../recipe.ts'

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
  scenarios: [],
}
