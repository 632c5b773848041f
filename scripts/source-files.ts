// The files of a repository that are checked or rendered: action.yml, workflows, examples and documents.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface SourceFile {
  /** From the root of the repository, with forward slashes. */
  readonly path: string
  readonly text: string
}

const WORKFLOW_FOLDERS = ['.github/workflows', 'examples']

/** @throws {Error} if the repository has no action.yml. */
export function actionFile(root: string): SourceFile {
  return read(root, 'action.yml')
}

/** @throws {Error} if one of the folders is missing: a check of nothing would pass. */
export function workflowFiles(root: string): SourceFile[] {
  return WORKFLOW_FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => /\.ya?ml$/.test(name))
      .sort()
      .map((name) => read(root, `${folder}/${name}`)),
  )
}

/** README.md, the pages in docs/ and the README of the simulator: text by path. */
export function documents(root: string): Record<string, string> {
  const pages = readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => `docs/${name}`)
  const paths = ['README.md', ...pages, 'simulator/README.md']
  return Object.fromEntries(paths.map((path) => [path, readRepositoryFile(root, path)]))
}

export function readRepositoryFile(root: string, path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

function read(root: string, path: string): SourceFile {
  return { path, text: readRepositoryFile(root, path) }
}
