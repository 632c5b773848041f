// The requests of a run with their ids, several on a line.

import type { RequestRecord, Tracked } from '../teardown/index.ts'
import type { Clock } from '../zenlayer/index.ts'
import { createCoalescer } from './coalescer.ts'
import { refusalText, typeOf } from './event-lines.ts'

/** A request id is held back for at most this long, so that several share a line. */
const REQUEST_WINDOW_MS = 200
const REQUESTS_PER_LINE = 4

/** Printed as they arrive, so that they are in the log even if the process is killed. */
export function createRequestLines(
  clock: Pick<Clock, 'sleep'>,
  until: AbortSignal,
  print: (text: string) => void,
): { add: (resources: readonly Tracked[], request: RequestRecord) => void; flush: () => void } {
  const coalescer = createCoalescer<string>(clock, REQUEST_WINDOW_MS, until)
  const held = new Map<string, number>()
  return {
    flush: coalescer.flush,
    add(resources, request) {
      const answer = request.code === undefined ? `${request.action} accepted` : refusalText(request)
      coalescer.add(answer, [requestOf(resources, request)], (all) => {
        held.delete(answer)
        print(`${answer}  ${all.join(', ')}`)
      })
      const count = (held.get(answer) ?? 0) + 1
      held.set(answer, count)
      if (count >= REQUESTS_PER_LINE || resources.length > 1) coalescer.flush()
    },
  }
}

/** With the id of every resource: no other place of the log has them all. */
function requestOf(resources: readonly Tracked[], { requestId }: RequestRecord): string {
  const [first] = resources
  const id = requestId ?? '(no request id)'
  if (first === undefined || resources.length === 1) return `${first?.label ?? ''} ${id}`
  return `${id} for ${resources.length} ${typeOf(first)}: ${resources.map((resource) => resource.id).join(' ')}`
}
