// Rewrites the parts of README.md that are copies: the tables of action.yml and the examples.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { KINDS } from '../src/resources/index.ts'
import { parseActionMetadata } from './action-metadata.ts'
import { renderDocs } from './render-docs.ts'

const readFile = (path: string) => readFileSync(join(import.meta.dirname, '..', path), 'utf8')

const readme = readFile('README.md')
const rendered = renderDocs(readme, {
  action: parseActionMetadata(readFile('action.yml')),
  kinds: KINDS,
  readFile,
})
if (rendered === readme) {
  console.log('README.md is up to date.')
} else {
  writeFileSync(join(import.meta.dirname, '..', 'README.md'), rendered)
  console.log('README.md has been rewritten.')
}
