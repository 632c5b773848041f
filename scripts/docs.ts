// Rewrites the parts of README.md and docs/ that are copies: the tables, and the examples.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { KINDS } from '../src/resources/index.ts'
import { parseActionMetadata } from './action-metadata.ts'
import { renderDocs } from './render-docs.ts'
import { documents, readRepositoryFile } from './source-files.ts'

const root = join(import.meta.dirname, '..')
const readFile = (path: string) => readRepositoryFile(root, path)

const files = documents(root)
const rendered = renderDocs(files, {
  action: parseActionMetadata(readFile('action.yml')),
  kinds: KINDS,
  readFile,
})
const stale = Object.keys(files).filter((path) => rendered[path] !== files[path])
for (const path of stale) writeFileSync(join(root, path), rendered[path] ?? '')
console.log(stale.length === 0 ? 'The documentation is up to date.' : `Rewritten: ${stale.join(', ')}.`)
