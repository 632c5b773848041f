// Which of the packages in dist/ a run evaluated, and of which it called something: what V8 itself counted.

import { readdirSync, readFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

export interface Packages {
  /** Something that they define was called. */
  readonly used: readonly string[]
  /** Their code ran, to define what is in them, and nothing of that was called. */
  readonly evaluatedOnly: readonly string[]
  readonly neverEvaluated: readonly string[]
}

interface Coverage {
  readonly result: readonly { readonly url: string; readonly functions: readonly CoveredFunction[] }[]
}

interface CoveredFunction {
  readonly ranges: readonly {
    readonly startOffset: number
    readonly endOffset: number
    readonly count: number
  }[]
}

interface Span {
  readonly from: number
  readonly to: number
  readonly count: number
}

/** `dist` is the folder; `run` is given the environment that makes Node write its counts. */
export async function packagesIn(
  dist: string,
  run: (env: Record<string, string>) => Promise<unknown>,
): Promise<Packages> {
  const folder = mkdtempSync(join(tmpdir(), 'zenlayer-teardown-coverage-'))
  try {
    await run({ NODE_V8_COVERAGE: folder })
    const counted = countedIn(folder)
    const files = readdirSync(dist).filter((name) => name.endsWith('.js'))
    return sortOut(
      files.flatMap((name) => {
        const path = join(dist, name)
        return modulesIn(readFileSync(path, 'utf8'), spansOf(counted, pathToFileURL(path).href))
      }),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function countedIn(folder: string): Coverage['result'] {
  return readdirSync(folder).flatMap(
    (file) => (JSON.parse(readFileSync(join(folder, file), 'utf8')) as Coverage).result,
  )
}

/** One span a function of the file, in the order of their beginnings; of a file that was not loaded none. */
function spansOf(counted: Coverage['result'], file: string): Span[] {
  return counted
    .filter(({ url }) => url === file)
    .flatMap(({ functions }) => functions)
    .flatMap(({ ranges: [whole] }) =>
      whole === undefined ? [] : [{ from: whole.startOffset, to: whole.endOffset, count: whole.count }],
    )
    .sort((a, b) => a.from - b.from)
}

interface Module {
  readonly name: string
  readonly evaluated: boolean
  readonly called: boolean
}

function sortOut(modules: readonly Module[]): Packages {
  const names = (which: (module: Module) => boolean) =>
    [...new Set(modules.filter(which).map(({ name }) => name))].sort()
  const used = names(({ called }) => called)
  const evaluated = names((module) => module.evaluated)
  return {
    used,
    evaluatedOnly: evaluated.filter((name) => !used.includes(name)),
    neverEvaluated: names(() => true).filter((name) => !evaluated.includes(name)),
  }
}

function modulesIn(text: string, spans: readonly Span[]): Module[] {
  return placesIn(text).map(({ name, from, to }) => {
    // V8 lists a function that encloses another before it; code that never ran may not be listed at all.
    const around = spans.findLast((span) => span.from <= from && span.to > from)
    if (around === undefined || around.count === 0) return { name, evaluated: false, called: false }
    // The last one ends with what encloses it; ncc's own code follows.
    const end = Math.min(to, around.to)
    const inside = spans.filter((span) => span.from > from && span.to <= end && span.count > 0)
    // A function that is called where it is written, as TypeScript's enums are, only defines something.
    return { name, evaluated: true, called: inside.some((span) => !text.startsWith(')(', span.to)) }
  })
}

/** ncc names the modules that it joins into one scope; the others, all of undici's among them, have numbers alone. */
function placesIn(text: string): { name: string; from: number; to: number }[] {
  const numbered = text.includes('class UndiciError ') ? 'undici' : undefined
  const marks = [...text.matchAll(/^(?:;\/\/ CONCATENATED MODULE: (.+)|\/\*\*\*\/ \d+:)$/gm)]
  return marks.flatMap((mark, index) => {
    const name = mark[1] === undefined ? numbered : /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(mark[1])?.[1]
    const end = mark.index + mark[0].length
    // A numbered one begins behind the line that opens its wrapper.
    const from = mark[1] === undefined ? text.indexOf('\n', end + 1) : end
    return name === undefined ? [] : [{ name, from, to: marks[index + 1]?.index ?? text.length }]
  })
}
