// The `uses:` of a workflow: where each stands, what it names, and whether it is pinned.

import { isScalar, LineCounter, parseDocument, visit } from 'yaml'
import type { Problem } from './problem.ts'
import type { SourceFile } from './source-files.ts'

export interface Use {
  /** `actions/checkout@v6`, `./`, `docker://alpine:3`. */
  readonly reference: string
  /** Where the value stands in the text, quotes included. */
  readonly start: number
  readonly end: number
  /** Both from 1. */
  readonly line: number
  readonly column: number
  /** What follows on the line, from `#` on; '' if nothing does. */
  readonly comment: string
}

/** The name that the README and the examples use for this action, until it has an owner. */
export const PLACEHOLDER = { owner: 'OWNER', name: 'zenlayer-teardown', ref: 'v1' } as const
export const PLACEHOLDER_REFERENCE = `${PLACEHOLDER.owner}/${PLACEHOLDER.name}@${PLACEHOLDER.ref}`

const COMMIT = /@[0-9a-f]{40}$/
const VERSION_COMMENT = /^# v\d+(\.\d+)*$/

/** Broken YAML yields what could be read of it; to report the breakage is the validator's part. */
export function findUses(text: string): Use[] {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const found: Use[] = []
  visit(document, {
    Pair(_, { key, value }) {
      const name = isScalar(key) ? key.value : undefined
      // Free names live there: an input or a variable may well be called `uses`.
      if (name === 'with' || name === 'env' || name === 'inputs') return visit.SKIP
      if (name !== 'uses' || !isScalar(value) || typeof value.value !== 'string') return undefined
      const [start, end] = value.range ?? [0, 0]
      const { line, col } = lines.linePos(start)
      found.push({ reference: value.value, start, end, line, column: col, comment: restOfLine(text, end) })
      return undefined
    },
  })
  return found
}

/**
 * A tag can be moved to other code, a commit cannot; the comment says for people, and for update bots, which version it is.
 * https://docs.github.com/en/actions/reference/security/secure-use#using-third-party-actions
 */
export function unpinned(file: SourceFile): Problem[] {
  return findUses(file.text)
    .filter(({ reference }) => !isOwn(reference))
    .flatMap(({ reference, comment, line, column }) => {
      const wrong = !COMMIT.test(reference)
        ? `'${reference}' is not pinned to a full commit`
        : !VERSION_COMMENT.test(comment)
          ? `'${reference}' has no version comment such as '# v1.2.3' behind it`
          : undefined
      return wrong === undefined ? [] : [{ path: file.path, line, column, message: wrong }]
    })
}

function isOwn(reference: string): boolean {
  return reference.startsWith('./') || reference === PLACEHOLDER_REFERENCE
}

function restOfLine(text: string, from: number): string {
  return (/^[^\r\n]*/.exec(text.slice(from))?.[0] ?? '').trim()
}
