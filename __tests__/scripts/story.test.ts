// The story with programs of our own: what is asked of the program that has the SDK, and what fails when the SDK finds
// something else. `npm run story` runs the real ones.

import { describe, expect, test } from '@jest/globals'
import { holds } from '../../scripts/e2e/check.ts'
import { play, type Scene } from '../../scripts/story/play.ts'
import { createSdk, type Sdk } from '../../scripts/story/sdk.ts'
import { serve, Simulator } from '../../simulator/index.ts'

describe('the program that has the SDK', () => {
  async function withProgram<T>(program: string, ask: (sdk: Sdk) => Promise<T>): Promise<T> {
    const server = await serve(new Simulator())
    try {
      return await ask(createSdk([process.execPath, '--eval', program, '--'], server))
    } finally {
      await server.close()
    }
  }

  test('is asked by its arguments, and prints a resource on each line', async () => {
    const program = 'console.log(process.argv.slice(1).join("/")); console.log("zec-vpc/1")'
    expect(await withProgram(program, (sdk) => sdk.deploy('pr-7'))).toEqual(['deploy/pr-7', 'zec-vpc/1'])
    expect(await withProgram(program, (sdk) => sdk.list())).toEqual(['list', 'zec-vpc/1'])
    expect(await withProgram(program, (sdk) => sdk.tagged('pr-7'))).toEqual(['pr-7', '1'])
  })

  test('has the access key and no proxy', async () => {
    process.env['HTTP_PROXY'] = 'http://127.0.0.1:9'
    try {
      const names = 'console.log(Object.keys(process.env).join("\\n"))'
      const given = await withProgram(names, (sdk) => sdk.list())
      expect(given).toEqual(expect.arrayContaining(['ENDPOINT', 'KEY_ID', 'KEY_PASSWORD']))
      expect(given).not.toContain('HTTP_PROXY')
    } finally {
      delete process.env['HTTP_PROXY']
    }
  })

  test('is an error where it fails, with its last line', async () => {
    const program = 'console.error("first\\nlast"); process.exitCode = 1'
    await expect(withProgram(program, (sdk) => sdk.list())).rejects.toThrow(/ list failed: last$/)
  })
})

describe('the story', () => {
  /** What the environments consist of. */
  const environmentOf = (name: string): string[] => [
    ...['zec-vpc', 'zec-subnet', 'zec-security-group', 'key-pair', 'zlb-load-balancer'].map(
      (kind) => `${kind}/${name}`,
    ),
    ...['zec-instance', 'zec-nic', 'zec-disk'].flatMap((kind) => [1, 2].map((i) => `${kind}/${name}-${i}`)),
  ]
  const UNTAGGED = /^(zec-security-group|key-pair)\//

  /** A cloud in which each teardown does what the story expects, but for what `keeps` keeps. */
  function cloud(keeps: (label: string) => boolean = () => false) {
    let there: string[] = []
    const asked: Readonly<Record<string, string>>[] = []
    const sdk: Sdk = {
      deploy: (name) => {
        there.push(...environmentOf(name))
        return Promise.resolve(environmentOf(name))
      },
      list: () => Promise.resolve(there),
      tagged: (name) =>
        Promise.resolve(
          there
            .filter((label) => /^(zec-vpc|zec-instance|zlb-load-balancer)\//.test(label))
            .map((label) => label.slice(label.indexOf('/') + 1))
            .filter((id) => id === name || id.startsWith(`${name}-`)),
        ),
    }
    const means = (inputs: Readonly<Record<string, string>>, label: string): boolean => {
      const name = /pr-\d+/.exec(JSON.stringify(inputs))?.[0] ?? ''
      if (!environmentOf(name).includes(label)) return false
      if (inputs['tags'] !== undefined) return !UNTAGGED.test(label)
      return inputs['name'] === undefined || UNTAGGED.test(label)
    }
    const teardown: Parameters<typeof play>[1] = (inputs) => {
      asked.push(inputs)
      const gone = there.filter((label) => means(inputs, label))
      there = there.filter((label) => !gone.includes(label) || keeps(label))
      const results = gone
        .filter((label) => !label.startsWith('zec-nic/'))
        .map((label) => ({ type: label.split('/')[0], id: label.split('/')[1], outcome: 'destroyed' }))
      const outputs = { outcome: 'success', 'left-behind': '[]', results: JSON.stringify(results) }
      return Promise.resolve({ exitCode: 0, log: [], outputs, summary: '', resultsFile: undefined })
    }
    return { sdk, teardown, asked }
  }

  async function failuresOf({ sdk, teardown }: ReturnType<typeof cloud>): Promise<string[]> {
    const scenes: Scene[] = []
    for await (const scene of play(sdk, teardown)) scenes.push(scene)
    return scenes.flatMap(({ name, checks }) =>
      checks.filter((one) => !holds(one)).map(({ what }) => `${name}: ${what}`),
    )
  }

  test('asks for one environment by its VPC, one by its tag, and for the rest by name', async () => {
    const world = cloud()
    expect(await failuresOf(world)).toEqual([])
    expect(world.asked).toEqual([
      {
        resources: 'vpc/pr-7\nzec-security-group/pr-7\nkey-pair/pr-7',
        ...{ cascade: 'true', destroy: 'true' },
      },
      { 'resource-type': 'all', tags: 'preview=pr-8', cascade: 'true', destroy: 'true' },
      { 'resource-type': 'zec-security-group,key-pair', name: 'pr-8-*', destroy: 'true' },
    ])
  })

  test.each([
    [
      'zec-instance/pr-7-1',
      'by the VPC, the security group and the key pair: the tag service knows nothing of it',
    ],
    ['zec-vpc/pr-8', 'by the tag: the tag service knows nothing of it'],
    ['zec-nic/pr-7-2', 'by the tag: the SDK finds the neighbor, and what can have no tags'],
    ['key-pair/pr-8', 'what can have no tags, by its name: the SDK finds the neighbor, and nothing else'],
  ])('fails where the action says that all is gone and the SDK still finds %s', async (kept, failure) => {
    expect(await failuresOf(cloud((label) => label === kept))).toContain(failure)
  })
})
