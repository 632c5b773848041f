// Answers that no real API should give, made of those that the simulator gives.

import type { HttpAnswer, HttpRequest } from '../../src/zenlayer/transport.ts'
import type { Call } from '../../simulator/index.ts'

export interface Listing extends Record<string, unknown> {
  readonly totalCount: number
  readonly dataSet: readonly Record<string, unknown>[]
}

/** What a request asks for. */
export function asked({ headers, body }: HttpRequest): {
  service: string
  action: string
  body: Record<string, unknown>
} {
  return {
    service: headers['x-zc-service'] ?? '',
    action: headers['x-zc-action'] ?? '',
    body: JSON.parse(body) as Record<string, unknown>,
  }
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
