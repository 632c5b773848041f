// What the simulator's command line prints.
import type { Call } from './call.ts'
import type { SimulatorServer } from './server.ts'

/** One line a call: action, ids, status, code, request id, and the fault if there was one. */
export function callLine({ action, ids, status, code, requestId, fault }: Call): string {
  const parts = [
    action === '' ? '(no action)' : action,
    shortened(ids),
    status === 0 ? 'unanswered' : String(status),
    code ?? '',
    requestId,
    fault === undefined ? '' : `[${fault}]`,
  ]
  // What came over the wire must not be able to write a line of its own.
  return parts
    .filter((part) => part !== '')
    .join(' ')
    .replaceAll(/\p{Cc}/gu, '?')
}

/** Where the simulator is, who may call it, and how a client is pointed at it. */
export function greeting({ url, host, port, simulator }: SimulatorServer): string {
  return `Zenlayer Cloud simulator

  endpoint             ${url}
  access key id        ${simulator.accessKeyId}
  access key password  ${simulator.accessKeyPassword}
  token                ${simulator.token}

This action:
  with:
    endpoint: ${url}
    access-key-id: ${simulator.accessKeyId}
    access-key-password: ${simulator.accessKeyPassword}
Python SDK:
  Config(scheme='http', domain='${host}:${port}')
Terraform provider:
  ZENLAYERCLOUD_SCHEME=http ZENLAYERCLOUD_DOMAIN=${host}:${port}

Ctrl+C stops it. Calls:
`
}

function shortened(ids: readonly string[]): string {
  return ids.length <= 3 ? ids.join(',') : `${ids.slice(0, 3).join(',')} and ${ids.length - 3} more`
}
