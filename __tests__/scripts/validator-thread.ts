// The thread of validator.ts: answers each question with the problems found.

import '../../scripts/json-imports.ts'
import { parentPort } from 'node:worker_threads'
import type * as Workflows from '../../scripts/workflows.ts'

export type Checks = Pick<typeof Workflows, 'checkAction' | 'checkRepository' | 'checkWorkflow'>

export type Question = { [K in keyof Checks]: { check: K; args: Parameters<Checks[K]> } }[keyof Checks]

const checks: Checks = await import('../../scripts/workflows.ts')

parentPort?.on('message', (question: Question) => {
  void answer(question).then((problems) => {
    parentPort?.postMessage(problems)
  })
})

function answer(question: Question) {
  switch (question.check) {
    case 'checkAction':
      return checks.checkAction(...question.args)
    case 'checkRepository':
      return checks.checkRepository(...question.args)
    case 'checkWorkflow':
      return checks.checkWorkflow(...question.args)
  }
}
