// What the simulator's command line prints.
import type { Call } from './call.ts'
import type { SimulatorServer } from './server.ts'
import type { Credentials } from './signature.ts'

/** One line per call: action, ids, status, code, request id, and the fault if there was one. */
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

/**
 * Where the simulator is, who may call it, and how a client is pointed at it. `trust` is the file of a certificate that
 * clients do not trust by themselves.
 */
export function greeting({ url, host, port, simulator }: SimulatorServer, trust?: string): string {
  const { accessKeyId, accessKeyPassword, token } = simulator
  const scheme = url.startsWith('https:') ? 'https' : 'http'
  return `Zenlayer Cloud simulator

  endpoint             ${url}
  access key id        ${accessKeyId}
  access key password  ${accessKeyPassword}
  token                ${token}
${trust === undefined ? '' : trusting(trust)}
This action:
  with:
    endpoint: ${url}
    access-key-id: ${accessKeyId}
    access-key-password: ${accessKeyPassword}
Python SDK:
  Config(scheme='${scheme}', domain='${host}:${port}')
Terraform provider:
  ZENLAYERCLOUD_SCHEME=${scheme.toUpperCase()} ZENLAYERCLOUD_DOMAIN=${host}:${port}
${zenoLines(`${host}:${port}`, simulator, scheme === 'https' ? trust : undefined)}
Ctrl+C stops it. Calls:
`
}

function trusting(file: string): string {
  return `
  certificate          ${file}
  to trust it          SSL_CERT_FILE (Go, Python, curl) or NODE_EXTRA_CA_CERTS (Node)
`
}

/** `zeno` speaks https only, and takes a host where others take a URL. */
function zenoLines(domain: string, { accessKeyId, accessKeyPassword }: Credentials, trust?: string): string {
  if (trust === undefined) return ''
  const keys = `ZENLAYER_ACCESS_KEY_ID=${accessKeyId} ZENLAYER_ACCESS_KEY_SECRET=${accessKeyPassword}`
  return `CLI:\n  SSL_CERT_FILE=${trust} ${keys} zeno zec describe-instances --endpoint ${domain}\n`
}

function shortened(ids: readonly string[]): string {
  return ids.length <= 3 ? ids.join(',') : `${ids.slice(0, 3).join(',')} and ${ids.length - 3} more`
}
