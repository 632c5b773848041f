// Answers that no real API should give, made of those that the simulator gives.

import type { HttpAnswer, HttpRequest } from '../../src/zenlayer/transport.ts'
import type { Call } from '../../simulator/index.ts'

export interface Listing extends Record<string, unknown> {
  readonly totalCount: number
  readonly dataSet: readonly Record<string, unknown>[]
}

interface Asked {
  readonly service: string
  readonly action: string
  readonly body: Record<string, unknown>
}

/** A test may ask about the same request many times. */
const known = new WeakMap<HttpRequest, Asked>()

/** What a request asks for. */
export function asked(request: HttpRequest): Asked {
  let found = known.get(request)
  if (found === undefined) {
    const { headers, body } = request
    found = {
      service: headers['x-zc-service'] ?? '',
      action: headers['x-zc-action'] ?? '',
      body: JSON.parse(body) as Record<string, unknown>,
    }
    known.set(request, found)
  }
  return found
}

/** The same answer with another list in it. */
export function relisted(answer: HttpAnswer, change: (list: Listing) => Record<string, unknown>): HttpAnswer {
  const body = JSON.parse(answer.body) as { response: Listing }
  return { ...answer, body: JSON.stringify({ ...body, response: change(body.response) }) }
}

/** A refusal by the API in its place; the request id stays. */
export function refused(answer: HttpAnswer, status: number, code: string, message: string): HttpAnswer {
  const { requestId } = JSON.parse(answer.body) as { requestId: string }
  return { ...answer, status, body: JSON.stringify({ requestId, code, message }) }
}

/** `TerminateInstance a 200` for each call, in order; without the lists that name no id, such as those of dependents. */
export function transcript(calls: readonly Call[]): string[] {
  return calls
    .filter(({ write, ids }) => write || ids.length > 0)
    .map(({ action, ids, status, code }) => `${action} ${ids.join(',')} ${code ?? status}`)
}

/** The same of the writes alone. */
export function writes(calls: readonly Call[]): string[] {
  return transcript(calls.filter(({ write }) => write))
}

/** The seconds in which one kind was looked at more than `most` times. `looks` are in the order of their arrival. */
export function crowdedSeconds(looks: readonly Call[], most: number): string[] {
  const times = Map.groupBy(looks, ({ service, action }) => `${service}:${action}`)
  return [...times].flatMap(([kind, those]) =>
    // Among so many looks and one more, the first and the last are less than a second apart.
    those.flatMap(({ at }, index) => {
      const after = those[index + most]
      return after !== undefined && after.at < at + 1000 ? [`${kind} from ${at}`] : []
    }),
  )
}
