// docs/summary.png, and a note beside it of what it was drawn from: so a test can say that it is stale.

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderCase } from './cases.ts'
import { renderPage } from './page.ts'

const DOCS = join(import.meta.dirname, '../../docs')
export const PICTURE = join(DOCS, 'summary.png')
export const NOTE = join(DOCS, 'summary.png.json')

/** The page of the picture: the summary, GitHub's style sheet, Mermaid and the script are all in it. */
export function picturePage(): string {
  return renderPage(renderCase('eleven'))
}

/** The content of the note for that page and picture. */
export function noteOn(page: string, picture: Uint8Array): string {
  return `${JSON.stringify({ page: sha256(page), picture: sha256(picture) }, undefined, 2)}\n`
}

/** What to do about a stale picture; undefined while it is what the code draws. */
export function staleness(): string | undefined {
  const expected = noteOn(picturePage(), readFileSync(PICTURE))
  return readFileSync(NOTE, 'utf8') === expected
    ? undefined
    : 'docs/summary.png is not what the code draws. Run "npm run preview -- --readme", look at it, and commit it.'
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
