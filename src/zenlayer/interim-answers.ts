// Drops `100 Continue` before an answer. A server may send it at any time (RFC 9110, 15.2), but undici takes it for a
// broken answer; other interim answers it skips by itself.

import type { Socket } from 'node:net'
import type { buildConnector } from 'undici'

/** A connector whose sockets never deliver `100 Continue`. */
export function withoutContinue(connect: buildConnector.connector): buildConnector.connector {
  return (options, callback) => {
    connect(options, (...result) => {
      const [, socket] = result
      // HTTP/2 has frames of its own for it, which undici understands.
      if (socket && !('alpnProtocol' in socket && socket.alpnProtocol === 'h2')) filter(socket)
      callback(...result)
    })
  }
}

const CONTINUE = /^HTTP\/1\.[01] 100\b/
/** As many bytes as decide: the status, and the character after it. */
const STATUS_LENGTH = 'HTTP/1.1 100 '.length
const END = '\r\n\r\n'
/** undici's own limit for the head of an answer. */
const MAX_HEAD = 16_384

function filter(socket: Socket): void {
  const read = socket.read.bind(socket) as () => Buffer | null
  const write = socket.write.bind(socket) as (...parts: readonly unknown[]) => boolean
  /** An answer starts with the first bytes after a request: one is sent at a time. */
  let atStart = true
  let held: Buffer = Buffer.alloc(0)

  socket.write = (...parts: readonly unknown[]) => {
    atStart = true
    return write(...parts)
  }
  socket.read = (): Buffer | null => {
    for (let chunk = read(); chunk !== null; chunk = read()) {
      if (!atStart) return chunk
      held = skip(held.length === 0 ? chunk : Buffer.concat([held, chunk]))
      if (isUndecided(held)) continue
      atStart = false
      const rest = held
      held = Buffer.alloc(0)
      return rest
    }
    return null
  }
}

/** What is left of `head` after every complete `100 Continue` at its start. */
function skip(head: Buffer): Buffer {
  let rest = head
  while (CONTINUE.test(rest.toString('latin1', 0, STATUS_LENGTH))) {
    const end = rest.indexOf(END)
    if (end === -1) break
    rest = rest.subarray(end + END.length)
  }
  return rest
}

/** Whether it may still turn out to begin with a `100 Continue`. */
function isUndecided(head: Buffer): boolean {
  if (head.length > MAX_HEAD) return false
  const start = head.toString('latin1', 0, STATUS_LENGTH)
  return start.length < STATUS_LENGTH - 1 ? isPrefix(start) : CONTINUE.test(start)
}

function isPrefix(start: string): boolean {
  return ['HTTP/1.1 100', 'HTTP/1.0 100'].some((status) => status.startsWith(start))
}
