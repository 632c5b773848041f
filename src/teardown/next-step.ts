// The heart: from where a resource is and where it should be, the one next step.

import type { Phase, WriteStep } from '../resources/index.ts'

/** `recycled`: in the recycle bin. `destroyed`: released permanently. */
export type Goal = 'recycled' | 'destroyed'

export type Step = WriteStep | 'wait' | 'done'

const STEPS: Readonly<Record<Goal, Readonly<Record<Phase, Step>>>> = {
  recycled: {
    live: 'terminate',
    bound: 'unbind',
    // Whatever uses it has to let it go first.
    held: 'wait',
    busy: 'wait',
    recycling: 'wait',
    recycled: 'done',
    // Already beyond the bin: nothing to call off, but not gone before it has been seen gone.
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
    // Whatever it is, destroying it on a guess could not be taken back.
    unknown: 'wait',
  },
}

export function isWrite(step: Step): step is WriteStep {
  return step !== 'wait' && step !== 'done'
}

export function nextStep(phase: Phase, goal: Goal): Step {
  return STEPS[goal][phase]
}
