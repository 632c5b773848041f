// scripts/workflows.ts in a thread of plain Node: Jest's own module loader warns of each JSON file that the validator
// imports, and the thread loads them as `npm run check-workflows` does.

import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Problem } from '../../scripts/problem.ts'
import type { Checks, Question } from './validator-thread.ts'

/** One question at a time. To be stopped, or the tests do not end. */
export function startValidator(): Checks & { stop: () => Promise<void> } {
  const worker = new Worker(new URL('./validator-thread.ts', import.meta.url))

  /** `once` rejects on the thread's 'error', which is what a throwing check becomes. */
  async function ask(question: Question): Promise<Problem[]> {
    const answer = once(worker, 'message')
    worker.postMessage(question)
    const [problems] = (await answer) as [Problem[]]
    return problems
  }

  return {
    checkAction: (...args) => ask({ check: 'checkAction', args }),
    checkRepository: (...args) => ask({ check: 'checkRepository', args }),
    checkWorkflow: (...args) => ask({ check: 'checkWorkflow', args }),
    stop: async () => {
      await worker.terminate()
    },
  }
}
