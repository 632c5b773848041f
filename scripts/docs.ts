// Rewrites the parts of the documentation that are copies, the tables and the examples; and action-types.yml.

import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { KINDS } from '../src/resources/index.ts'
import { parseActionMetadata } from './action-metadata.ts'
import { renderActionTypes } from './action-types.ts'
import { renderDocs } from './render-docs.ts'
import { documents, readRepositoryFile } from './source-files.ts'

const TYPES = 'action-types.yml'
const root = join(import.meta.dirname, '..')
const readFile = (path: string) => readRepositoryFile(root, path)

const action = parseActionMetadata(readFile('action.yml'))
const documented = documents(root)
const files: Readonly<Record<string, string>> = {
  ...documented,
  [TYPES]: existsSync(join(root, TYPES)) ? readFile(TYPES) : '',
}
const rendered: Record<string, string> = {
  ...renderDocs(documented, { action, kinds: KINDS, readFile }),
  [TYPES]: renderActionTypes(Object.keys(action.outputs)),
}
const stale = Object.entries(rendered).filter(([path, text]) => text !== files[path])
for (const [path, text] of stale) writeFileSync(join(root, path), text)
console.log(
  stale.length === 0
    ? 'The documentation is up to date.'
    : `Rewritten: ${stale.map(([path]) => path).join(', ')}.`,
)
