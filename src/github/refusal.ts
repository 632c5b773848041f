// Why GitHub refused a request, and which permission the job needs.

import { isRecord, messageOf, plainText } from '../text.ts'

/** `attempted`: as in `The comment was not written`. `permission`: what the job needs for it. */
export function explainRefusal(attempted: string, permission: string, error: unknown): string {
  const { status, headers, message } = readError(error)
  const reason = plainText(message, 300).replace(/\.$/, '')
  const why = status === undefined ? reason : `GitHub answered ${status} (${reason})`
  return `${attempted}: ${why}. ${advice(status, headers, message, permission)} The teardown itself is not affected.`
}

function advice(
  status: number | undefined,
  headers: Readonly<Record<string, unknown>>,
  message: string,
  permission: string,
): string {
  const limited =
    status === 429 ||
    headers['x-ratelimit-remaining'] === '0' ||
    (status === 403 && (headers['retry-after'] !== undefined || /rate limit/i.test(message)))
  if (limited) return 'The rate limit was exceeded. The next run tries again.'
  if (status === 401) return 'The input github-token is invalid.'
  if (/\blocked\b/i.test(message)) return 'The conversation is locked.'
  if (status === 403 || status === 404) {
    return `The job needs \`permissions: ${permission}\`; runs triggered by a fork do not get it (use pull_request_target).`
  }
  return 'The next run tries again.'
}

function readError(error: unknown): {
  status: number | undefined
  headers: Readonly<Record<string, unknown>>
  message: string
} {
  const fields = isRecord(error) ? error : {}
  const status = fields['status']
  const response = fields['response']
  const headers = isRecord(response) && isRecord(response['headers']) ? response['headers'] : {}
  const data = isRecord(response) && isRecord(response['data']) ? response['data'] : {}
  const message = data['message']
  return {
    // Octokit reports 500 where no answer came at all.
    status: typeof status === 'number' && isRecord(response) ? status : undefined,
    headers,
    message: typeof message === 'string' ? message : messageOf(error),
  }
}
