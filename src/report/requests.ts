// Every request id, one line each: Zenlayer's support asks for them.

import { labelOf } from '../resources/index.ts'
import type { RequestRecord, Result } from '../teardown/index.ts'
import { tableRow, type Table } from './html.ts'
import { htmlIdentifier } from './markdown.ts'

const MAX_RESOURCES = 3

/** A batch has one request id for many resources. */
export function requestTable(results: readonly Result[]): Table {
  const requests = new Map<
    RequestRecord | string,
    { readonly request: RequestRecord; readonly labels: string[] }
  >()
  for (const result of results) {
    for (const request of result.requests) {
      const key = request.requestId ?? request
      const known = requests.get(key)
      if (known === undefined) requests.set(key, { request, labels: [labelOf(result)] })
      else known.labels.push(labelOf(result))
    }
  }
  return {
    head: ['Call', 'Request id', 'Resource'],
    rows: [...requests.values()].map(({ request, labels }) => requestRow(request, labels)),
  }
}

function requestRow({ action, requestId, code }: RequestRecord, labels: readonly string[]): string {
  const shown = labels.slice(0, MAX_RESOURCES).map(htmlIdentifier)
  const more = labels.length - shown.length
  return tableRow([
    { html: shortName(action), nowrap: true },
    {
      html: `${requestId === null ? 'no answer' : htmlIdentifier(requestId)}${code === undefined ? '' : `<br>${htmlIdentifier(code)}`}`,
      nowrap: true,
    },
    { html: `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}` },
  ])
}

/** `Terminate` for `TerminateInstance`: the resource shows the rest. */
function shortName(action: string): string {
  return htmlIdentifier(/^[A-Z][a-z]+/.exec(action)?.[0] ?? action)
}
