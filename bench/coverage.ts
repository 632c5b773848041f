// Which of the packages in dist/index.js a run evaluated, and of which it called something: what V8 itself counted.

import { readdirSync, readFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

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

/** `run` is given the environment that makes Node write its counts. */
export async function packagesIn(
  dist: string,
  run: (env: Record<string, string>) => Promise<unknown>,
): Promise<Packages> {
  const folder = mkdtempSync(join(tmpdir(), 'zenlayer-teardown-coverage-'))
  try {
    await run({ NODE_V8_COVERAGE: folder })
    return sortOut(readFileSync(dist, 'utf8'), spansIn(folder))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** One span a function of the bundle, in the order of their beginnings. */
function spansIn(folder: string): Span[] {
  return readdirSync(folder)
    .flatMap((file) => (JSON.parse(readFileSync(join(folder, file), 'utf8')) as Coverage).result)
    .filter(({ url }) => url.endsWith('/dist/index.js'))
    .flatMap(({ functions }) => functions)
    .flatMap(({ ranges: [whole] }) =>
      whole === undefined ? [] : [{ from: whole.startOffset, to: whole.endOffset, count: whole.count }],
    )
    .sort((a, b) => a.from - b.from)
}

function sortOut(bundle: string, spans: readonly Span[]): Packages {
  const evaluated = new Set<string>()
  const called = new Set<string>()
  const all = new Set<string>()
  for (const { name, from, to } of modulesIn(bundle)) {
    all.add(name)
    // V8 lists a function that encloses another before it; code that never ran may not be listed at all.
    const around = spans.findLast((span) => span.from <= from && span.to > from)
    if (around === undefined || around.count === 0) continue
    evaluated.add(name)
    // The last one ends with what encloses it; ncc's own code follows.
    const end = Math.min(to, around.to)
    const inside = spans.filter((span) => span.from > from && span.to <= end && span.count > 0)
    // A function that is called where it is written, as TypeScript's enums are, only defines something.
    if (inside.some((span) => !bundle.startsWith(')(', span.to))) called.add(name)
  }
  return {
    used: [...called].sort(),
    evaluatedOnly: [...evaluated].filter((name) => !called.has(name)).sort(),
    neverEvaluated: [...all].filter((name) => !evaluated.has(name)).sort(),
  }
}

/**
 * ncc names the modules that it joins into one scope. The CommonJS ones have numbers alone, all of them undici's but for
 * the tunnel of @actions/http-client; they go by `undici`.
 */
function modulesIn(bundle: string): { name: string; from: number; to: number }[] {
  const marks = [...bundle.matchAll(/^(?:;\/\/ CONCATENATED MODULE: (.+)|\/\*\*\*\/ (\d+):)$/gm)]
  return marks.flatMap((mark, index) => {
    const name = mark[1] === undefined ? NUMBERED : /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(mark[1])?.[1]
    const end = mark.index + mark[0].length
    // A numbered one begins behind the line that opens its wrapper.
    const from = mark[1] === undefined ? bundle.indexOf('\n', end + 1) : end
    return name === undefined ? [] : [{ name, from, to: marks[index + 1]?.index ?? bundle.length }]
  })
}

const NUMBERED = 'undici'
