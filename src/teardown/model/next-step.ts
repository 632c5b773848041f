// The one next step of a resource: from the phase that it is in and the goal.

import type { Phase, WriteStep } from '../../resources/index.ts'

/** `recycled`: in the recycle bin. `destroyed`: released permanently. */
export type Goal = 'recycled' | 'destroyed'

export type Step = WriteStep | 'wait' | 'done'

const STEPS: Readonly<Record<Goal, Readonly<Record<Phase, Step>>>> = {
  recycled: {
    live: 'terminate',
    bound: 'unbind',
    // The resource that uses it has to release it first.
    held: 'wait',
    busy: 'wait',
    recycling: 'wait',
    recycled: 'done',
    // It has left the bin already, but is only gone once a look has shown that.
    leaving: 'wait',
    gone: 'done',
    unknown: 'wait',
  },
  destroyed: {
    live: 'terminate',
    bound: 'unbind',
    held: 'wait',
    busy: 'wait',
    recycling: 'wait',
    recycled: 'release',
    leaving: 'wait',
    gone: 'done',
    // Destroying it on a guess could not be undone.
    unknown: 'wait',
  },
}

export function isWrite(step: Step): step is WriteStep {
  return step !== 'wait' && step !== 'done'
}

export function nextStep(phase: Phase, goal: Goal): Step {
  return STEPS[goal][phase]
}
