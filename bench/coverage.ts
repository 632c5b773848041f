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
    const modules = modulesOf(dist)
    const names = namesOf(modules)
    return sortOut(
      modules.flatMap((module) => {
        const name = module.name ?? names.get(module.id ?? '')
        return name === undefined ? [] : [{ name, ...countsOf(module, counted.get(module.url) ?? []) }]
      }),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** By file: one span a function of it, in the order of their beginnings. */
function countedIn(folder: string): Map<string, readonly Span[]> {
  const scripts = readdirSync(folder).flatMap(
    (file) => (JSON.parse(readFileSync(join(folder, file), 'utf8')) as Coverage).result,
  )
  return new Map(
    scripts.map(({ url, functions }) => [
      url,
      functions
        .flatMap(({ ranges: [whole] }) =>
          whole === undefined ? [] : [{ from: whole.startOffset, to: whole.endOffset, count: whole.count }],
        )
        .sort((a, b) => a.from - b.from),
    ]),
  )
}

/** A stretch of a file: a numbered module, or one of those that ncc has joined into one scope and names. */
interface Module {
  readonly url: string
  readonly file: string
  readonly from: number
  readonly to: number
  readonly id: string | undefined
  /** The package; undefined for our own. */
  readonly name: string | undefined
}

function modulesOf(dist: string): Module[] {
  return readdirSync(dist)
    .filter((name) => name.endsWith('.js'))
    .flatMap((name) => {
      const path = join(dist, name)
      const file = readFileSync(path, 'utf8')
      const marks = [...file.matchAll(/^(?:;\/\/ CONCATENATED MODULE: (.+)|\/\*\*\*\/ (\d+):)$/gm)]
      return marks.map((mark, index) => {
        const end = mark.index + mark[0].length
        return {
          ...{ url: pathToFileURL(path).href, file },
          // A numbered one begins behind the line that opens its wrapper.
          from: mark[2] === undefined ? end : file.indexOf('\n', end + 1),
          to: marks[index + 1]?.index ?? file.length,
          id: mark[2],
          name: packageIn(mark[1] ?? ''),
        }
      })
    })
}

function packageIn(path: string): string | undefined {
  return /\bnode_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]
}

/**
 * The packages of the modules that have a number alone. Where one is imported, a comment names it; what it requires is
 * of the same package, unless it is named itself.
 *
 * @throws {Error} if there is one without a name.
 */
function namesOf(modules: readonly Module[]): Map<string, string> {
  const byId = new Map(modules.flatMap((module) => (module.id === undefined ? [] : [[module.id, module]])))
  const names = new Map<string, string>()
  for (const file of new Set(modules.map((module) => module.file))) {
    for (const [, path = '', id = ''] of file.matchAll(
      /^\/\/ EXTERNAL MODULE: (\S*node_modules\S+)(?: \+ .*)?\n.*_require__\((\d+)\)/gm,
    ))
      names.set(id, packageIn(path) ?? path)
  }
  // A map goes on to what is added while it is gone through.
  for (const [id, name] of names) {
    const module = byId.get(id)
    const text = module?.file.slice(module.from, module.to) ?? ''
    for (const [, required = ''] of text.matchAll(/_require__\((\d+)\)/g))
      if (!names.has(required) && !isBuiltin(byId.get(required))) names.set(required, name)
  }
  const unknown = [...byId].filter(([id, module]) => !names.has(id) && !isBuiltin(module) && !isOurs(module))
  if (unknown.length > 0) throw new Error(`no package is known of ${unknown.map(([id]) => id).join(', ')}`)
  return names
}

function isBuiltin(module: Module | undefined): boolean {
  return module?.file.startsWith('\nmodule.exports = __WEBPACK_EXTERNAL_', module.from + 1) === true
}

/** Ours are ES modules, which ncc gives another wrapper; those of a package are named where they are imported. */
function isOurs({ file, from }: Module): boolean {
  return file.slice(file.lastIndexOf('\n', from - 1), from).includes('__webpack_exports__')
}

function countsOf({ file, from, to }: Module, spans: readonly Span[]): Omit<Counts, 'name'> {
  // V8 lists a function that encloses another before it; code that never ran may not be listed at all.
  const around = spans.findLast((span) => span.from <= from && span.to > from)
  if (around === undefined || around.count === 0) return { evaluated: false, called: false }
  // The last one ends with what encloses it; ncc's own code follows.
  const end = Math.min(to, around.to)
  const inside = spans.filter((span) => span.from > from && span.to <= end && span.count > 0)
  // A function that is called where it is written, as TypeScript's enums are, only defines something.
  return { evaluated: true, called: inside.some((span) => !file.startsWith(')(', span.to)) }
}

interface Counts {
  readonly name: string
  readonly evaluated: boolean
  readonly called: boolean
}

function sortOut(modules: readonly Counts[]): Packages {
  const names = (which: (module: Counts) => boolean) =>
    [...new Set(modules.filter(which).map(({ name }) => name))].sort()
  const used = names(({ called }) => called)
  const evaluated = names((module) => module.evaluated)
  return {
    used,
    evaluatedOnly: evaluated.filter((name) => !used.includes(name)),
    neverEvaluated: names(() => true).filter((name) => !evaluated.includes(name)),
  }
}
