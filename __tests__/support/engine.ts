// The engine and the client against the simulator, in one process and in virtual time: hours pass in milliseconds.
// The wire is real up to the socket: signed headers and JSON bodies go in, statuses, headers and bodies come out.

import { Simulator, type Seed } from '../../simulator/index.ts'
import { RESOURCE_TYPES, type Kind } from '../../src/resources/index.ts'
import {
  createStop,
  runRounds,
  type Audit,
  type Criteria,
  type Goal,
  type Guards,
  type Listener,
  type RequestRecord,
  type Result,
  type Stop,
  type StopReason,
  type Target,
  type Unlisted,
  type Timeline,
} from '../../src/teardown/index.ts'
import { createClient, createRateLimiter, type Clock } from '../../src/zenlayer/index.ts'
import { TransportError } from '../../src/zenlayer/errors.ts'
import type { HttpAnswer, HttpRequest } from '../../src/zenlayer/transport.ts'
import { NO_CRITERIA, NO_GUARDS } from './options.ts'
import { createVirtualClock } from './virtual-clock.ts'

const HOST = 'console.zenlayer.com'
const REQUEST_TIMEOUT_MS = 30_000
/** What a call takes, so that time passes while calls are made. */
const LATENCY_MS = 20

export interface EngineOptions {
  readonly goal?: Goal
  readonly wait?: boolean
  readonly dryRun?: boolean
  readonly cascade?: boolean
  readonly criteria?: Partial<Criteria>
  readonly guards?: Partial<Guards>
  readonly budgetMs?: number
  readonly pollIntervalMs?: number
  readonly concurrency?: number
  /** Instead of the right one. */
  readonly password?: string
  /** Which lists, counted from 1, answer that there is nothing. */
  readonly emptyLists?: readonly number[]
  /** Looks at each answered request; may cancel the run. */
  readonly onCall?: (count: number, stop: Stop, simulator: Simulator) => void
  /** Puts another answer in place of what the simulator said, for what no real API should say; or throws instead. */
  readonly onAnswer?: (answer: HttpAnswer, request: HttpRequest) => HttpAnswer | Promise<HttpAnswer>
  /** How much longer than usual an answer takes, in milliseconds. */
  readonly slowMs?: (request: HttpRequest) => number
  /** Listens along. What it throws comes out where the engine told it, as a mistake of the action would. */
  readonly listener?: Partial<Listener>
}

export interface EngineRun {
  readonly results: readonly Result[]
  readonly timelines: readonly Timeline[]
  /** Of a selection. */
  readonly unlisted: readonly Unlisted[]
  readonly audit: Audit | undefined
  readonly undated: readonly string[]
  readonly simulator: Simulator
  /** What the engine told its listener, in order. */
  readonly events: readonly string[]
  readonly elapsedMs: number
  /** Why it was stopped, if it was. */
  readonly stoppedBy: StopReason['type'] | undefined
  /** The most writes that were in flight at once. */
  readonly mostWrites: number
}

/** `references`: what is named as `type/id`; or what to select from, kinds and families without an id. */
export async function runEngine(
  seed: Seed,
  references: readonly string[],
  options: EngineOptions = {},
): Promise<EngineRun> {
  const clock = createVirtualClock()
  const simulator = new Simulator(seed, { now: () => clock.now() })
  return runAgain(simulator, clock, references, options)
}

/** A run of two minutes at most: enough where nothing is slow, and what goes wrong is found out soon. */
export function runBriefly(
  seed: Seed,
  references: readonly string[],
  options: EngineOptions = {},
): Promise<EngineRun> {
  return runEngine(seed, references, { budgetMs: 120_000, ...options })
}

export type VirtualClock = ReturnType<typeof createVirtualClock>

/** A run against a simulator that has a past. */
export async function runAgain(
  simulator: Simulator,
  clock: VirtualClock,
  references: readonly string[],
  options: EngineOptions = {},
): Promise<EngineRun> {
  const {
    goal = 'destroyed',
    wait = true,
    dryRun = false,
    cascade = false,
    budgetMs = 1_800_000,
    pollIntervalMs = 10_000,
    concurrency = 8,
  } = options
  const startedAt = clock.now()
  const stop = createStop(clock, budgetMs)
  const random = createRandom()
  const wire = createWire(
    simulator,
    clock,
    (count) => options.onCall?.(count, stop, simulator),
    options.emptyLists,
    options.onAnswer,
    options.slowMs,
  )
  const client = createClient({
    transport: wire,
    host: HOST,
    credential: {
      type: 'key',
      id: simulator.accessKeyId,
      password: options.password ?? simulator.accessKeyPassword,
    },
    clock,
    random,
    limiter: createRateLimiter({ clock, writes: concurrency, reads: 4 }),
    stop,
    requestClient: 'test',
  })
  const { listener, events } = recordEvents(options.listener)
  const shared = {
    criteria: { ...NO_CRITERIA, ...options.criteria },
    guards: { ...NO_GUARDS, ...options.guards },
    goal,
    wait,
    dryRun,
    cascade,
    pollIntervalMs,
    concurrency,
    client,
    clock,
    random,
    stop,
    listener,
  }
  const words = references
    .filter((reference) => !reference.includes('/'))
    .map((type) => ({ type, kinds: kindsOf(type) }))
  const { results, timelines, unlisted, undated, audit } = await clock.runUntil(
    runRounds({
      ...shared,
      selectFrom: words.length === 0 ? undefined : words,
      targets: words.length === 0 ? references.map(toTarget) : [],
      budgetMs,
    }),
  )
  stop.end()
  return {
    results,
    timelines,
    unlisted,
    audit,
    undated,
    simulator,
    events,
    elapsedMs: clock.now() - startedAt,
    stoppedBy: stop.reason?.type,
    mostWrites: wire.mostWrites(),
  }
}

export function outcomes(results: readonly Result[]): Record<string, string> {
  return Object.fromEntries(results.map(({ type, id, outcome }) => [`${type}/${id}`, outcome]))
}

function toTarget(reference: string): Target {
  const [type = '', id = ''] = reference.split('/')
  return { type, kinds: kindsOf(type), id }
}

function kindsOf(type: string): readonly Kind[] {
  const kinds = RESOURCE_TYPES.get(type)
  if (kinds === undefined) throw new Error(`no such type: ${type}`)
  return kinds
}

function createWire(
  simulator: Simulator,
  clock: Clock,
  onCall: (count: number) => void,
  emptyLists: readonly number[] = [],
  onAnswer: NonNullable<EngineOptions['onAnswer']> = (answer) => answer,
  slowMs: NonNullable<EngineOptions['slowMs']> = () => 0,
) {
  let lists = 0
  let count = 0
  let writes = 0
  let most = 0
  const never = new AbortController().signal
  return {
    mostWrites: () => most,
    async send(request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> {
      const { path, headers, body } = request
      const write = !/^Describe/.test(headers['x-zc-action'] ?? '')
      if (write) most = Math.max(most, (writes += 1))
      try {
        const answer = simulator.handle({ method: 'POST', path, headers, body })
        onCall((count += 1))
        await clock.sleep(
          answer.transport === 'hang' ? REQUEST_TIMEOUT_MS : LATENCY_MS + slowMs(request),
          signal,
        )
        if (signal.aborted) throw new TransportError('stopped', true, 'stopped')
        if (answer.transport === 'hang') throw new TransportError('timeout', true, 'no answer')
        if (answer.transport !== undefined) throw new TransportError('network', true, 'read ECONNRESET')
        await clock.sleep(0, never)
        if (!write && emptyLists.includes((lists += 1))) {
          const response = { requestId: 'T-empty', totalCount: 0, dataSet: [] }
          return {
            status: 200,
            headers: answer.headers,
            body: JSON.stringify({ requestId: 'T-empty', response }),
          }
        }
        return await onAnswer({ status: answer.status, headers: answer.headers, body: answer.body }, request)
      } finally {
        if (write) writes -= 1
      }
    },
  }
}

function recordEvents(along: Partial<Listener> = {}): { listener: Listener; events: string[] } {
  const events: string[] = []
  const listener: Listener = {
    appeared: (labels) => {
      events.push(`appeared ${labels.join(' ')}`)
      along.appeared?.(labels)
    },
    unchecked: (resource, found, other) =>
      events.push(`unchecked ${resource.id} found ${found.type} not ${other.type}`),
    refused: ({ code }) => events.push(`refused ${code}`),
    notSearched: (kinds, lacking) =>
      events.push(`not searched for ${lacking}: ${kinds.map(({ type }) => type).join(' ')}`),
    cascaded: (vpc, contents) => events.push(`cascaded ${vpc} ${contents.join(' ')}`),
    audited: (unknown) => events.push(`audited ${unknown.map(({ type, id }) => `${type}/${id}`).join(' ')}`),
    listed: (kind, matches, listed) => {
      events.push(`listed ${kind.type} ${matches} of ${listed}`)
      along.listed?.(kind, matches, listed)
    },
    leftOut: (kind, kept) => {
      events.push(`left out ${kept.map(({ id }) => `${kind.type}/${id}`).join(' ')}`)
      along.leftOut?.(kind, kept)
    },
    planned: (plan) => {
      events.push(
        `planned ${plan.map(({ resource, step }) => `${resource.label}:${step ?? 'unseen'}`).join(' ')}`,
      )
      along.planned?.(plan)
    },
    answered: (resources, request: RequestRecord) => {
      events.push(
        `answered ${request.action} ${request.code ?? 'ok'} ${resources.map(({ label }) => label).join(' ')}`,
      )
      along.answered?.(resources, request)
    },
    changed: (resource, from, to) => {
      events.push(`changed ${resource.label} ${from ?? ''} ${to}`)
      along.changed?.(resource, from, to)
    },
    lookUnanswered: (kind, reason) => {
      events.push(`look failed ${kind.type} ${reason}`)
      along.lookUnanswered?.(kind, reason)
    },
    settled: (resource) => {
      events.push(`settled ${resource.label} ${resource.outcome ?? ''}`)
      along.settled?.(resource)
    },
    waiting: (open, elapsedMs) => {
      events.push(`waiting ${open.length}`)
      along.waiting?.(open, elapsedMs)
    },
  }
  return { listener, events }
}

/** The same numbers at every run (mulberry32). */
function createRandom(): () => number {
  let state = 42
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
