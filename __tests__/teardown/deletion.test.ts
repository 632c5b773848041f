// What is sent for a resource that others are attached to, depending on those.

import { describe, expect, it } from '@jest/globals'
import type { Observation } from '../../src/resources/index.ts'
import type { DependentsReading } from '../../src/teardown/dependents/dependents.ts'
import { decideDeletion, forecastOf, keptDependentsOf } from '../../src/teardown/keep/deletion.ts'
import { Tracked } from '../../src/teardown/model/tracked.ts'
import type { Run } from '../../src/teardown/run.ts'
import type { CallErrorFields } from '../../src/zenlayer/errors.ts'
import { callError, kindOf, observation, tracked } from '../support/observation.ts'
import { runOf } from '../support/run.ts'

const FAILURE = { code: 'NO_ACCESS', message: '', requestId: null }
const PROTECTED = { outcome: 'protected', reason: 'a rule matches' } as const
const READ = { askedAt: 0, tookMs: 0, earlier: [] }

type Change = (resource: Tracked) => void

const vm = () => tracked('vm-instance', 'v', {})
const onVm = [{ type: 'vm-instance', id: 'v' }]
const attached = (type: string, seen: Partial<Observation> = {}) => ({
  kind: kindOf(type),
  observation: observation({ id: 'd', attachedTo: onVm, ...seen }),
})
const reading = (...list: ReturnType<typeof attached>[]): DependentsReading => ({ ...READ, attached: list })

function runWith(
  load: DependentsReading | undefined,
  resources: readonly Tracked[] = [],
  given: Partial<Run> = {},
) {
  const dependents = { lastReadingOf: () => load } as unknown as Run['dependents']
  return runOf(resources, { dependents, ...given })
}

function decide(parent: Tracked, run: Run) {
  const { kind } = parent
  if (kind === undefined) throw new Error('no kind')
  return decideDeletion(parent, kind, kind.writes.terminate, run)
}

/** A disk of the run; `parent` where only that brought it into the run. */
function known(change: Change, parent?: Tracked) {
  const kind = kindOf('vm-disk')
  const resource = new Tracked({ type: 'vm-disk', id: 'd', kinds: [kind], parent })
  resource.kind = kind
  change(resource)
  return resource
}

describe('the decision on a release', () => {
  it('needs no reading for a kind that nothing is attached to', () => {
    expect(decide(tracked('port', 'p', {}), runWith(undefined))).toEqual({
      type: 'send',
      keepsDependents: false,
    })
  })

  it('waits until what is attached to it was read', () => {
    expect(decide(vm(), runWith(undefined))).toEqual({ type: 'wait', failure: undefined })
    const unread = { ...READ, failure: FAILURE, error: undefined }
    expect(decide(vm(), runWith(unread))).toEqual({ type: 'wait', failure: FAILURE })
  })

  it.each<[Partial<CallErrorFields>, 'fail' | 'wait']>([
    [{ status: 400, code: 'INVALID_PARAMETER' }, 'fail'],
    [{ status: 403, code: 'AUTHFAILURE_UNAUTHORIZED_OPERATION' }, 'fail'],
    [{ status: 404, code: 'NO_SUCH_ACTION' }, 'fail'],
    [{ status: 499, code: 'ODD' }, 'fail'],
    [{ status: 399, code: 'ODD' }, 'wait'],
    [{ status: 500, code: 'ODD' }, 'wait'],
    [{ status: undefined, code: 'NETWORK' }, 'wait'],
    [{ status: 429, code: 'REQUEST_LIMIT_EXCEEDED', throttled: true }, 'wait'],
    [{ status: 408, code: 'ODD', transient: true }, 'wait'],
    [{ status: 403, code: 'OPERATION_DENIED_INSTANCE_STATUS_INSTALLING' }, 'wait'],
  ])('fails only where the list would be refused again: %j, %s', (fields, type) => {
    const unread = { ...READ, failure: FAILURE, error: callError(fields) }
    expect(decide(vm(), runWith(unread)).type).toBe(type)
  })

  const keep: Change = (resource) => (resource.exclusion = PROTECTED)
  const fails: Change = (resource) => {
    resource.outcome = 'failed'
    resource.error = FAILURE
  }
  const restored: Change = (resource) => {
    resource.outcome = 'failed'
    resource.error = { ...FAILURE, code: 'RESTORED' }
  }
  const failsAfter: Change = (resource) => {
    fails(resource)
    resource.requests.push({ action: 'TerminateDisk', requestId: 'R', status: 400, at: '' })
  }
  const recycled: Change = (resource) => (resource.outcome = 'recycled')

  it.each<[string, Tracked[], string | undefined]>([
    ['may go', [known(() => undefined)], undefined],
    ['is not in the run', [], undefined],
    ['must be kept', [known(keep)], 'a rule matches'],
    ['has failed before anything was sent', [known(fails)], 'it has failed with NO_ACCESS'],
    ['has failed after that', [known(failsAfter)], undefined],
    ['has failed, and is in the run because of its VM', [known(fails, vm())], undefined],
    [
      'was restored, although it is in the run because of its VM',
      [known(restored, vm())],
      'it has failed with RESTORED',
    ],
    ['has another outcome', [known(recycled)], undefined],
  ])('is to send it, or to keep the VM where its disk %s', (_which, others, reason) => {
    const run = runWith(reading(attached('vm-disk')), others)
    expect(decide(vm(), run)).toEqual(
      reason === undefined
        ? { type: 'send', keepsDependents: false }
        : {
            type: 'keep',
            exclusion: {
              outcome: 'protected',
              reason: `vm-disk/d must be kept (${reason}) and would be deleted with it`,
            },
          },
    )
  })

  it.each<
    [string, string, Partial<Observation>, ReturnType<typeof decideDeletion>['type'], boolean | undefined]
  >([
    ['vm-instance', 'vm-disk', {}, 'keep', undefined],
    ['vm-instance', 'vm-disk', { stays: true }, 'send', false],
    ['vm-instance', 'vm-disk', { stays: true, isPart: true }, 'keep', undefined],
    ['zec-instance', 'zec-disk', {}, 'send', true],
    ['zec-instance', 'zec-disk', { isPart: true }, 'keep', undefined],
  ])(
    'of a %s asks the API to leave what must be kept, where it can: a %s %j: %s',
    (type, of, seen, decision, keeps) => {
      const filter = { exclusionOf: () => PROTECTED, unusedRules: () => [] }
      const run = runWith(reading(attached(of, seen)), [], { filter })
      expect(decide(tracked(type, 'v', {}), run)).toMatchObject(
        keeps === undefined ? { type: decision } : { type: decision, keepsDependents: keeps },
      )
    },
  )

  it.each<[string, string | undefined, boolean, Partial<Observation>, 'send' | 'keep']>([
    ['no longer matches expect-name', 'pr-*', true, {}, 'keep'],
    ['matches it', 'preview-*', true, {}, 'send'],
    ['is judged with the whole plan, which is not checked yet', 'pr-*', false, {}, 'send'],
    ['is that of a part', 'pr-*', true, { isPart: true }, 'send'],
    ['is not asked for', undefined, true, {}, 'send'],
  ])('looks at the name of a disk, which %s', (_what, expectName, isChecked, seen, type) => {
    const guards = { maxResources: undefined, expectName, protect: [] }
    const run = runWith(reading(attached('vm-disk', seen)), [], { guards, planChecked: () => isChecked })
    expect(decide(vm(), run).type).toBe(type)
  })

  it.each<[string, Tracked[], boolean, boolean]>([
    ['is new', [], true, false],
    ['is in the run because of the VM', [known(() => undefined, vm())], true, false],
    ['is named or selected itself', [known(() => undefined)], false, false],
  ])('judges a disk as a dependent or by itself where it %s', (_which, others, isDependent, isInside) => {
    const seen: boolean[][] = []
    const filter: Run['filter'] = {
      exclusionOf: (asked) => {
        seen.push([asked.isDependent, asked.isInside])
        return undefined
      },
      unusedRules: () => [],
    }
    decide(vm(), runWith(reading(attached('vm-disk')), others, { filter }))
    expect(seen).toEqual([[isDependent, isInside]])
  })

  it('counts what a look has shown to be attached although the last reading lacks it', () => {
    const resource = known(keep)
    const run = runWith(reading(), [resource])
    run.sawPresent(resource, kindOf('vm-disk'), observation({ id: 'd', attachedTo: onVm }), 0)
    expect(decide(vm(), run).type).toBe('keep')
  })
})

describe('what becomes of the resources attached to one', () => {
  const keep: Change = (resource) => (resource.exclusion = PROTECTED)
  const gone: Change = (resource) => {
    keep(resource)
    resource.sawGone(0)
  }

  it.each<[string, Tracked[], string[], string[]]>([
    ['is not in the run', [], ['vm-disk/d'], []],
    ['may go', [known(() => undefined)], ['vm-disk/d'], []],
  ])('is foretold: a disk that %s', (_which, others, alsoDeletes, keeps) => {
    expect(forecastOf(vm(), runWith(reading(attached('vm-disk')), others))).toMatchObject({
      alsoDeletes,
      keeps,
    })
  })

  it.each<[string, Tracked[], string[]]>([
    ['not in the run', [], []],
    ['in the run by itself', [known(() => undefined)], []],
    ['in the run because of its VM', [known(() => undefined, vm())], ['vm-disk/d']],
    ['to be kept', [known(keep)], ['vm-disk/d']],
  ])(
    'is foretold to be kept only where no call of the run deletes it: one that stays, %s',
    (_which, others, keeps) => {
      const run = runWith(reading(attached('vm-disk', { stays: true })), others)
      expect(forecastOf(vm(), run)).toMatchObject({ alsoDeletes: [], keeps })
    },
  )

  it.each<[string, boolean, Change, string[]]>([
    ['nothing was sent', false, keep, []],
    ['it must be kept', true, keep, ['vm-disk/d']],
    ['it must be kept, and is gone', true, gone, []],
    ['it may go', true, () => undefined, []],
  ])('is reported as left where %s', (_where, isSent, change, left) => {
    const parent = vm()
    if (isSent) parent.accepted('terminate', 0)
    expect(keptDependentsOf(parent, runWith(reading(attached('vm-disk')), [known(change)]))).toEqual(left)
  })

  it('is reported as left in a dry run where it would be', () => {
    const parent = vm()
    parent.outcome = 'planned'
    const run = runWith(reading(attached('vm-disk', { stays: true })), [known(() => undefined, parent)])
    expect(keptDependentsOf(parent, run)).toEqual(['vm-disk/d'])
  })
})
