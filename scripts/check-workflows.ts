// action.yml, .github/workflows and examples/, by GitHub's own rules: a misspelled input is found here, not by a reader.

import './json-imports.ts'
import { join } from 'node:path'
import { formatProblem } from './problem.ts'

const { checkRepository } = await import('./workflows.ts')

/** Another repository may be named, to see the check itself at work. */
const root = process.argv[2] ?? join(import.meta.dirname, '..')
const problems = await checkRepository(root)
for (const problem of problems) console.error(formatProblem(problem))
if (problems.length > 0) process.exitCode = 1
else console.log('action.yml, the workflows and the examples are valid.')
