import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'

const DIST = join(import.meta.dirname, '..', '..', 'dist')
const files = readdirSync(DIST).filter((name) => name.endsWith('.js'))
const read = (name: string) => readFileSync(join(DIST, name), 'utf8')

/** ncc names the modules that it joins into one scope, and those of other wrappers where they are imported. */
function packagesIn(text: string): string[] {
  const named = text.matchAll(
    /^;?\/\/ (?:CONCATENATED|EXTERNAL) MODULE: \.\/node_modules\/((?:@[^/]+\/)?[^/]+)\//gm,
  )
  return [...new Set([...named].map(([, name = '']) => name))]
}

describe('dist/', () => {
  it('has its own code and @actions/core alone in the file that every run loads', () => {
    expect(packagesIn(read('index.js'))).toEqual(['@actions/core'])
    // The codes of its errors: numbers stand for its modules.
    expect(read('index.js')).not.toMatch(/UND_ERR_/)
    expect(files.filter((name) => read(name).includes('UND_ERR_'))).toHaveLength(2)
  })

  it('has the licence of every package that is in it', () => {
    const licences = read('licenses.txt').split('\n')
    const packages = [...new Set(files.flatMap((name) => packagesIn(read(name))))]
    expect(packages).toEqual(expect.arrayContaining(['@octokit/core', 'undici', 'tunnel']))
    expect(packages.filter((name) => !licences.includes(name))).toEqual([])
  })

  it('starts no process', () => {
    // @actions/core brings @actions/exec along.
    expect(files.filter((name) => /child_process|actions\/exec/.test(read(name)))).toEqual([])
  })
})
