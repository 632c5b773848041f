// The transport of the action, with the simulator in place of a socket and virtual time in place of real time.

import type { Simulator } from '../../simulator/index.ts'
import { TransportError } from '../../src/zenlayer/errors.ts'
import type { Clock, Transport, TransportOptions } from '../../src/zenlayer/index.ts'

/** What a call takes, so that time passes while calls are made. */
const LATENCY_MS = 20

const FAILURES = {
  hang: new TransportError('timeout', true, 'No answer within 30 s.'),
  reset: new TransportError('network', true, 'read ECONNRESET'),
  truncate: new TransportError('network', true, 'other side closed (UND_ERR_SOCKET)'),
} as const

export function createSimulatedTransport(
  simulator: Simulator,
  clock: Clock,
  { timeoutMs }: TransportOptions,
): Transport {
  return {
    async send({ path, headers, body }, signal) {
      throwIfAborted(signal, false)
      const answer = simulator.handle({ method: 'POST', path, headers, body })
      await clock.sleep(answer.transport === 'hang' ? timeoutMs : LATENCY_MS, signal)
      throwIfAborted(signal, true)
      if (answer.transport !== undefined) throw FAILURES[answer.transport]
      return answer
    },
    close: () => Promise.resolve(),
  }
}

function throwIfAborted(signal: AbortSignal, sent: boolean): void {
  if (signal.aborted) throw new TransportError('stopped', sent, 'The run was stopped.')
}
