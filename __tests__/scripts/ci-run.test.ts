// .ci/run with programs of our own on the PATH: what it runs, what it says last, and how it exits. Nothing is installed.

import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { ACT_VERSION } from '../../scripts/e2e/find-act.ts'
import { ROOT, writeRepository } from './repository.ts'

interface Machine {
  /** What a command writes to stderr, by the command: `npm run check`, as Jest does. */
  readonly says?: Readonly<Record<string, string>>
  /** The commands that fail. */
  readonly failing?: readonly string[]
  /** The programs that there are besides npm and what every system has. */
  readonly programs?: readonly string[]
  /** The linters of workflows, on the PATH as well. */
  readonly linters?: readonly string[]
  /** The programs in GOPATH/bin. */
  readonly goPrograms?: readonly string[]
  readonly root?: boolean
  readonly env?: Readonly<Record<string, string>>
}

const SAYS = {
  'npm run check': 'Tests:       3 passed, 3 total\nTime:        1 s',
  'npm run test:browser': 'Tests:       20 passed, 20 total',
  'npm run e2e': '100 passed, 0 failed',
  'npm run story': '20 passed, 0 failed',
}
const PROGRAMS = ['chromium', 'act', 'go', 'apt-get', 'sudo']
const LINTERS = ['zizmor', 'actionlint']
const ZIZMOR = 'zizmor --persona pedantic --offline --no-progress . examples/*.yml'
const ACTIONLINT = 'actionlint .github/workflows/*.yml examples/*.yml'
/** What the script itself is made of. */
const TOOLS = ['bash', 'cat', 'dirname', 'grep', 'mktemp', 'rm', 'sed', 'tail', 'tee']

const ALL = [
  'npm ci --no-audit --no-fund',
  'npm run check',
  ZIZMOR,
  ACTIONLINT,
  'npm start',
  'npm run test:browser',
  'npm run e2e',
]
const BEFORE_THE_BROWSER = ALL.slice(0, 5)
const INSTALL_SDK = 'npm run story -- --install'
const STORY = [INSTALL_SDK, 'npm run story']

/** Notes that it was called, says what it is to say, and fails if it is to. */
const PROGRAM = `#!/usr/bin/env bash
here=$(dirname "\${BASH_SOURCE[0]}")/..
call="\${0##*/} $*"
printf '%s\\n' "$call" >> "$here/calls"
said="$here/says/\${call//\\//_}"
if [ -e "$said" ]; then cat "$said" >&2; fi
! grep -qxF -- "$call" "$here/failing"
`

const GO = `#!/usr/bin/env bash
here=$(dirname "\${BASH_SOURCE[0]}")/..
if [ "$1" = env ]; then printf '%s\\n' "$PWD/go:$PWD/more"; exit; fi
printf 'go %s into %s\\n' "$*" "\${GOBIN#"$PWD/"}" >> "$here/calls"
! grep -qxF -- "go $*" "$here/failing" || exit 1
name="\${2%@*}"
/bin/mkdir -p "$GOBIN" && /bin/cp "$here/bin/npm" "$GOBIN/\${name##*/}"
`

/** Makes a virtual environment, and in it what pip would install. */
const PYTHON = `#!/usr/bin/env bash
here=$(dirname "\${BASH_SOURCE[0]}")/..
printf 'python3 %s\\n' "\${*/"$3"/DIR}" >> "$here/calls"
/bin/mkdir -p "$3/bin"
for name in pip zizmor; do /bin/cp "$here/bin/npm" "$3/bin/$name"; done
`

const SPECIAL: Readonly<Record<string, string>> = { go: GO, python3: PYTHON }

function run({
  says = {},
  failing = [],
  programs: others = PROGRAMS,
  linters = LINTERS,
  goPrograms = [],
  root = true,
  env = {},
}: Machine) {
  const programs = [...others, ...linters]
  const repository = writeRepository({
    '.ci/run': readFileSync(join(ROOT, '.ci/run'), 'utf8'),
    calls: '',
    failing: failing.map((command) => `${command}\n`).join(''),
    'bin/id': `#!/usr/bin/env bash\necho ${root ? 0 : 1001}\n`,
    ...Object.fromEntries(['npm', ...programs].map((name) => [`bin/${name}`, SPECIAL[name] ?? PROGRAM])),
    ...Object.fromEntries(goPrograms.map((name) => [`go/bin/${name}`, PROGRAM])),
    ...Object.fromEntries(Object.entries({ ...SAYS, ...says }).map(([call, text]) => [`says/${call}`, text])),
  })
  for (const name of ['npm', 'id', ...programs]) chmodSync(join(repository, 'bin', name), 0o755)
  for (const name of goPrograms) chmodSync(join(repository, 'go/bin', name), 0o755)
  mkdirSync(join(repository, 'tools'))
  for (const name of TOOLS) symlinkSync(find(name), join(repository, 'tools', name))
  // Nothing else of this machine: it may well have a Chromium, Go and act.
  const path = ['bin', 'tools'].map((folder) => join(repository, folder)).join(delimiter)
  const { status, stdout } = spawnSync(join(repository, 'tools/bash'), [join(repository, '.ci/run')], {
    encoding: 'utf8',
    env: { PATH: path, ...env },
  })
  const lines = stdout.trimEnd().split('\n')
  const calls = readFileSync(join(repository, 'calls'), 'utf8').split('\n').slice(0, -1)
  return { status, last: lines.at(-1), lines, calls }
}

function find(name: string): string {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const found = folders.map((folder) => join(folder, name)).find((path) => existsSync(path))
  if (found === undefined) throw new Error(`There is no ${name} here.`)
  return found
}

describe('.ci/run', () => {
  test('installs, checks, starts, looks with a browser, runs the examples, and counts', () => {
    const { status, last, calls } = run({})
    expect({ status, last, calls }).toEqual({ status: 0, last: '123 passed, 0 failed', calls: ALL })
  })

  test.each([
    ['Tests:       1 failed, 2 passed, 3 total', '122 passed, 1 failed'],
    ['Tests:       4 failed, 4 total', '120 passed, 4 failed'],
    ['Tests:       1 failed, 2 skipped, 1 todo, 12 passed, 16 total', '132 passed, 1 failed'],
    [
      '\u001b[1mTests:       \u001b[22m\u001b[1m\u001b[31m1 failed\u001b[39m\u001b[22m, 3 total',
      '120 passed, 1 failed',
    ],
    ['Tests:       9 passed, 9 total\nTests:       1 failed, 2 passed, 3 total', '122 passed, 1 failed'],
  ])('counts %j', (summary, last) => {
    const machine = run({ says: { 'npm run check': summary }, failing: ['npm run check'] })
    expect(machine).toMatchObject({ status: 1, last, calls: ALL })
  })

  test.each([
    ['npm run test:browser', 'Tests:       1 failed, 19 passed, 20 total', '122 passed, 1 failed'],
    ['npm run e2e', '98 passed, 2 failed', '121 passed, 2 failed'],
  ])('counts the failures of %s', (command, summary, last) => {
    expect(run({ says: { [command]: summary }, failing: [command] })).toMatchObject({ status: 1, last })
  })

  test.each([['Tests:       0 total'], ['Tests:       3 skipped, 3 total'], ['']])(
    'fails if no test ran: %j',
    (summary) => {
      expect(run({ says: { 'npm run check': summary } })).toMatchObject({
        status: 1,
        last: '120 passed, 0 failed',
      })
    },
  )

  test('runs the tests by themselves where the check stopped before them', () => {
    const machine = run({
      says: { 'npm run check': 'error: lint', 'npm test': 'Tests:       3 passed, 3 total' },
      failing: ['npm run check'],
    })
    expect(machine).toMatchObject({
      status: 1,
      last: '123 passed, 0 failed',
      calls: ['npm ci --no-audit --no-fund', 'npm run check', 'npm test', ...ALL.slice(2)],
    })
  })

  test.each(ALL.slice(1))('fails with %s, after all the others', (command) => {
    const { status, last, calls } = run({ failing: [command] })
    expect({ status, last, calls }).toEqual({ status: 1, last: '123 passed, 0 failed', calls: ALL })
  })

  test('stops where nothing can be installed', () => {
    const { status, calls } = run({ failing: ['npm ci --no-audit --no-fund'] })
    expect({ status, calls }).toEqual({ status: 1, calls: ['npm ci --no-audit --no-fund'] })
  })
})

const INSTALL = 'apt-get install -y --no-install-recommends chromium fonts-noto-color-emoji'

describe('Chromium', () => {
  test.each([['chromium'], ['chromium-browser'], ['google-chrome-stable'], ['google-chrome']])(
    'is not installed where there is %s',
    (name) => {
      expect(run({ programs: [name, 'act', 'apt-get'] })).toMatchObject({ status: 0, calls: ALL })
    },
  )

  test('is not installed where the environment names one', () => {
    const machine = run({ programs: ['act', 'apt-get'], env: { CHROMIUM: '/opt/chromium' } })
    expect(machine).toMatchObject({ status: 0, calls: ALL })
  })

  test.each([
    ['by root', true, ''],
    ['by others with sudo', false, 'sudo -n '],
  ])('is installed %s', (_, root, sudo) => {
    expect(run({ programs: ['act', 'apt-get', 'sudo'], root })).toMatchObject({
      status: 0,
      calls: [
        ...BEFORE_THE_BROWSER,
        `${sudo}apt-get update`,
        `${sudo}${INSTALL}`,
        ...['npm run test:browser', 'npm run e2e'],
      ],
    })
  })

  test.each([
    ['without apt-get', { programs: ['act'] }],
    ['without the packages', { programs: ['act', 'apt-get'], failing: [INSTALL] }],
    ['without the lists', { programs: ['act', 'apt-get'], failing: ['apt-get update'] }],
    ['without sudo', { programs: ['act', 'apt-get'], root: false }],
  ])('is missed %s, and the rest is run', (_, machine) => {
    const { status, last, lines, calls } = run(machine)
    expect({ status, last }).toEqual({ status: 1, last: '103 passed, 0 failed' })
    expect(lines).toContain('Chromium is missing, and could not be installed.')
    expect(calls).not.toContain('npm run test:browser')
    expect(calls.at(-1)).toBe('npm run e2e')
  })
})

const INSTALL_ACT = `go install github.com/nektos/act@${ACT_VERSION}`

describe('act', () => {
  test.each([
    ['it is on the PATH', { programs: ['chromium', 'act', 'go'] }],
    ['it is there without Go', { programs: ['chromium', 'act'] }],
    ['the environment names one', { programs: ['chromium', 'go'], env: { ACT: '/opt/act' } }],
    ['it is in GOPATH/bin', { programs: ['chromium', 'go'], goPrograms: ['act'] }],
  ])('is not installed where %s', (_, machine) => {
    expect(run(machine)).toMatchObject({ status: 0, calls: ALL })
  })

  test('is installed with Go, where the examples look for it', () => {
    expect(run({ programs: ['chromium', 'go'], env: { GOBIN: '/elsewhere' } })).toMatchObject({
      status: 0,
      calls: [...ALL.slice(0, 6), `${INSTALL_ACT} into go/bin`, 'npm run e2e'],
    })
  })

  test('is missed where it cannot be installed', () => {
    const { status, last, calls } = run({ programs: ['chromium', 'go'], failing: [INSTALL_ACT] })
    expect({ status, last }).toEqual({ status: 1, last: '23 passed, 0 failed' })
    expect(calls).not.toContain('npm run e2e')
  })

  test('is left out, and the examples with it, where there is no Go', () => {
    const { status, last, lines, calls } = run({ programs: ['chromium'] })
    expect({ status, last, calls }).toEqual({
      status: 0,
      last: '23 passed, 0 failed',
      calls: ALL.slice(0, 6),
    })
    expect(lines).toContainEqual(expect.stringMatching(/^Skipped: .* there is no Go/))
  })
})

describe('the story', () => {
  const programs = [...PROGRAMS, 'python3']

  test('is run where there is Python, and counts', () => {
    const { status, last, calls } = run({ programs })
    expect({ status, last, calls }).toEqual({
      status: 0,
      last: '143 passed, 0 failed',
      calls: [...ALL, ...STORY],
    })
  })

  test('fails where one of its checks does', () => {
    const machine = { says: { 'npm run story': '19 passed, 1 failed' }, failing: ['npm run story'] }
    expect(run({ programs, ...machine })).toMatchObject({ status: 1, last: '142 passed, 1 failed' })
  })

  test.each([
    ['there is no Python', {}, 'there is no Python.'],
    [
      'the SDK cannot be installed',
      { programs, failing: [INSTALL_SDK] },
      'could not be installed from PyPI.',
    ],
  ])('is left out where %s', (_, machine, why) => {
    const { status, last, lines, calls } = run(machine)
    expect({ status, last }).toEqual({ status: 0, last: '123 passed, 0 failed' })
    expect(calls).not.toContain('npm run story')
    expect(lines).toContainEqual(expect.stringMatching(`^Skipped: .*${why}`))
  })
})

const INSTALL_ACTIONLINT = 'go install github.com/rhysd/actionlint/cmd/actionlint@v1.7.7'

describe('the linters', () => {
  test('are installed if they are missing', () => {
    const { status, lines, calls } = run({ linters: [], programs: [...PROGRAMS, 'python3'] })
    expect({ status, calls }).toEqual({
      status: 0,
      calls: [
        ...ALL.slice(0, 2),
        ...['python3 -m venv DIR', `${INSTALL_ACTIONLINT} into go/bin`],
        ...ALL.slice(4),
        ...STORY,
      ],
    })
    expect(lines.filter((line) => line.startsWith('Skipped'))).toEqual([])
  })

  test('are found where Go installs them', () => {
    const { status, calls } = run({ linters: ['zizmor'], goPrograms: ['actionlint'] })
    expect({ status, calls }).toEqual({ status: 0, calls: ALL.filter((call) => call !== ACTIONLINT) })
  })

  test.each([
    ['without Python and Go', {}, 'there is no Go to install it with.'],
    [
      'without what Go would install',
      { go: true, failing: [INSTALL_ACTIONLINT] },
      'could not be installed with Go.',
    ],
  ])('are left out %s, and the rest is run', (_, { go = false, ...machine }: { go?: boolean }, why) => {
    const programs = ['chromium', 'act', ...(go ? ['go'] : [])]
    const { status, lines } = run({ linters: [], programs, ...machine })
    expect(status).toBe(0)
    expect(lines).toContain('Skipped: zizmor is missing, and could not be installed with Python.')
    expect(lines).toContainEqual(expect.stringContaining(`Skipped: actionlint is missing, and ${why}`))
  })
})
