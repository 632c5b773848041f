// The API itself: answers requests and keeps a transcript. It has no timers and no sockets; its only input beside requests is
// the time.
import { actionMatches } from './action-pattern.ts'
import { callOf, codeIn, type Call } from './call.ts'
import { Refusal, refusal } from './codes.ts'
import { describe } from './describe.ts'
import { beforeTheApi, carriesOut, faultyAnswer, limited } from './fault-answer.ts'
import { FaultPlan, sparedIds, type Hit } from './fault-plan.ts'
import type { FaultRule, FaultsSeed } from './faults.ts'
import { takesMany } from './kind.ts'
import { KINDS, kindOf } from './kinds.ts'
import { perform } from './operations.ts'
import { parseBody, plainOf, requiredIds, requiredString, type Body } from './parameters.ts'
import { TokenBucket } from './rate-limit.ts'
import { requestId } from './request-id.ts'
import { Registry } from './registry.ts'
import type { ResourceSeed } from './resource-seed.ts'
import {
  checkHeaders,
  idParameterOf,
  idsIn,
  isApiPath,
  isBatch,
  routeOf,
  type Route,
  type Target,
} from './routing.ts'
import { expand, parseSeed, type Seed } from './seed.ts'
import { authenticate, type Credentials } from './signature.ts'
import type { Step } from './timeline.ts'
import { failure, json, success, type WireRequest, type WireResponse } from './wire.ts'

export interface SimulatorOptions {
  /** Milliseconds since the epoch. */
  readonly now?: () => number
  /** Called for each call once it is in the transcript. */
  readonly onCall?: (call: Call) => void
}

export interface Stats {
  readonly calls: number
  /** Calls over the rate limit. */
  readonly refused: number
}

const DEFAULT_CREDENTIALS: Credentials = {
  accessKeyId: 'simulator-access-key-id',
  accessKeyPassword: 'simulator-access-key-password',
  token: 'simulator-token',
}

export class Simulator {
  readonly accessKeyId: string
  readonly accessKeyPassword: string
  readonly token: string
  readonly #calls: Call[] = []
  readonly #world: Registry
  readonly #denied: readonly string[]
  readonly #now: () => number
  readonly #onCall: (call: Call) => void
  readonly #faults: FaultsSeed
  readonly #plan: FaultPlan
  readonly #bucket: TokenBucket | undefined
  readonly #start: number
  #refused = 0

  /** Throws what `parseSeed` throws. */
  constructor(seed: Seed = {}, { now = Date.now, onCall = () => undefined }: SimulatorOptions = {}) {
    parseSeed(seed)
    const { accessKeyId, accessKeyPassword, token } = { ...DEFAULT_CREDENTIALS, ...seed }
    this.accessKeyId = accessKeyId
    this.accessKeyPassword = accessKeyPassword
    this.token = token
    this.#now = now
    this.#onCall = onCall
    this.#denied = seed.permissions?.denied ?? []
    this.#faults = seed.faults ?? {}
    this.#plan = new FaultPlan(this.#faults)
    this.#bucket = this.#faults.rateLimit === undefined ? undefined : new TokenBucket(this.#faults.rateLimit)
    this.#start = now()
    this.#world = new Registry(KINDS, seed.delays)
    this.#create(expand(seed), this.#start)
  }

  /** `start` is the time from which the times of the seeds count. */
  #create(seeds: readonly ResourceSeed[], start: number): void {
    const known = seeds.flatMap((seed) => {
      const kind = kindOf(seed.kind)
      return kind === undefined ? [] : [{ kind, seed }]
    })
    this.#world.add(known, start)
  }

  /** Adds a resource now, as another deployment would. Throws when that id exists. */
  add(seed: ResourceSeed): void {
    parseSeed({ resources: [{ ...seed, holds: [], dependents: undefined }] })
    const { kind, id } = seed
    if (this.#world.of(kind).has(id)) throw new Error(`${kind}/${id} is there already.`)
    this.#create([{ createdAgoMs: 0, ...seed }], this.#now())
  }

  /** The transcript, in the order of arrival. */
  get calls(): readonly Call[] {
    return this.#calls
  }

  stats(): Stats {
    return { calls: this.#calls.length, refused: this.#refused }
  }

  /** The true status now, whatever lists show; undefined when it is gone. */
  statusOf(kind: string, id: string): string | undefined {
    return this.#world.of(kind).get(id)?.timeline.at(this.#now())
  }

  /** Every status it has had, `GONE` last when it is in no list any more. */
  historyOf(kind: string, id: string): readonly Step[] {
    return this.#world.of(kind).get(id)?.timeline.history(this.#now()) ?? []
  }

  /** Sets a status, for tests. Throws when there never was such a resource. */
  setStatus(kind: string, id: string, status: string): void {
    const resource = this.#world.of(kind).get(id)
    if (resource === undefined) throw new Error(`There is no ${kind} ${id}.`)
    resource.timeline.set(status, this.#now())
  }

  handle(request: WireRequest): WireResponse {
    const now = this.#now()
    const call = callOf(request, now, requestId(this.#calls.length + 1))
    const answer = this.#answer(request, call, now)
    call.status = answer.status
    this.#calls.push(call)
    this.#onCall(call)
    const date = new Date(this.#clock(now)).toUTCString()
    return answer.status === 0 ? answer : { ...answer, headers: { date, ...answer.headers } }
  }

  /** The time by the server's clock. */
  #clock(now: number): number {
    return now + (this.#faults.clockSkewMs ?? 0)
  }

  /** First the CDN and the gateway, then the API. */
  #answer(request: WireRequest, call: Call, now: number): WireResponse {
    if (!isApiPath(request))
      return refuse(call, refusal('UNKNOWN_API_PATH', `${request.method} ${request.path}`))
    const target = routeOf(call)
    const caller = this.#authenticate(request, now)
    call.signed = caller instanceof Refusal ? 'refused' : caller
    call.ids = idsIn(call.body, target === undefined ? undefined : idParameterOf(target))
    call.write = target?.write !== undefined
    if (this.#bucket?.take(now) === false) return this.#overTheLimit(call)
    const hit = this.#plan.next({
      ...call,
      batch: target !== undefined && isBatch(target),
      elapsed: now - this.#start,
    })
    const serve = (): WireResponse => this.#serve(request, call, caller, target, now, hit)
    return hit === undefined ? serve() : misbehave(call, hit.rule, serve)
  }

  #overTheLimit(call: Call): WireResponse {
    this.#refused += 1
    call.fault = 'rate-limit'
    call.code = 'REQUEST_LIMIT_EXCEEDED'
    return limited(call.requestId, 429, this.#faults.rateLimit?.retryAfter)
  }

  #authenticate(request: WireRequest, now: number): 'key' | 'token' | Refusal {
    try {
      return authenticate(request, this, this.#clock(now))
    } catch (error) {
      if (error instanceof Refusal) return error
      throw error
    }
  }

  #serve(
    request: WireRequest,
    call: Call,
    caller: 'key' | 'token' | Refusal,
    target: Route | undefined,
    now: number,
    hit: Hit | undefined,
  ): WireResponse {
    try {
      if (caller instanceof Refusal) throw caller
      checkHeaders(request, call)
      const denied = this.#denied.some((pattern) => actionMatches(pattern, call.service, call.action))
      if (target === undefined || denied) throw refusal('AUTHFAILURE_UNAUTHORIZED_OPERATION', call.action)
      return json(200, success(call.requestId, this.#execute(target, request.body, call, now, hit)))
    } catch (error) {
      if (error instanceof Refusal) return refuse(call, error)
      throw error
    }
  }

  /** The fields of the answer beside the request id. */
  #execute(
    target: Route,
    text: string,
    call: Call,
    now: number,
    hit: Hit | undefined,
  ): Readonly<Record<string, unknown>> {
    const body = parseBody(text)
    const world = this.#world
    const look = { world, now, staleMs: this.#faults.staleMs ?? 0, fault: hit?.rule }
    if ('answer' in target) {
      const fields = target.answer(body, look)
      call.applied = target.write === true
      return fields
    }
    const { kind, write, version } = target
    if (write === undefined) return { ...describe(target, body, world.of(kind.name), look) }
    const ids = takesMany(write)
      ? requiredIds(body, write.parameter, write.maxIds)
      : [requiredString(body, write.parameter)]
    const spared = hit?.rule.type === 'partial' ? sparedIds(hit, ids) : undefined
    const takesAlong = wantsCompany(target, body)
    const outcome = perform({ kind, version, write, ids, body, world, now, spared, takesAlong })
    call.applied = outcome.applied
    return outcome.fields
  }
}

/** Whether attached resources are released as well: they are unless the version has a parameter for it that is false. */
function wantsCompany({ version: { takesAlong } }: Target, body: Body): boolean {
  return takesAlong === undefined || plainOf(body, takesAlong, 'boolean') !== false
}

function refuse(call: Call, { status, code, message }: Refusal): WireResponse {
  call.code = code
  return json(status, failure(call.requestId, code, message))
}

/** Puts what a fault makes of the answer in its place. The transcript has what was sent, not what was covered up. */
function misbehave(call: Call, rule: FaultRule, serve: () => WireResponse): WireResponse {
  call.fault = rule.type
  const answer = faultyAnswer(rule, call.requestId, carriesOut(rule) ? serve() : undefined)
  if (beforeTheApi(rule)) call.requestId = ''
  const code = rule.type === 'truncate' ? call.code : codeIn(answer.body)
  delete call.code
  if (code !== undefined) call.code = code
  return answer
}
