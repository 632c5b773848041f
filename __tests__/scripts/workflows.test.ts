import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { parseActionMetadata } from '../../scripts/action-metadata.ts'
import { formatProblem, type Problem } from '../../scripts/problem.ts'
import { actionFile, workflowFiles } from '../../scripts/source-files.ts'
import { ACTION, COMMIT, ROOT, workflow, writeRepository } from './repository.ts'
import { startValidator } from './validator.ts'

const { checkAction, checkRepository, checkWorkflow, stop } = startValidator()
afterAll(stop)

const action = parseActionMetadata(ACTION)

async function problemsOf(text: string): Promise<string[]> {
  return formatted(await checkWorkflow({ path: 'examples/small.yml', text }, action))
}

function formatted(problems: readonly Problem[]): string[] {
  return problems.map(formatProblem)
}

describe('this repository', () => {
  test('has no problem', async () => {
    expect(formatted(await checkRepository(ROOT))).toEqual([])
  })

  test('is looked at as a whole', () => {
    expect(actionFile(ROOT).path).toBe('action.yml')
    expect(workflowFiles(ROOT).map(({ path }) => path)).toEqual(
      expect.arrayContaining(['.github/workflows/ci.yml', 'examples/first-workflow.yml']),
    )
  })

  test('would have one, were an input of the first workflow misspelled', async () => {
    const path = 'examples/first-workflow.yml'
    const text = readFileSync(join(ROOT, path), 'utf8').replace('destroy: ${{', 'destory: ${{')
    const own = parseActionMetadata(readFileSync(join(ROOT, 'action.yml'), 'utf8'))
    expect(formatted(await checkWorkflow({ path, text }, own))).toEqual([
      expect.stringMatching(/^examples\/first-workflow\.yml:\d+:11 Invalid action input 'destory'$/),
    ])
  })
})

describe.each(['OWNER/zenlayer-teardown@v1', './', "'./'"])('uses: %s', (uses) => {
  test('takes the inputs of action.yml', async () => {
    expect(await problemsOf(workflow(`uses: ${uses}\nwith:\n  ids: a\n  destroy: true`))).toEqual([])
  })

  test('refuses an input that action.yml does not have', async () => {
    expect(await problemsOf(workflow(`uses: ${uses}\nwith:\n  ids: a\n  destory: true`))).toEqual([
      "examples/small.yml:9:11 Invalid action input 'destory'",
    ])
  })

  test('asks for a required input', async () => {
    expect(await problemsOf(workflow(`uses: ${uses} # all of it`))).toEqual([
      'examples/small.yml:6:9 Missing required input `ids`',
    ])
  })

  test('keeps the steps behind it where they are', async () => {
    const text = workflow(`uses: ${uses}\nwith: { ids: a }`, `uses: ${uses}\nwith: { ids: a, idz: b }`)
    expect(await problemsOf(text)).toEqual(["examples/small.yml:9:25 Invalid action input 'idz'"])
  })
})

describe('a workflow', () => {
  test('is checked anew under the same path', async () => {
    expect(await problemsOf('on: push\njobs: {}\n')).not.toEqual([])
    expect(await problemsOf(workflow('run: date'))).toEqual([])
  })

  test.each([
    ['an unknown key', workflow('runs: date'), /:6:9 Unexpected value 'runs'/],
    ['an unknown event', workflow('run: date').replace('push', 'pushed'), /:1:5 Unexpected value 'pushed'/],
    [
      'an unknown context',
      workflow('run: echo ${{ gihtub.sha }}'),
      /:6:19 Unrecognized named-value: 'gihtub'/,
    ],
    ['broken YAML', 'on: push\njobs: [', /^examples\/small\.yml:/],
  ])('with %s is refused', async (_, text, problem) => {
    expect(await problemsOf(text)).toContainEqual(expect.stringMatching(problem))
  })

  test('may use an action of others, whose inputs are not known here', async () => {
    expect(await problemsOf(workflow(`uses: some/action@${COMMIT} # v1.2.3\nwith:\n  any: thing`))).toEqual(
      [],
    )
  })

  test('has its problems in the order of its lines', async () => {
    const text = workflow(
      'uses: some/action@v1',
      'uses: ./\nwith: { ids: a, idz: b }',
      'uses: some/action@v2',
    )
    expect((await problemsOf(text)).map((problem) => problem.split(' ')[0])).toEqual([
      'examples/small.yml:6:15',
      'examples/small.yml:8:25',
      'examples/small.yml:9:15',
    ])
  })
})

describe('action.yml', () => {
  test('may be good', async () => {
    expect(await checkAction({ path: 'action.yml', text: ACTION })).toEqual([])
  })

  test.each([
    ['a misspelled key', ACTION.replace('inputs:', 'input:'), "action.yml:3:1 Unexpected value 'input'"],
    [
      'a key of another kind of action',
      `${ACTION}  image: Dockerfile\n`,
      "action.yml:21:3 Unexpected value 'image'",
    ],
    [
      'no entry point',
      ACTION.replace(/ {2}main: .*\n/, ''),
      "action.yml:19:3 'main' is required for Node.js actions (using: node24)",
    ],
  ])('with %s is refused', async (_, text, problem) => {
    expect(formatted(await checkAction({ path: 'action.yml', text }))).toContain(problem)
  })

  test('is not held against the workflows while it is broken itself', async () => {
    const root = writeRepository({
      'action.yml': ACTION.replace('inputs:', 'input:'),
      '.github/workflows/ci.yml': workflow('uses: ./\nwith: { ids: a }'),
      'examples/small.yml': workflow('run: date'),
    })
    expect(formatted(await checkRepository(root))).toEqual(["action.yml:3:1 Unexpected value 'input'"])
  })
})

describe('npm run check-workflows', () => {
  function run(root: string) {
    const script = join(ROOT, 'scripts/check-workflows.ts')
    return spawnSync(process.execPath, [script, root], { encoding: 'utf8' })
  }

  const good = {
    'action.yml': ACTION,
    '.github/workflows/ci.yml': workflow('uses: ./\nwith: { ids: a }'),
    'examples/small.yml': workflow('uses: OWNER/zenlayer-teardown@v1\nwith: { ids: a }'),
    'examples/notes.txt': 'not a workflow',
  }

  test('is content with a good repository', () => {
    const { status, stderr } = run(writeRepository(good))
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })

  test('prints each problem and fails', () => {
    const bad = {
      ...good,
      '.github/workflows/ci.yml': workflow('uses: ./\nwith: { idz: a, ids: b }', 'uses: some/action@v1'),
    }
    const { status, stderr } = run(writeRepository(bad))
    expect(stderr.trimEnd().split('\n')).toEqual([
      ".github/workflows/ci.yml:7:17 Invalid action input 'idz'",
      ".github/workflows/ci.yml:8:15 'some/action@v1' is not pinned to a full commit",
    ])
    expect(status).toBe(1)
  })
})
