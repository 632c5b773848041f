// A lint rule: no file imports itself by way of others, not even for types. What two files need of each other belongs in
// a third.

import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
const FOLDERS = ['src', 'simulator', 'bench', 'scripts']

/** Made once, with the first file that is linted: the circle of each file that is in one. */
let circles

export default {
  meta: { type: 'problem', schema: [] },
  create: (context) => ({
    Program(node) {
      circles ??= findCircles(readImports())
      const circle = circles.get(context.filename)
      if (circle === undefined) return
      const names = circle.map((path) => relative(ROOT, path).replaceAll(sep, '/')).sort()
      context.report({ node, message: `These files import each other in a circle: ${names.join(', ')}.` })
    },
  }),
}

/** Paths of files, and the files that each imports. */
function readImports() {
  const imports = new Map()
  for (const folder of FOLDERS) {
    for (const entry of readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.ts')) continue
      const path = join(entry.parentPath, entry.name)
      const specifiers = readFileSync(path, 'utf8').matchAll(
        /\b(?:from|import)\s*\(?\s*(?:\/\*.*?\*\/\s*)?'(\.[^']+)'/g,
      )
      imports.set(
        path,
        [...specifiers].map(([, specifier]) => join(dirname(path), specifier)),
      )
    }
  }
  return imports
}

/** Strongly connected files (Tarjan's algorithm), where there is more than one. */
function findCircles(imports) {
  const found = new Map()
  const order = new Map()
  const lowest = new Map()
  const stack = []
  const visit = (path) => {
    order.set(path, order.size)
    lowest.set(path, order.get(path))
    stack.push(path)
    for (const next of imports.get(path)) {
      if (!imports.has(next)) continue
      if (!order.has(next)) visit(next)
      if (stack.includes(next)) lowest.set(path, Math.min(lowest.get(path), lowest.get(next)))
    }
    if (lowest.get(path) !== order.get(path)) return
    const circle = stack.splice(stack.indexOf(path))
    if (circle.length > 1) for (const member of circle) found.set(member, circle)
  }
  for (const path of imports.keys()) if (!order.has(path)) visit(path)
  return found
}
