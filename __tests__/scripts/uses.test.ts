import { describe, expect, test } from '@jest/globals'
import { findUses, unpinned } from '../../scripts/uses.ts'
import { COMMIT, workflow } from './repository.ts'

describe('findUses', () => {
  test('finds steps and called workflows, with their place and comment', () => {
    const text = `jobs:
  called:
    uses: some/repository/.github/workflows/w.yml@v1
  small:
    steps:
      - name: second key
        uses: "some/action@v2"  # v2.0.0
`
    expect(findUses(text)).toEqual([
      expect.objectContaining({
        reference: 'some/repository/.github/workflows/w.yml@v1',
        line: 3,
        comment: '',
      }),
      expect.objectContaining({ reference: 'some/action@v2', line: 7, column: 15, comment: '# v2.0.0' }),
    ])
    const quoted = findUses(text)[1]
    expect(text.slice(quoted?.start, quoted?.end)).toBe('"some/action@v2"')
  })

  test('leaves alone what only looks alike', () => {
    const text = workflow(
      'run: |\n  echo "\n  uses: some/action@v1\n  "',
      'run: date\nenv:\n  uses: some/action@v1',
      'uses: ./\nwith:\n  uses: some/action@v1',
      '# uses: some/action@v1\nrun: date',
    )
    expect(findUses(text).map(({ reference }) => reference)).toEqual(['./'])
  })
})

describe('unpinned', () => {
  const messages = (step: string) =>
    unpinned({ path: 'ci.yml', text: workflow(step) }).map(({ message }) => message)

  test.each([
    `uses: some/action@${COMMIT} # v1`,
    `uses: some/action@${COMMIT} # v1.2.3`,
    `uses: some/action/folder@${COMMIT} # v1.2.3`,
    'uses: ./',
    'uses: ./.github/actions/own',
    'uses: OWNER/zenlayer-teardown@v1',
  ])('takes %s', (step) => {
    expect(messages(step)).toEqual([])
  })

  test.each([
    'some/action@v1',
    'some/action@main',
    'some/action',
    `some/action@${COMMIT.slice(0, 7)}`,
    `some/action@${COMMIT}0`,
    'docker://alpine:3',
    'OWNER/zenlayer-teardown@main',
    'OTHER/zenlayer-teardown@v1',
  ])('refuses %s, whatever the comment', (reference) => {
    expect(messages(`uses: ${reference} # v1.2.3`)).toEqual([`'${reference}' is not pinned to a full commit`])
  })

  test.each(['', ' # latest', ' # 1.2.3', ' # see v1.2.3'])(
    'wants a version behind the commit, not "%s"',
    (comment) => {
      expect(messages(`uses: some/action@${COMMIT}${comment}\nwith: {} # v1.2.3`)).toEqual([
        `'some/action@${COMMIT}' has no version comment such as '# v1.2.3' behind it`,
      ])
    },
  )

  test('says where', () => {
    expect(unpinned({ path: 'ci.yml', text: workflow('run: date', 'uses: some/action@v1') })).toEqual([
      { path: 'ci.yml', line: 7, column: 15, message: "'some/action@v1' is not pinned to a full commit" },
    ])
  })
})
