// The files of a repository that GitHub's validator has an opinion on.

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

function read(root: string, path: string): SourceFile {
  return { path, text: readFileSync(join(root, path), 'utf8') }
}
