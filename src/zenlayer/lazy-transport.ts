// The transport, loaded with the first request: undici takes longer to load than everything else, and a run without
// requests does not need it. If its file cannot be loaded, that is an error of the request, reported like any other.

import { TransportError } from './errors.ts'
import type { HttpAnswer, HttpRequest, Transport, TransportOptions } from './transport.ts'

export function createLazyTransport(options: TransportOptions, load = loadTransport): Transport {
  let loading: Promise<Transport> | undefined
  return {
    async send(request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> {
      loading ??= load(options)
      const transport = await unlessAborted(loading, signal)
      return transport.send(request, signal)
    },
    async close() {
      await (await loading)?.close()
    },
  }
}

async function loadTransport(options: TransportOptions): Promise<Transport> {
  const { createTransport } = await import('./transport.ts')
  return createTransport(options)
}

/** @throws TransportError when the run is stopped first: the disk may be slow. */
async function unlessAborted<T>(loading: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = Promise.withResolvers<never>()
  const abort = () => {
    aborted.reject(new TransportError('stopped', false, 'The run was stopped before.'))
  }
  if (signal.aborted) abort()
  signal.addEventListener('abort', abort)
  try {
    return await Promise.race([loading, aborted.promise])
  } finally {
    signal.removeEventListener('abort', abort)
  }
}
