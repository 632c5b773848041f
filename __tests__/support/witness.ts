// What one run has been told, call by call, and what it did in spite of that.

import { KINDS, phaseOf, WRITE_STEPS, type Kind, type Phase } from '../../src/resources/index.ts'
import type { HttpAnswer, HttpRequest } from '../../src/zenlayer/transport.ts'
import type { Clock } from '../../src/zenlayer/index.ts'
import { asked } from './answers.ts'
import type { EngineOptions } from './engine.ts'

export type Item = Readonly<Record<string, unknown>>

/** Whether an item, as it is shown, keeps the run from writing on its resource. */
export type MustStay = (kind: Kind, item: Item) => boolean

export interface Witness {
  /** `type/id` of what any answer has shown that does not contradict itself. */
  readonly listed: ReadonlySet<string>
  /** `type/id` of what was shown in the recycle bin before this run had written on it. */
  readonly foundInBin: ReadonlySet<string>
  /** Writes on what the last look has shown to be out of bounds, as `action type/id`. */
  readonly forbidden: readonly string[]
  /** The ids that an accepted call did not take, by its request id. */
  readonly leftOut: ReadonlyMap<string, ReadonlySet<string>>
  /** When the last answer that has shown that `type/id` was asked for; -Infinity if none has. */
  shownAt(label: string): number
  /** When the last write on it that may have had an effect was answered, or was sent if no answer came; or -Infinity. */
  writtenAt(label: string): number
  /** The `type/id` of all that it has been shown attached to, and may be deleted with. */
  parentsOf(label: string): ReadonlySet<string>
  readonly options: Required<Pick<EngineOptions, 'slowMs' | 'onAnswer'>>
}

/** An answer that came at the same moment as a write was sent may have come too late for it. */
const AT_ONCE_MS = 50

/** What one look has shown. */
interface Look {
  readonly phase: Phase
  readonly isOutOfBounds: boolean
  readonly askedAt: number
  /** When its answer came. */
  readonly at: number
}

/**
 * No lane looks twice within that time. If two looks follow each other sooner, one of them is for another lane, which reads
 * what its resources name as attached: at the very moment of the second answer, a write may rest on either.
 */
const BETWEEN_LOOKS_MS = 500

/** `slowMs`: how much longer each look takes. `distort`: makes of an answer what the run gets to see. */
export function createWitness(
  clock: Clock,
  isAttached: (label: string) => boolean,
  mustStay: MustStay,
  slowMs: number,
  distort: (answer: HttpAnswer, request: HttpRequest) => HttpAnswer,
): Witness {
  const listed = new Set<string>()
  const foundInBin = new Set<string>()
  const written = new Set<string>()
  /** What must not be deleted, what it is attached to, and since when the run could know. */
  const staying = new Map<string, { readonly parents: readonly string[]; readonly at: number }>()
  /** The last look at each, and the one before it. */
  const looks = new Map<string, readonly Look[]>()
  /** What the item of another resource names as attached to that: the lane of that one may ask for it by its id. */
  const named = new Set<string>()
  const askedAt = new WeakMap<HttpRequest, number>()
  const forbidden: string[] = []
  const leftOut = new Map<string, Set<string>>()
  const shownAt = new Map<string, number>()
  /** By `type/id`: the writes that may have had an effect. */
  const writes = new Map<string, Map<HttpRequest, number>>()
  const allParents = new Map<string, Set<string>>()

  /** What its lane knows of it now: one look, or either of two of which one is for another lane. */
  function looksAt(label: string): readonly Look[] {
    const [last, before] = looks.get(label) ?? []
    if (last === undefined) return []
    if (before === undefined || last.at < clock.now() || !named.has(label)) return [last]
    return last.askedAt - before.at < BETWEEN_LOOKS_MS ? [last, before] : [last]
  }

  function sent(request: HttpRequest): void {
    const { action } = asked(request)
    askedAt.set(request, clock.now())
    for (const label of subjectsOf(request)) {
      written.add(label)
      writes.set(label, (writes.get(label) ?? new Map<HttpRequest, number>()).set(request, clock.now()))
      const known = looksAt(label)
      const isForbidden = (by: (look: Look) => boolean) => known.length > 0 && known.every(by)
      if (isForbidden(({ isOutOfBounds }) => isOutOfBounds)) forbidden.push(`${action} ${label}`)
      if (isForbidden(({ phase }) => !WRITABLE.has(phase)) && !isUnbinding(request))
        forbidden.push(`${action} ${label}, which is ${known.map(({ phase }) => phase).join(' or ')}`)
      if (leavesDependents(request)) continue
      for (const [dependent, { parents, at }] of staying) {
        if (parents.includes(label) && isAttached(dependent) && at + AT_ONCE_MS < clock.now())
          forbidden.push(`${action} ${label} with ${dependent}`)
      }
    }
  }

  function answered(request: HttpRequest, answer: HttpAnswer): void {
    for (const label of subjectsOf(request)) {
      if (isRefused(answer, label)) writes.get(label)?.delete(request)
      else writes.get(label)?.set(request, clock.now())
    }
  }

  /** Without any effect on it: by the API, by the network in front of it, or because the call left it out. */
  function isRefused({ status, body }: HttpAnswer, label: string): boolean {
    if (status >= 400 && status < 500 && status !== 408) return true
    const [, id = ''] = label.split('/')
    return [...leftOut].some(([requestId, ids]) => body.includes(requestId) && ids.has(id))
  }

  /** `reading`: when it was asked for; `look`: the same where it was for this id. */
  function shown(kind: Kind, item: Item, reading: number, look: number | undefined): void {
    const label = `${kind.type}/${String(item[kind.fields.id])}`
    listed.add(label)
    shownAt.set(label, Math.max(reading, shownAt.get(label) ?? -Infinity))
    for (const one of namedBy(kind, item)) named.add(one)
    const status = kind.fields.status === undefined ? undefined : item[kind.fields.status]
    const phase = typeof status === 'string' ? phaseOf(kind, status) : 'live'
    const isPart = has(item, kind.partWhere)
    if (look !== undefined) {
      const isOutOfBounds = !isPart && mustStay(kind, item)
      const before = looks.get(label)?.slice(0, 1) ?? []
      looks.set(label, [{ phase, isOutOfBounds, askedAt: look, at: clock.now() }, ...before])
    }
    if (phase === 'recycled' && !written.has(label)) foundInBin.add(label)
    const parents = has(item, kind.staysWhere) ? [] : parentsOf(kind, item)
    allParents.set(label, new Set([...(allParents.get(label) ?? []), ...parents]))
    if (isPart) return
    if (!mustStay(kind, item) || parents.length === 0) staying.delete(label)
    else staying.set(label, { parents, at: staying.get(label)?.at ?? clock.now() })
  }

  return {
    ...{ listed, foundInBin, forbidden, leftOut },
    shownAt: (label) => shownAt.get(label) ?? -Infinity,
    writtenAt: (label) => Math.max(-Infinity, ...(writes.get(label)?.values() ?? [])),
    parentsOf: (label) => allParents.get(label) ?? new Set(),
    options: {
      slowMs: (request) => {
        sent(request)
        return asked(request).action.startsWith('Describe') ? slowMs : 0
      },
      onAnswer: (original, request) => {
        const answer = distort(original, request)
        const kind = describedBy(request)
        const items = kind === undefined ? [] : itemsIn(kind, answer)
        const isLook = kind !== undefined && Array.isArray(asked(request).body[kind.describe.idsField])
        const reading = askedAt.get(request) ?? -Infinity
        if (kind !== undefined)
          for (const item of items) shown(kind, item, reading, isLook ? reading : undefined)
        noteLeftOut(answer, request, leftOut)
        answered(request, answer)
        return answer
      },
    },
  }
}

function describedBy(request: HttpRequest): Kind | undefined {
  const { service, action } = asked(request)
  return KINDS.find((kind) => kind.service === service && kind.describe.action === action)
}

/** None of a list whose count is wrong, and not what it has twice. */
function itemsIn(kind: Kind, { body, status }: HttpAnswer): readonly Item[] {
  if (status !== 200) return []
  try {
    const { response } = JSON.parse(body) as { response: { totalCount: unknown; dataSet: Item[] } }
    const { totalCount, dataSet } = response
    const ids = dataSet.map((item) => item[kind.fields.id])
    if (totalCount !== dataSet.length) return []
    return dataSet.filter((_, index) => ids.indexOf(ids[index]) === ids.lastIndexOf(ids[index]))
  } catch {
    return []
  }
}

function has(item: Item, value: Kind['partWhere']): boolean {
  return value !== undefined && item[value.field] === value.is
}

/** The `type/id` of what it is attached to, and may be deleted with. */
function parentsOf({ type, attachedTo = [] }: Kind, item: Item): readonly string[] {
  return attachedTo.flatMap((link) => {
    const carries = KINDS.find((kind) => kind.type === link.type)?.dependents ?? []
    const id = item[link.field]
    return typeof id === 'string' && carries.some((one) => one.type === type) ? [`${link.type}/${id}`] : []
  })
}

/** The `type/id` of what it names as attached to it. */
function namedBy({ dependents = [] }: Kind, item: Item): readonly string[] {
  return dependents.flatMap(({ type, listedIn = [] }) =>
    listedIn.flatMap(({ field, id, unless }) => {
      const parts = (item[field] ?? []) as Item | readonly Item[]
      return [parts]
        .flat()
        .filter((part) => !has(part, unless))
        .map((part) => `${type}/${String(part[id])}`)
    }),
  )
}

/** What is on its way, or held by something else, is not written on. */
const WRITABLE: ReadonlySet<Phase> = new Set(['live', 'bound', 'recycled'])

function isUnbinding(request: HttpRequest): boolean {
  const { service, action } = asked(request)
  return KINDS.some((kind) => kind.service === service && kind.writes.unbind?.action === action)
}

/** By its parameters. */
function leavesDependents(request: HttpRequest): boolean {
  return asked(request).body['dependResource'] === false
}

/** The `type/id` of what a write names; nothing of a look. */
function subjectsOf(request: HttpRequest): readonly string[] {
  const { service, action, body } = asked(request)
  return KINDS.flatMap((kind) => {
    if (kind.service !== service) return []
    const write = WRITE_STEPS.map((step) => kind.writes[step]).find((one) => one?.action === action)
    if (write === undefined) return []
    const ids = [body['idsField' in write ? write.idsField : write.idField]].flat()
    return ids.map((id) => `${kind.type}/${String(id)}`)
  })
}

function noteLeftOut(
  { body, status }: HttpAnswer,
  request: HttpRequest,
  leftOut: Map<string, Set<string>>,
): void {
  const { action } = asked(request)
  if (status !== 200 || action.startsWith('Describe')) return
  for (const kind of KINDS) {
    const write = WRITE_STEPS.map((step) => kind.writes[step]).find((one) => one?.action === action)
    if (write === undefined || !('idsField' in write)) continue
    try {
      const { requestId, response } = JSON.parse(body) as { requestId: string; response: Item }
      const left = [write.idsField, write.failedField ?? write.idsField].flatMap(
        (field) => response[field] ?? [],
      )
      const ids = left.map((one) => (typeof one === 'string' ? one : (one as Item)[kind.fields.id]))
      leftOut.set(requestId, new Set(ids.map(String)))
    } catch {
      // Cut short: nothing is known of it.
    }
  }
}
