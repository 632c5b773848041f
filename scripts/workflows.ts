// Checks action.yml and the workflows with the validator behind GitHub's own editors, and their pins.
//
// Import json-imports.ts first, and this file then with import().

import { registerLogger, validate, type ActionsMetadataProvider } from '@actions/languageservice'
import { parseActionMetadata, type ActionMetadata } from './action-metadata.ts'
import type { Problem } from './problem.ts'
import { actionFile, workflowFiles, type SourceFile } from './source-files.ts'
import { findUses, PLACEHOLDER, PLACEHOLDER_REFERENCE, unpinned } from './uses.ts'

/** @throws {Error} if action.yml is missing, or too broken to check the workflows against. */
export async function checkRepository(root: string): Promise<Problem[]> {
  const action = actionFile(root)
  // A broken action.yml is reported in its own words first; the workflows' errors would only echo it.
  const own = await checkAction(action)
  if (own.length > 0) return own
  const metadata = parseActionMetadata(action.text)
  const found: Problem[] = []
  for (const workflow of workflowFiles(root)) found.push(...(await checkWorkflow(workflow, metadata)))
  return found
}

export async function checkAction(file: SourceFile): Promise<Problem[]> {
  return await diagnose(file.path, 'action.yml', file.text)
}

/** `action` is what `uses: ./` and the placeholder stand for. */
export async function checkWorkflow(file: SourceFile, action: ActionMetadata): Promise<Problem[]> {
  const name = `.github/workflows/${file.path.replaceAll('/', '-')}`
  const problems = await diagnose(file.path, name, withLocalNamed(file.text), providerOf(action))
  return [...problems, ...unpinned(file)].sort((a, b) => a.line - b.line || a.column - b.column)
}

/** A thrown error is the one way out of the validator for its own crashes: it logs them, and answers "no problems". */
registerLogger({
  log: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: (message: string) => {
    throw new Error(`The validator crashed: ${message}`)
  },
})

let documents = 0

/** `name` tells the validator what kind of file it reads. */
async function diagnose(
  path: string,
  name: string,
  text: string,
  provider?: ActionsMetadataProvider,
): Promise<Problem[]> {
  // The validator caches by URI and never looks at the text again, so no URI may come twice.
  documents += 1
  const document = textDocument(`file:///${documents}/${name}`, text)
  const diagnostics = await validate(
    document,
    provider === undefined ? {} : { actionsMetadataProvider: provider },
  )
  return diagnostics.map(({ range, message }) => ({
    path,
    line: range.start.line + 1,
    column: range.start.character + 1,
    message: typeof message === 'string' ? message : message.value,
  }))
}

type TextDocument = Parameters<typeof validate>[0]

/** The validator reads these two and nothing else of a document (its README shows the same pair). */
function textDocument(uri: string, text: string): TextDocument {
  const document: Pick<TextDocument, 'uri' | 'getText'> = { uri, getText: () => text }
  return document as TextDocument
}

function providerOf(action: ActionMetadata): ActionsMetadataProvider {
  const { name, description, inputs } = action
  return {
    fetchActionMetadata({ owner, name: repository, path }) {
      const isOurs = owner === PLACEHOLDER.owner && repository === PLACEHOLDER.name && path === undefined
      // No inputs declared means none checked: other actions' metadata would need the network.
      return Promise.resolve(isOurs ? { name, description, inputs } : { name: repository, description: '' })
    },
  }
}

/** The validator skips local actions, so `./` goes by the placeholder's name. It stands last on its line: no column moves. */
function withLocalNamed(text: string): string {
  return findUses(text)
    .filter(({ reference }) => reference === './')
    .reduceRight(
      (result, { start, end }) => result.slice(0, start) + PLACEHOLDER_REFERENCE + result.slice(end),
      text,
    )
}
