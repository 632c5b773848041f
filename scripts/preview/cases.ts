// Summaries of every size and sort, made from results as the engine would report them: to look at, and to test.

import { renderProblems } from '../../src/report/no-run.ts'
import { renderComment, renderSummary } from '../../src/report/summary.ts'
import { reachVerdict, type VerdictOptions } from '../../src/report/verdict.ts'
import type { Failure, Outcome, Result, Timeline } from '../../src/teardown/index.ts'

export type CaseName = (typeof CASE_NAMES)[number]
export const CASE_NAMES = [
  'one',
  'eleven',
  'sixty',
  'two-hundred',
  'failures',
  'left-behind',
  'refused-plan',
  'dry-run',
  'none-found',
  'bad-inputs',
  'comment',
] as const

/** Markdown. */
export function renderCase(name: CaseName): string {
  return CASES[name]()
}

const TITLE = 'Zenlayer Teardown'
const NOW = Date.parse('2026-06-30T12:00:00Z')
const SETTINGS = [
  ['resource-type', 'all'],
  ['tags', 'preview=pr-123'],
  ['endpoint', 'https://console.zenlayer.com'],
  ['destroy', 'true'],
  ['wait-timeout', '30m'],
] as const

const PROMISED: Failure = {
  code: 'OPERATION_DENIED_POSTPAID_PROMISE',
  message: 'TerminateInstance failed: the instance is in its commitment term.',
  requestId: 'TC73FDAFB-6ED1-46B5-A196-49AC8E63873B',
  hint: 'It is in a commitment term and cannot be terminated before the term ends.',
}

const TOO_MANY: Failure = {
  code: 'TOO_MANY_RESOURCES',
  message:
    '200 resources would be affected, and the input `max-resources` allows 20: vm-instance/vm-1, vm-instance/vm-2, vm-instance/vm-3, vm-instance/vm-4, vm-instance/vm-5 and 195 more. Nothing was changed.',
  requestId: null,
  hint: 'Check with `dry-run: true` whether these are meant, then narrow the selection or raise `max-resources`.',
}

const CASES: Readonly<Record<CaseName, () => string>> = {
  one: () => summary([made(1)]),
  eleven: () => summary(eleven()),
  sixty: () => summary(Array.from({ length: 60 }, (_, index) => made(index + 1))),
  'two-hundred': () => summary([...twoHundred(), ...troubles()]),
  failures: () =>
    summary([
      ...Array.from({ length: 40 }, (_, index) => made(index + 1, 'failed', { error: PROMISED })),
      ...Array.from({ length: 6 }, (_, index) =>
        made(index + 100, 'pending', {
          finalStatus: 'RECYCLING',
          error: { code: 'TIMED_OUT', message: 'Time ran out while it was RECYCLING.', requestId: null },
        }),
      ),
      made(200),
    ]),
  'left-behind': () =>
    summary([
      made(1, 'destroyed', {
        type: 'zec-instance',
        id: 'edge-1',
        leaves: ['zec-disk/disk-9', 'zec-eip/eip-4'],
      }),
      made(2, 'destroyed', { type: 'zec-instance', id: 'edge-2' }),
      made(3, 'destroyed', { type: 'zec-disk', id: 'disk-2', with: 'zec-instance/edge-2' }),
      made(4, 'protected', {
        type: 'zec-disk',
        id: 'disk-9',
        finalStatus: 'AVAILABLE',
        reason: 'it matches the rule tag:keep=true of protect',
      }),
    ]),
  'refused-plan': () =>
    summary(
      Array.from({ length: 200 }, (_, index) =>
        made(index + 1, 'failed', { finalStatus: 'RUNNING', requests: [], error: TOO_MANY }),
      ),
      { refusal: TOO_MANY },
    ),
  'dry-run': () => summary(planned(), { dryRun: true }),
  'none-found': () =>
    summary(
      [1, 2, 3].map((n) =>
        made(n, 'missing', { name: '', initialStatus: null, finalStatus: null, requests: [] }),
      ),
    ),
  'bad-inputs': () =>
    renderProblems(TITLE, [
      {
        input: 'resource-type',
        message: '`vm` is not a resource type: did you mean `vm-instance` or `vm-disk`?',
      },
      {
        input: 'ids',
        message: '`undefined`, `null`: not an id. An id has 1 to 128 letters, digits and dashes.',
      },
      { input: 'destroy', message: '`yes` is neither true nor false. Write `true` or `false`.' },
      {
        input: 'wait-timeout',
        message: '`soon` is not a duration. Write seconds, or units: 90, 90s, 15m, 1h30m.',
      },
    ]),
  comment: () => {
    const results = eleven()
    return renderComment({ title: TITLE, verdict: verdict(results), results, now: NOW }, 60_000)
  },
}

function summary(results: readonly Result[], options: Partial<VerdictOptions> = {}): string {
  return renderSummary({
    ...{ title: TITLE, verdict: verdict(results, options), results, settings: SETTINGS, now: NOW },
    timelines: results.length > 30 || options.dryRun === true ? [] : results.map(timeline),
  })
}

function verdict(results: readonly Result[], options: Partial<VerdictOptions> = {}) {
  return reachVerdict(results, {
    ...{ ifMissing: 'warn', ifNothingSelected: undefined, sweep: false, goal: 'destroyed', dryRun: false },
    ...{ cancelled: false, unlisted: [], undated: [], refusal: undefined },
    ...{ leftBehind: [], unaudited: undefined, ifLeftBehind: 'warn' },
    ...options,
  })
}

/** A request id as the API makes them. */
function requestId(seed: number): string {
  const hex = (n: number, length: number) =>
    (n >>> 0).toString(16).toUpperCase().padStart(length, '0').slice(-length)
  const x = Math.imul(seed + 1, 2654435761)
  return `T${hex(x, 8)}-${hex(x >>> 3, 4)}-4${hex(x >>> 5, 3)}-A${hex(x >>> 7, 3)}-${hex(x, 8)}${hex(seed, 4)}`
}

function made(n: number, outcome: Outcome = 'destroyed', fields: Partial<Result> = {}): Result {
  const request = (action: string, seed: number) => ({
    ...{ action, requestId: requestId(seed), status: 200, at: '2026-06-30T11:58:00.000Z' },
  })
  return {
    ...{ type: 'vm-instance', id: `vm-${n}`, name: `pr-123-web-${n}`, outcome },
    ...{
      initialStatus: 'RUNNING',
      finalStatus: outcome === 'destroyed' ? 'gone' : 'RUNNING',
      seconds: 61.3 + n,
    },
    requests: [request('TerminateInstance', 2 * n), request('ReleaseInstances', 2 * n + 1)],
    ...fields,
  }
}

function eleven(): Result[] {
  return [
    made(1, 'destroyed', { type: 'port', id: 'port-uplink', name: 'pr-123-uplink' }),
    made(2, 'destroyed', { type: 'private-connect', id: 'link-office', name: 'pr-123-office' }),
    ...[3, 4, 5].map((n) => made(n)),
    made(6, 'failed', { id: 'vm-promised', name: 'pr-123-batch', error: PROMISED }),
    made(7, 'destroyed', { type: 'bmc-instance', id: 'metal-db', name: 'pr-123-db' }),
    made(8, 'scheduled', {
      type: 'bmc-instance',
      id: 'metal-build',
      name: 'pr-123-build',
      expiresAt: '2027-01-31T16:00:00Z',
    }),
    made(9, 'destroyed', { type: 'zec-instance', id: 'edge-1', name: 'pr-123-edge' }),
    made(10, 'destroyed', { type: 'bmc-eip', id: 'eip-web', name: '203.0.113.17' }),
    made(11, 'protected', {
      type: 'vm-disk',
      id: 'disk-keep',
      name: 'pr-123-data',
      finalStatus: 'AVAILABLE',
      requests: [],
      reason: 'it matches the rule tag:keep=true of protect',
    }),
  ]
}

function twoHundred(): Result[] {
  const kinds = ['vm-instance', 'bmc-instance', 'zec-instance', 'port', 'vm-disk', 'bmc-eip']
  return Array.from({ length: 195 }, (_, index) =>
    made(index + 1, 'destroyed', { type: kinds[index % kinds.length] ?? '' }),
  )
}

function troubles(): Result[] {
  return [
    made(301, 'failed', { error: PROMISED }),
    made(302, 'pending', {
      finalStatus: 'RECYCLING',
      error: {
        code: 'TIMED_OUT',
        message: 'Time ran out while it was RECYCLING.',
        requestId: null,
        hint: 'Run again to continue from the current state.',
      },
    }),
    made(303, 'scheduled', { type: 'bmc-instance', expiresAt: '2027-01-31T16:00:00Z' }),
    made(304, 'missing', { initialStatus: null, finalStatus: null, name: '', requests: [] }),
    made(305, 'skipped', { reason: 'it does not have all the tags', requests: [] }),
  ]
}

function planned(): Result[] {
  const plan = (wave: number, ...calls: string[]) => ({ wave, calls, outcome: 'destroyed' as const })
  const about = {
    createdAt: '2026-06-21T09:00:00Z',
    chargeType: 'POSTPAID',
    zone: 'SEL-A',
    tags: { preview: 'pr-123', team: 'web' },
  }
  const fields = { finalStatus: 'RUNNING', requests: [], about }
  return [
    made(1, 'planned', {
      ...fields,
      type: 'port',
      id: 'port-uplink',
      name: 'pr-123-uplink',
      plan: plan(3, 'TerminatePort', 'DestroyPort'),
    }),
    made(2, 'planned', {
      ...fields,
      type: 'private-connect',
      id: 'link-office',
      name: 'pr-123-office',
      plan: plan(2, 'DeletePrivateConnect', 'DestroyPrivateConnect'),
    }),
    made(3, 'planned', {
      ...fields,
      type: 'zec-instance',
      id: 'edge-1',
      name: 'pr-123-edge',
      plan: plan(3, 'ReleaseInstances'),
    }),
    made(4, 'planned', {
      ...fields,
      type: 'zec-disk',
      id: 'disk-7',
      name: 'pr-123-edge-data',
      with: 'zec-instance/edge-1',
      plan: plan(3),
    }),
    made(5, 'planned', {
      ...fields,
      type: 'zec-eip',
      id: 'eip-4',
      name: 'pr-123-ip',
      initialStatus: 'BINDED',
      plan: plan(2, 'UnassociateEipAddress', 'DeleteEip'),
    }),
    made(6, 'planned', {
      ...fields,
      ...{ type: 'bmc-instance', id: 'metal-build', name: 'pr-123-build', expiresAt: '2027-01-31T16:00:00Z' },
      about: { ...about, chargeType: 'PREPAID' },
      plan: {
        wave: 3,
        calls: ['TerminateInstance'],
        outcome: 'scheduled',
        note: 'a subscription: its renewal is cancelled, and it remains until its expiry, 2027-01-31T16:00:00Z',
      },
    }),
    made(7, 'protected', {
      ...fields,
      type: 'vm-disk',
      id: 'disk-keep',
      name: 'pr-123-data',
      reason: 'it matches the rule tag:keep=true of protect',
    }),
  ]
}

function timeline({ type, id, outcome, seconds }: Result): Timeline {
  const end = seconds * 1000
  const all = [
    { name: 'terminate', from: 500, to: end * 0.45 },
    { name: 'in the bin', from: end * 0.45, to: end * 0.55 },
    { name: 'leaving', from: end * 0.55, to: end },
  ] as const
  const spans =
    outcome === 'destroyed'
      ? all
      : outcome === 'protected' || outcome === 'missing'
        ? []
        : [{ name: 'terminate' as const, from: 500, to: end }]
  return { label: `${type}/${id}`, spans, outcome, endedAt: end }
}
