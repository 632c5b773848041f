import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { parseInputs, secretsIn, type Environment, type Inputs, type Problem } from '../src/inputs.ts'
import { KINDS, RESOURCE_TYPES } from '../src/resources/index.ts'
import { CHARACTER } from './support/character.ts'

type Given = Readonly<Record<string, string>>

const KEY = { 'access-key-id': 'AKID-1', 'access-key-password': 'pass-word-1' }
const PORT = { ...KEY, 'resource-type': 'port', ids: 'p-1' }

const parse = (given: Given, env: Environment = {}) => parseInputs((name) => given[name] ?? '', env)

/** What the inputs come to; a test in which they are refused fails. */
function accept(given: Given, env?: Environment): Inputs {
  const result = parse(given, env)
  if ('problems' in result) throw new Error(JSON.stringify(result.problems))
  return result.inputs
}

/** Why the inputs are refused; a test in which they are not fails. */
function refuse(given: Given, env?: Environment): readonly Problem[] {
  const result = parse(given, env)
  if ('inputs' in result) throw new Error(`accepted: ${JSON.stringify(result.inputs)}`)
  return result.problems
}

/** The one problem there is, by input name and message. */
function problem(given: Given, env?: Environment): string {
  const problems = refuse(given, env)
  expect(problems).toHaveLength(1)
  return problems.map(({ input, message }) => `${input}: ${message}`).join()
}

const FAMILIES = [...RESOURCE_TYPES].filter(([type, kinds]) => kinds.every((kind) => kind.type !== type))
const IN_FAMILIES = FAMILIES.flatMap(([, kinds]) => kinds.map((kind) => kind.type))
const TYPES = [
  ...FAMILIES.map(([type, kinds]) => `${type} (${kinds.map((kind) => kind.type).join(', ')})`),
  ...KINDS.map((kind) => kind.type).filter((type) => !IN_FAMILIES.includes(type)),
].join(', ')

const labels = (inputs: Inputs) => inputs.targets.map(({ type, id }) => `${type}/${id}`)

describe('the defaults', () => {
  it('are those of the contract', () => {
    const { targets, ...inputs } = accept(KEY)
    expect(targets).toEqual([])
    expect(inputs).toEqual({
      title: 'Zenlayer Teardown',
      emptyLists: [],
      credential: { type: 'key', id: 'AKID-1', password: 'pass-word-1' },
      origin: 'https://console.zenlayer.com',
      host: 'console.zenlayer.com',
      selectFrom: undefined,
      criteria: { tags: [], name: undefined, resourceGroupId: undefined, olderThanMs: undefined },
      guards: { maxResources: undefined, expectName: undefined, protect: [] },
      goal: 'recycled',
      wait: true,
      waitTimeoutMs: 1_800_000,
      pollIntervalMs: 10_000,
      concurrency: 8,
      dryRun: false,
      cascade: false,
      ifMissing: 'warn',
      ifLeftBehind: 'warn',
      ifEmpty: 'error',
      ifNothingSelected: 'success',
      github: { token: '', comment: false, pullRequest: undefined, deactivateEnvironment: undefined },
      proxy: { https: undefined, none: undefined },
    })
  })

  it('hold for inputs of nothing but whitespace', () => {
    const blank = Object.fromEntries(
      ['endpoint', 'destroy', 'wait', 'wait-timeout', 'poll-interval', 'concurrency', 'dry-run', 'ids'].map(
        (name) => [name, ' \n '],
      ),
    )
    expect(accept({ ...KEY, ...blank })).toEqual(accept(KEY))
  })
})

describe('a switch', () => {
  it.each([
    ['true', true],
    ['True', true],
    ['TRUE', true],
    [' true\n', true],
    ['false', false],
    ['False', false],
    ['FALSE', false],
  ])('reads %j as %s', (value, expected) => {
    const inputs = accept({ ...KEY, destroy: value, wait: value, 'dry-run': value })
    expect([inputs.goal === 'destroyed', inputs.wait, inputs.dryRun]).toEqual([expected, expected, expected])
  })

  it.each([
    ['yes', 'Write `true`.'],
    ['No', 'Write `false`.'],
    ['ON', 'Write `true`.'],
    ['off', 'Write `false`.'],
    ['1', 'Write `true`.'],
    ['0', 'Write `false`.'],
    ['y', 'Write `true`.'],
    ['tRue', 'Write `true`.'],
    ['"true"', 'Write `true`, without quotes.'],
    ["'no'", 'Write `false`, without quotes.'],
    ['null', 'Write `true` or `false`.'],
    ['maybe', 'Write `true` or `false`.'],
  ])('does not guess at %s, and says what to write', (value, fix) => {
    expect(problem({ ...KEY, destroy: value })).toBe(
      `destroy: \`${value}\` is neither true nor false. ${fix}`,
    )
  })

  it.each([
    ['ture', 'true'],
    ['flase', 'false'],
  ])('suggests what %s may have meant', (value, meant) => {
    expect(problem({ ...KEY, wait: value })).toContain(`Did you mean \`${meant}\`?`)
  })
})

describe('a duration', () => {
  it.each([
    ['wait-timeout', '90', 90_000],
    ['wait-timeout', '1h30m', 5_400_000],
    ['wait-timeout', '1s', 1000],
    ['wait-timeout', '120h', 432_000_000],
    ['wait-timeout', '5 minutes', 300_000],
    ['wait-timeout', '1 day', 86_400_000],
    ['poll-interval', '30 sec', 30_000],
    ['poll-interval', '500ms', 500],
    ['poll-interval', '100ms', 100],
    ['poll-interval', '1h', 3_600_000],
  ])('%s takes %s', (name, value, ms) => {
    const inputs = accept({ ...KEY, [name]: value })
    expect(name === 'wait-timeout' ? inputs.waitTimeoutMs : inputs.pollIntervalMs).toBe(ms)
  })

  it.each([
    ['wait-timeout', '0', 'is out of range: 1s to 120h.'],
    ['wait-timeout', '999ms', 'is out of range: 1s to 120h.'],
    ['wait-timeout', '121h', 'is out of range: 1s to 120h.'],
    ['poll-interval', '99ms', 'is out of range: 100ms to 1h.'],
    ['poll-interval', '2h', 'is out of range: 100ms to 1h.'],
    [
      'poll-interval',
      '10x',
      'is not a duration. Write seconds, or whole numbers with units: 90, 90s, 15m, 1h30m, 5 minutes, 1 day.',
    ],
    [
      'wait-timeout',
      '-5',
      'is not a duration. Write seconds, or whole numbers with units: 90, 90s, 15m, 1h30m, 5 minutes, 1 day.',
    ],
    [
      'wait-timeout',
      'forever',
      'is not a duration. Write seconds, or whole numbers with units: 90, 90s, 15m, 1h30m, 5 minutes, 1 day.',
    ],
  ])('%s refuses %s', (name, value, why) => {
    expect(problem({ ...KEY, [name]: value })).toBe(`${name}: \`${value}\` ${why}`)
  })
})

describe('the concurrency', () => {
  it.each([
    ['1', 1],
    ['8', 8],
    ['32', 32],
    ['08', 8],
  ])('takes %s', (value, expected) => {
    expect(accept({ ...KEY, concurrency: value }).concurrency).toBe(expected)
  })

  it.each(['0', '33', '-1', '1.5', '8.0', '10x', '1e1', '0x8', '٨', 'eight', '99999999999999999999'])(
    'refuses %s',
    (value) => {
      expect(problem({ ...KEY, concurrency: value })).toBe(
        `concurrency: \`${value}\` is not a whole number from 1 to 32.`,
      )
    },
  )
})

describe('a policy', () => {
  it.each(['success', 'warn', 'error'] as const)('takes %s', (value) => {
    const inputs = accept({ ...KEY, 'if-missing': value, 'if-empty': value, 'if-left-behind': value })
    const { ifMissing, ifEmpty, ifNothingSelected, ifLeftBehind } = inputs
    expect([ifMissing, ifEmpty, ifNothingSelected, ifLeftBehind]).toEqual([value, value, value, value])
  })

  it.each(['if-missing', 'if-empty', 'if-left-behind'])(
    '%s refuses what it does not know, and suggests',
    (name) => {
      expect(problem({ ...KEY, [name]: 'ignore' })).toBe(
        `${name}: \`ignore\` is not one of success, warn, error.`,
      )
      expect(problem({ ...KEY, [name]: 'Warn' })).toContain('Did you mean `warn`?')
      expect(problem({ ...KEY, [name]: 'sucess' })).toContain('Did you mean `success`?')
    },
  )
})

describe('the endpoint', () => {
  it.each([
    ['https://console.zenlayer.com', 'https://console.zenlayer.com', 'console.zenlayer.com'],
    ['https://console.zenlayer.com/', 'https://console.zenlayer.com', 'console.zenlayer.com'],
    ['https://console.zenlayer.com:443', 'https://console.zenlayer.com', 'console.zenlayer.com'],
    ['https://console.zenlayer.com:8443', 'https://console.zenlayer.com:8443', 'console.zenlayer.com:8443'],
    ['HTTPS://Console.Zenlayer.COM', 'https://console.zenlayer.com', 'console.zenlayer.com'],
    ['https://[2001:db8::1]:8443', 'https://[2001:db8::1]:8443', '[2001:db8::1]:8443'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080', '127.0.0.1:8080'],
    ['http://127.0.0.1:80', 'http://127.0.0.1', '127.0.0.1'],
    ['http://127.1.2.3:8080', 'http://127.1.2.3:8080', '127.1.2.3:8080'],
    ['http://127.123.213.254:8080', 'http://127.123.213.254:8080', '127.123.213.254:8080'],
    ['http://localhost:8080', 'http://localhost:8080', 'localhost:8080'],
    ['http://[::1]:8080', 'http://[::1]:8080', '[::1]:8080'],
  ])('%s is %s, and %s on the wire', (endpoint, origin, host) => {
    const inputs = accept({ ...KEY, endpoint })
    expect([inputs.origin, inputs.host]).toEqual([origin, host])
  })

  it.each([
    'http://console.zenlayer.com',
    'http://127.0.0.1.evil.com',
    'http://127.0.0.1.evil.com:8080',
    'http://localhost.evil.com',
    'http://evil.com#127.0.0.1',
    'http://localhost.',
    'http://0.0.0.0:8080',
    'http://[::]:8080',
    'http://[::ffff:127.0.0.1]',
    'http://10.0.0.1',
    'http://169.254.169.254',
    'http://128.0.0.1',
    'ftp://127.0.0.1',
    'file:///etc/passwd',
    'data:text/plain,x',
    'javascript:alert(1)',
    'blob:https://console.zenlayer.com/x',
    'ws://127.0.0.1',
  ])('%s is refused: not https, and no loopback over http', (endpoint) => {
    expect(problem({ ...KEY, endpoint })).toBe(
      `endpoint: \`${endpoint}\` is not https; http is accepted for a loopback host only. Write an origin such as https://console.zenlayer.com.`,
    )
  })

  it.each([
    'https://console.zenlayer.com/api/v2',
    'https://console.zenlayer.com/?region=x',
    'https://console.zenlayer.com/#top',
    'http://127.0.0.1:8080/api',
    'https://console.zenlayer.com\\evil',
  ])('%s is refused: it contains more than an origin', (endpoint) => {
    expect(problem({ ...KEY, endpoint })).toMatch(/^endpoint: `.*` contains more than an origin\./)
  })

  it.each(['console.zenlayer.com', 'https://', 'https://con sole', 'https://x:99999', '//x', 'not a url'])(
    '%s is refused: it is no URL',
    (endpoint) => {
      expect(problem({ ...KEY, endpoint })).toMatch(/^endpoint: `.*` is not a URL\./)
    },
  )

  it.each([
    'https://user:hunter22@console.zenlayer.com',
    'https://hunter22@console.zenlayer.com',
    'https://console.zenlayer.com@hunter22.example',
    'http://user:hunter22@console.zenlayer.com',
    'https://user:hunter22@',
    'user:hunter22@console.zenlayer.com',
    'https://user:hunter22@console.zenlayer.com/path',
  ])('with a password in it is refused without telling it: %s', (endpoint) => {
    const told = problem({ ...KEY, endpoint })
    expect(told).toMatch(/^endpoint: It /)
    expect(told).not.toContain('hunter22')
  })

  it.each(['https://user@a.example', 'https://:hunter22@a.example', 'https://user:hunter22@a.example'])(
    'with a user name or a password alone is told to hold one: %s',
    (endpoint) => {
      expect(problem({ ...KEY, endpoint })).toMatch(/^endpoint: It contains a user name or password\./)
    },
  )

  it('is never sent to in the clear beyond this machine, nor with a path or a password, whatever it is', () => {
    const part = fc.constantFrom(
      'http:',
      'https:',
      '//',
      '/',
      '127.0.0.1',
      'localhost',
      '[::1]',
      '@',
      ':',
      '.',
      '#',
      '?',
      '\\',
      'evil.com',
      '8080',
      '%40',
      '\t',
      'u:p',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.string(),
          fc.array(part).map((parts) => parts.join('')),
        ),
        (endpoint) => {
          const result = parse({ ...KEY, endpoint })
          if ('problems' in result) return
          const { origin, host } = result.inputs
          const url = new URL(origin)
          expect([url.origin, url.host, url.username, url.password]).toEqual([origin, host, '', ''])
          expect(
            url.protocol === 'https:' || /^(localhost|\[::1\]|127(\.\d{1,3}){3})$/.test(url.hostname),
          ).toBe(true)
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('the credential', () => {
  const PROVIDER = {
    ZENLAYERCLOUD_ACCESS_KEY_ID: 'AKID-provider',
    ZENLAYERCLOUD_ACCESS_KEY_PASSWORD: 'password-provider',
  }
  const CLI = { ZENLAYER_ACCESS_KEY_ID: 'AKID-cli', ZENLAYER_ACCESS_KEY_SECRET: 'secret-cli' }
  const ENV_TOKEN = { ZENLAYER_TOKEN: 'token-env' }
  const key = (id: string, password: string) => ({ type: 'key', id, password })
  const token = (value: string) => ({ type: 'token', token: value })

  it.each<[string, Given, Environment, object]>([
    ['the key of the inputs', KEY, {}, key('AKID-1', 'pass-word-1')],
    ['the token of the inputs', { 'bearer-token': 'token-of-inputs' }, {}, token('token-of-inputs')],
    ["the Terraform provider's variables", {}, PROVIDER, key('AKID-provider', 'password-provider')],
    ["the CLI's variables", {}, CLI, key('AKID-cli', 'secret-cli')],
    ["the CLI's token", {}, ENV_TOKEN, token('token-env')],
    [
      'the inputs before any variable',
      KEY,
      { ...PROVIDER, ...CLI, ...ENV_TOKEN },
      key('AKID-1', 'pass-word-1'),
    ],
    [
      'a token of the inputs before a key of variables',
      { 'bearer-token': 'token-of-inputs' },
      { ...PROVIDER, ...CLI },
      token('token-of-inputs'),
    ],
    [
      "the provider's variables before the CLI's",
      {},
      { ...CLI, ...PROVIDER, ...ENV_TOKEN },
      key('AKID-provider', 'password-provider'),
    ],
    ['a key before a token among variables', {}, { ...CLI, ...ENV_TOKEN }, key('AKID-cli', 'secret-cli')],
    ['variables without the whitespace around', {}, { ZENLAYER_TOKEN: ' token-env\n' }, token('token-env')],
    [
      'variables that are set, not those that are empty',
      {},
      { ZENLAYERCLOUD_ACCESS_KEY_ID: '', ZENLAYERCLOUD_ACCESS_KEY_PASSWORD: ' ', ...CLI },
      key('AKID-cli', 'secret-cli'),
    ],
    // action.yml gives a default to each of the two.
    [
      'an id of the inputs with the password of the variables',
      { 'access-key-id': 'AKID-1' },
      PROVIDER,
      key('AKID-1', 'password-provider'),
    ],
  ])('comes from %s', (_where, given, env, credential) => {
    expect(accept(given, env).credential).toEqual(credential)
  })

  it('is missed with a word on why secrets may be empty', () => {
    const told = problem({})
    expect(told).toMatch(/^access-key-id: No credentials are set\./)
    expect(told).toMatch(/ZENLAYERCLOUD_ACCESS_KEY_ID and ZENLAYERCLOUD_ACCESS_KEY_PASSWORD/)
    expect(told).toMatch(/fork or Dependabot/)
  })

  it.each<[string, Given, Environment, string]>([
    [
      'id alone',
      { 'access-key-id': 'AKID-1' },
      {},
      'access-key-password: The id of an access key is set, but not its password.',
    ],
    [
      'password alone',
      { 'access-key-password': 'hunter22' },
      {},
      'access-key-id: The password of an access key is set, but not its id.',
    ],
    [
      'id of a variable alone',
      {},
      { ZENLAYERCLOUD_ACCESS_KEY_ID: 'A' },
      'access-key-password: The id of an access key is set, but not its password.',
    ],
    [
      'password of a variable alone',
      {},
      { ZENLAYER_ACCESS_KEY_SECRET: 'hunter22' },
      'access-key-id: The password of an access key is set, but not its id.',
    ],
    [
      'half of one pair of variables, though the other pair is whole',
      {},
      { ZENLAYERCLOUD_ACCESS_KEY_ID: 'AKID-provider', ...CLI },
      'access-key-password: The id of an access key is set, but not its password.',
    ],
    [
      'halves of two pairs of variables',
      {},
      { ZENLAYERCLOUD_ACCESS_KEY_ID: 'A', ZENLAYER_ACCESS_KEY_SECRET: 'hunter22' },
      'access-key-password: The id of an access key is set, but not its password.',
    ],
    [
      'key and token',
      { ...KEY, 'bearer-token': 'token-of-inputs' },
      {},
      'bearer-token: Both an access key and a bearer token are set. Set only one of them.',
    ],
  ])('is refused as %s', (_what, given, env, told) => {
    expect(problem(given, env)).toBe(told)
  })

  it.each([
    ['access-key-id', { ...KEY, 'access-key-id': 'AKID\r\nX-Evil: 1' }],
    ['access-key-id', { ...KEY, 'access-key-id': 'AKID 1' }],
    ['access-key-id', { ...KEY, 'access-key-id': 'AKID, Signature=x' }],
    ['access-key-id', { ...KEY, 'access-key-id': 'AKID,Signature=x' }],
    ['access-key-id', { ...KEY, 'access-key-id': 'ÄKID' }],
    ['bearer-token', { 'bearer-token': 'tok\r\nX-Evil: 1' }],
    ['bearer-token', { 'bearer-token': 'tok en' }],
    ['bearer-token', { 'bearer-token': 'tökén' }],
  ])('cannot break out of its header: %s of %j', (input, given) => {
    const [told] = refuse(given)
    expect(told?.input).toBe(input)
    expect(told?.message).toMatch(/contains whitespace or invalid characters\.$/)
  })

  it('may have any password, since only its hash leaves the machine', () => {
    const password = 'pä ss\tword 密码'
    expect(accept({ ...KEY, 'access-key-password': password }).credential).toEqual(key('AKID-1', password))
  })
})

describe('a secret', () => {
  it('is found wherever it may stand, so that it can be masked before anything is printed', () => {
    const given: Given = { ...KEY, 'bearer-token': 'token-of-inputs' }
    const env = {
      ZENLAYERCLOUD_ACCESS_KEY_PASSWORD: 'password-provider\n',
      ZENLAYER_ACCESS_KEY_SECRET: 'secret-cli',
      ZENLAYER_TOKEN: 'token-env',
      HTTPS_PROXY: 'http://user:p%40ss-proxy@proxy.example:3128',
      https_proxy: 'http://user:lower-proxy@proxy.example:3128',
    }
    expect(secretsIn((name) => given[name] ?? '', env).toSorted()).toEqual(
      [
        'pass-word-1',
        'token-of-inputs',
        'password-provider',
        'secret-cli',
        'token-env',
        'p%40ss-proxy',
        'p@ss-proxy',
        'lower-proxy',
      ].toSorted(),
    )
  })

  it('is never the empty string, which would mask between all letters', () => {
    expect(secretsIn(() => '', { ZENLAYER_TOKEN: ' ', HTTPS_PROXY: 'http://proxy.example:3128' })).toEqual([])
  })

  it('is never an id: ids stay readable', () => {
    const given: Given = { 'access-key-id': 'AKID-1', ids: 'p-1' }
    expect(secretsIn((name) => given[name] ?? '', { ZENLAYERCLOUD_ACCESS_KEY_ID: 'AKID-2' })).toEqual([])
  })

  it('is found in a proxy that is no URL, or badly written, without an exception', () => {
    const env = { HTTPS_PROXY: 'not a url', https_proxy: 'http://user:%E0%A4%A@proxy.example' }
    expect(secretsIn(() => '', env)).toEqual(['%E0%A4%A'])
  })

  it('is never told in a problem, whatever is wrong', () => {
    const secret = fc.string({ unit: CHARACTER, minLength: 6, maxLength: 20 }).map((text) => `s3cr3t${text}`)
    const wrong = fc.record(
      {
        'access-key-id': fc.constantFrom('', 'AKID-1', 'AKID 1'),
        'access-key-password': secret,
        'bearer-token': secret,
        endpoint: secret.map((text) => `https://user:${encodeURIComponent(text.toWellFormed())}@x`),
        destroy: fc.constantFrom('maybe', ''),
        ids: fc.constantFrom('!!', ''),
      },
      { requiredKeys: [] },
    )
    const env = fc.record(
      {
        ZENLAYERCLOUD_ACCESS_KEY_PASSWORD: secret,
        ZENLAYER_ACCESS_KEY_SECRET: secret,
        ZENLAYER_TOKEN: secret,
        HTTPS_PROXY: secret,
        https_proxy: secret.map((text) => `socks5://user:${encodeURIComponent(text.toWellFormed())}@x`),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(wrong, env, (given, environment) => {
        const result = parse(given, environment)
        const told = 'problems' in result ? JSON.stringify(result.problems) : ''
        expect(told).not.toContain('s3cr3t')
      }),
      { numRuns: 1000 },
    )
  })
})

describe('the proxy', () => {
  it.each<[string, Environment, object]>([
    ['HTTPS_PROXY', { HTTPS_PROXY: 'http://proxy.example:3128' }, { https: 'http://proxy.example:3128' }],
    [
      'https_proxy first',
      { https_proxy: 'http://lower.example', HTTPS_PROXY: 'http://upper.example' },
      { https: 'http://lower.example' },
    ],
    [
      'what is set, not what is empty',
      { https_proxy: '', HTTPS_PROXY: 'https://upper.example' },
      { https: 'https://upper.example' },
    ],
    ['none, when both are empty', { https_proxy: ' ', HTTPS_PROXY: '' }, { https: undefined }],
    ['none, for HTTP_PROXY alone', { HTTP_PROXY: 'http://proxy.example' }, { https: undefined }],
    ['NO_PROXY', { NO_PROXY: 'a,b' }, { none: 'a,b' }],
    ['no_proxy first', { no_proxy: 'a', NO_PROXY: 'b' }, { none: 'a' }],
  ])('comes from %s', (_where, env, expected) => {
    expect(accept(KEY, env).proxy).toMatchObject(expected)
  })

  it.each([
    'proxy.example:3128',
    'not a url',
    'ftp://proxy.example',
    'socks5://user:hunter22@proxy.example',
    'http://proxy.example/?x=hunter22',
    'http://proxy.example/#hunter22',
    'http://user:hunter22%E0@proxy.example',
    'http://%E0:hunter22@proxy.example',
  ])('is refused before anything is sent when it is no URL of a proxy: %s', (value) => {
    const told = problem(KEY, { HTTPS_PROXY: value })
    expect(told).toMatch(/HTTPS_PROXY is not a URL such as http:\/\/proxy\.example:3128/)
    expect(told).not.toContain('hunter22')
  })
})

describe('the targets', () => {
  it.each<[string, Given, readonly string[]]>([
    [
      'ids of a kind',
      { 'resource-type': 'port', ids: 'p-1, p-2\np-3' },
      ['port/p-1', 'port/p-2', 'port/p-3'],
    ],
    ['ids of a family', { 'resource-type': 'instance', ids: 'i-1' }, ['instance/i-1']],
    ['ids as JSON', { 'resource-type': 'eip', ids: '["e-1", "e-2"]' }, ['eip/e-1', 'eip/e-2']],
    [
      'resources of several kinds',
      { resources: 'port/p-1\nvm-instance/1, bmc-eip/e-1' },
      ['port/p-1', 'vm-instance/1', 'bmc-eip/e-1'],
    ],
    ['resources as JSON', { resources: '["port/p-1", "eip/e-1"]' }, ['port/p-1', 'eip/e-1']],
    [
      'both, ids first',
      { 'resource-type': 'port', ids: 'p-1', resources: 'bmc-instance/b-1' },
      ['port/p-1', 'bmc-instance/b-1'],
    ],
    ['none', {}, []],
    ['a type without ids', { 'resource-type': 'port' }, []],
    ['lists of nothing but comments', { 'resource-type': 'port', ids: '# none', resources: '# none' }, []],
  ])('come from %s', (_where, given, expected) => {
    expect(labels(accept({ ...KEY, ...given }))).toEqual(expected)
  })

  it('know the kinds that their type may mean', () => {
    const { targets } = accept({ ...KEY, resources: 'instance/1 vm-instance/1 eip/1' })
    expect(targets.map(({ kinds }) => kinds.map(({ type }) => type))).toEqual([
      ['vm-instance', 'bmc-instance', 'zec-instance'],
      ['vm-instance'],
      ['bmc-eip', 'zec-eip'],
    ])
  })

  it('merge duplicates, in the order of their first mention', () => {
    const given = {
      'resource-type': 'port',
      ids: 'p-1,p-2,p-1',
      resources: 'port/p-3 port/p-2 vm-instance/p-1',
    }
    expect(labels(accept({ ...KEY, ...given }))).toEqual([
      'port/p-1',
      'port/p-2',
      'port/p-3',
      'vm-instance/p-1',
    ])
  })

  it.each(['a', '0', 'p-1', 'A.b_c:d-e', '123456789012345678901234567890', 'x'.repeat(128), 'a..b'])(
    'take %s for an id',
    (id) => {
      expect(labels(accept({ ...KEY, 'resource-type': 'port', ids: id }))).toEqual([`port/${id}`])
    },
  )

  it.each([
    '-rf',
    '.hidden',
    '_a',
    ':a',
    'a/b',
    '../etc',
    'a;b',
    'a*',
    'a"b',
    "a'b",
    'ä',
    'a\u200bb',
    '１２',
    'x'.repeat(129),
    '${{x}}',
    'a@b',
    '%61',
    '*',
  ])('do not take %s for an id, in either input', (id) => {
    expect(problem({ ...KEY, 'resource-type': 'port', ids: id })).toMatch(/^ids: `.*` is not an id: /)
    expect(problem({ ...KEY, resources: `port/${id}` })).toMatch(/^resources: `.*` is not an id: /)
  })

  it('do not take a JSON string with a blank or a line break in it for an id', () => {
    expect(problem({ ...KEY, 'resource-type': 'port', ids: '["a b", "a\\nb"]' })).toMatch(
      /^ids: `a b`, `a b` are not ids/,
    )
  })

  it('name five bad ids and count the rest', () => {
    expect(problem({ ...KEY, 'resource-type': 'port', ids: '!1 !2 !3 !4 !5' })).toMatch(
      /^ids: `!1`, `!2`, `!3`, `!4`, `!5` are not ids: /,
    )
    const told = problem({ ...KEY, 'resource-type': 'port', ids: '!1 !2 !3 !4 !5 !6 !7 ok !1' })
    expect(told).toMatch(/^ids: `!1`, `!2`, `!3`, `!4`, `!5` and 2 more are not ids: /)
  })

  it('tell a bad id as data: on one line, cut, out of its quotes', () => {
    const told = problem({
      ...KEY,
      'resource-type': 'port',
      ids: JSON.stringify([`a\`b\n::error::\u202e${'x'.repeat(500)}`]),
    })
    expect(told).toMatch(/^ids: `a'b ::error:: x+…` is not an id/)
    expect(told.length).toBeLessThan(300)
  })

  it('need a type for their ids', () => {
    expect(problem({ ...KEY, ids: 'p-1' })).toBe(
      `resource-type: It is required with \`ids\`. Accepted: ${TYPES}.`,
    )
  })

  it.each([
    ['vm-instances', 'vm-instance'],
    ['Port', 'port'],
    ['bmc_eip', 'bmc-eip'],
  ])('suggest a type near to %s', (type, near) => {
    const message = `\`${type}\` is not a resource type. Did you mean \`${near}\`? Accepted: ${TYPES}`
    expect(problem({ ...KEY, 'resource-type': type, ids: '1' })).toBe(`resource-type: ${message}, all.`)
    expect(problem({ ...KEY, resources: `${type}/1` })).toBe(`resources: ${message}.`)
  })

  it('refuse a type that is near to none', () => {
    expect(problem({ ...KEY, resources: 'bucket/1' })).toBe(
      `resources: \`bucket\` is not a resource type. Accepted: ${TYPES}.`,
    )
  })

  it.each(['constructor', '__proto__', 'toString'])(
    'refuse a type that JavaScript happens to know: %s',
    (type) => {
      expect(problem({ ...KEY, resources: `${type}/1` })).toContain('is not a resource type')
    },
  )

  it('refuse a reference without a type', () => {
    expect(problem({ ...KEY, resources: '123' })).toBe(
      'resources: `123` has no type. Write type/id, such as vm-instance/123.',
    )
    expect(problem({ ...KEY, resources: '1 2' })).toContain('`1`, `2` have no type.')
  })

  it.each(['port/', '/p-1', '/'])('refuse a reference of which half is missing: %s', (reference) => {
    expect(refuse({ ...KEY, resources: reference }).every(({ input }) => input === 'resources')).toBe(true)
  })

  it.each([
    ['ids', '["a"', 'Write ids separated by commas, whitespace or newlines, or a JSON array of strings.'],
    ['resources', '[1]', 'Write one `type/id` per line, or separate them by commas, or write a JSON array.'],
  ])('say how %s are written when they cannot be read', (name, value, form) => {
    const told = problem({ ...KEY, 'resource-type': 'port', [name]: value })
    expect(told.startsWith(`${name}: It cannot be read: it`)).toBe(true)
    expect(told.endsWith(form)).toBe(true)
  })

  it('are the same when an output of an earlier run is fed back as JSON', () => {
    const references = ['port/p-1', 'vm-instance/1', 'bmc-eip/e-1']
    expect(labels(accept({ ...KEY, resources: JSON.stringify(references) }))).toEqual(references)
  })

  it('take ten thousand', () => {
    const ids = Array.from({ length: 10_000 }, (_, index) => `i-${index}`)
    expect(accept({ ...KEY, 'resource-type': 'instance', ids: ids.join('\n') }).targets).toHaveLength(10_000)
  })
})

describe('every problem', () => {
  it('is told at once, by its input', () => {
    const problems = refuse({
      'access-key-id': 'AKID-1',
      endpoint: 'http://example.com',
      'resource-type': 'ports',
      ids: '!!',
      resources: 'image/1 port/?? bare',
      destroy: 'yes',
      wait: 'no',
      'wait-timeout': 'long',
      'poll-interval': '1ms',
      concurrency: '99',
      'dry-run': '1',
      'if-missing': 'ignore',
      'if-empty': 'ignore',
    })
    const told = problems.map(({ input }) => input)
    expect(new Set(told)).toEqual(
      new Set([
        'access-key-password',
        'endpoint',
        'resource-type',
        'ids',
        'resources',
        'destroy',
        'wait',
        'wait-timeout',
        'poll-interval',
        'concurrency',
        'dry-run',
        'if-missing',
        'if-empty',
      ]),
    )
    // No type, no such type, and no id: three of one input.
    expect(told.filter((input) => input === 'resources')).toHaveLength(3)
  })

  it('of ids is told although their type is missing, too', () => {
    const problems = refuse({ ...KEY, ids: '!!' })
    expect(problems.map(({ input }) => input).toSorted()).toEqual(['ids', 'resource-type'])
  })

  it('of several unknown types is told in one message', () => {
    expect(problem({ ...KEY, resources: 'image/1 bucket/1 image/2' })).toMatch(
      /^resources: `image` is not a resource type\. Also unknown: `bucket`\. Accepted: .*\.$/,
    )
    expect(problem({ ...KEY, resources: 'image/1 bucket/1 cluster/1' })).toMatch(
      / Also unknown: `bucket`, `cluster`\. Accepted: /,
    )
    expect(problem({ ...KEY, resources: 'image/1 image/2' })).not.toContain('Also unknown')
  })

  it('of ten thousand references of unknown types does not make ten thousand messages', () => {
    const resources = Array.from({ length: 10_000 }, (_, index) => `kind${index}/1`).join('\n')
    expect(refuse({ ...KEY, resources }).length).toBeLessThan(20)
  })

  it('keeps to one short line', () => {
    const name = fc.constantFrom(
      'endpoint',
      'resource-type',
      'ids',
      'resources',
      'destroy',
      'wait-timeout',
      'concurrency',
      'if-missing',
    )
    const text = fc.oneof(
      fc.string({ unit: CHARACTER }),
      fc.string({ unit: fc.constantFrom('\n', '`', ':', '\u202e', 'a', '[') }),
    )
    fc.assert(
      fc.property(fc.dictionary(name, text), (given) => {
        const result = parse({ ...PORT, ...given })
        for (const { message } of 'problems' in result ? result.problems : []) {
          expect(message).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u)
          expect(message.length).toBeLessThan(1500)
          expect(message).toMatch(/[.?)]$/)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('is found, or the inputs are good, whatever was written: nothing is thrown', () => {
    const name = fc.constantFrom(
      ...Object.keys(PORT),
      'resources',
      'endpoint',
      'bearer-token',
      'wait',
      'concurrency',
    )
    fc.assert(
      fc.property(
        fc.dictionary(name, fc.string({ unit: CHARACTER })),
        fc.dictionary(
          fc.constantFrom('ZENLAYER_TOKEN', 'HTTPS_PROXY', 'NO_PROXY'),
          fc.string({ unit: CHARACTER }),
        ),
        (given, env) => {
          const result = parse(given, env)
          if ('problems' in result) expect(result.problems.length).toBeGreaterThan(0)
          else
            for (const { id, kinds } of result.inputs.targets) {
              expect(id).toMatch(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/)
              expect(kinds.length).toBeGreaterThan(0)
            }
        },
      ),
      { numRuns: 1000 },
    )
  })
})
