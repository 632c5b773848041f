// Runs the built action as GitHub's runner does: inputs as INPUT_*, files for outputs and summary, Node 24.
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface ActionRun {
  readonly exitCode: number | null
  /** Standard output and error, line by line, as they came. */
  readonly log: readonly string[]
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  /** The content of the file that the output results-file names, if it names one. */
  readonly resultsFile: string | undefined
}

export interface ActionOptions {
  readonly inputs: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  /** The file that is run, where it is not the one of dist/. */
  readonly action?: string
  readonly onLine?: (line: string, child: ChildProcess) => void
  readonly onSpawn?: (child: ChildProcess) => void
}

const ACTION = join(import.meta.dirname, '..', 'dist', 'index.js')

export async function runAction({
  inputs,
  env = {},
  action = ACTION,
  onLine,
  onSpawn,
}: ActionOptions): Promise<ActionRun> {
  const folder = mkdtempSync(join(tmpdir(), 'zenlayer-teardown-run-'))
  const [outputFile, summaryFile] = ['output', 'summary'].map((name) => join(folder, name)) as [
    string,
    string,
  ]
  writeFileSync(outputFile, '')
  writeFileSync(summaryFile, '')
  try {
    const files = { folder, output: outputFile, summary: summaryFile }
    const child = spawn(process.execPath, [action], {
      env: { PATH: process.env['PATH'], ...environmentOf(files, inputs), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    onSpawn?.(child)
    const log: string[] = []
    const streams = [child.stdout, child.stderr].map(async (stream) => {
      for await (const line of createInterface({ input: stream })) {
        log.push(line)
        onLine?.(line, child)
      }
    })
    const exitCode = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', resolve)
    })
    await Promise.all(streams)
    const outputs = parseOutputs(readFileSync(outputFile, 'utf8'))
    return {
      exitCode,
      log,
      outputs,
      summary: readFileSync(summaryFile, 'utf8'),
      resultsFile: contentOf(outputs['results-file']),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export interface RunnerFiles {
  readonly folder: string
  readonly output: string
  readonly summary: string
}

/** What the runner sets for the action. */
export function environmentOf(
  { folder, output, summary }: RunnerFiles,
  inputs: Readonly<Record<string, string>>,
): Record<string, string> {
  return {
    RUNNER_TEMP: folder,
    GITHUB_ACTIONS: 'true',
    GITHUB_OUTPUT: output,
    GITHUB_STEP_SUMMARY: summary,
    ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [inputVariable(name), value])),
  }
}

function contentOf(path: string | undefined): string | undefined {
  return path === undefined || path === '' ? undefined : readFileSync(path, 'utf8')
}

/** The runner upper-cases an input's name and replaces its spaces; dashes stay (actions/toolkit, core.ts). */
function inputVariable(name: string): string {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`
}

/** `name<<delimiter`, the value, the delimiter: the form in which actions write multi-line outputs. */
export function parseOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {}
  const lines = text.split('\n')
  for (let index = 0; index < lines.length; index += 1) {
    const [, name, delimiter] = /^([^=]+?)<<(.+)$/.exec(lines[index] ?? '') ?? []
    if (name === undefined || delimiter === undefined) continue
    const end = lines.indexOf(delimiter, index + 1)
    outputs[name] = lines.slice(index + 1, end).join('\n')
    index = end
  }
  return outputs
}
