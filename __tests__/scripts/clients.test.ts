// What the official clients are put through, and what is made of what their programs say. The programs here are a few
// lines of our own; `npm run clients` runs the real ones.

import { describe, expect, test } from '@jest/globals'
import { bodyFor } from '../../scripts/clients/bodies.ts'
import { KINDS } from '../../scripts/clients/kinds.ts'
import { livesFor, type Life } from '../../scripts/clients/lives.ts'
import { runProgram } from '../../scripts/clients/run.ts'
import { KINDS as SIMULATED } from '../../simulator/kinds.ts'

describe('what they are put through', () => {
  test.each(SIMULATED)('$name in every version', ({ name, versions }) => {
    const row = KINDS.find(({ kind }) => kind === name)
    expect(row?.versions).toEqual(Object.keys(versions))
  })

  test('every step of a kind, in order, until it is gone', () => {
    const life = (name: string): unknown => {
      const row = KINDS.find(({ kind }) => kind === name)
      return [row?.id, row?.name, row?.status, row?.live, ...(row?.writes ?? [])]
    }
    expect(life('port')).toEqual([
      ...['portId', 'portName', 'portStatus', 'RUNNING'],
      ['TerminatePort', 'portId', 'RECYCLED'],
      ['DestroyPort', 'portId', ''],
    ])
    expect(life('zec-eip')).toEqual([
      ...['eipId', 'name', 'status', 'BINDED'],
      ['UnassociateEipAddress', 'eipIds', 'UNBIND', 'failedEipIds'],
      ['DeleteEip', 'eipId', 'RECYCLED'],
      ['DeleteEip', 'eipId', ''],
    ])
    expect(life('zec-vpc')).toEqual(['vpcId', 'name', undefined, 'THERE', ['DeleteVpc', 'vpcId', '']])
    expect(life('bmc-eip')).toEqual(expect.arrayContaining([undefined, 'eipStatus']))
    for (const { writes } of KINDS) expect(writes.at(-1)?.[2]).toBe('')
  })

  test('with the key and with the token, and as a subscription that is only listed', () => {
    const lives = livesFor([]).filter(({ kind, version }) => kind === 'port' && version === '2026-04-01')
    expect(lives.map(({ name, proof, steps }) => [name, proof, steps.map((step) => step.until)])).toEqual([
      ['port of 2026-04-01 with the key', 'key', ['RUNNING', 'RECYCLED', '']],
      ['port of 2026-04-01 with the token', 'token', ['RUNNING', 'RECYCLED', '']],
      ['port of 2026-04-01 as a subscription', 'key', ['RUNNING']],
      ['port of 2026-04-01, made', 'key', ['RUNNING', 'RUNNING', 'RUNNING', 'RECYCLED', '']],
    ])
  })

  test('and made, renamed and tagged, in the newest version that the SDK has', () => {
    const made = (lacks: string[]): readonly Life[] => livesFor(lacks).filter(({ id }) => id === '')
    expect(made([]).map(({ kind }) => kind)).toEqual(KINDS.map(({ kind }) => kind))
    const [port] = made(['sdn 2026-04-01'])
    expect(port).toMatchObject({ version: '2023-08-30', says: { portName: 'port-made' } })
    expect(port?.steps.slice(0, 3)).toMatchObject([
      { make: { action: 'CreatePort', answer: 'portId', parameters: { portName: 'port-made' } } },
      {
        write: { action: 'ModifyPortAttribute', more: { portName: 'port-renamed' } },
        says: { portName: 'port-renamed' },
      },
      { write: { action: 'TagBindResources', service: 'zrm' } },
    ])
    expect(made(['zec 2025-09-01 CreateVpc']).map(({ kind }) => kind)).not.toContain('zec-vpc')
  })

  test('with a value for each parameter that the API requires', () => {
    for (const row of SIMULATED) {
      const [creation] = row.creations ?? []
      if (creation === undefined) throw new Error(`Nothing makes ${row.name}.`)
      const made = KINDS.find(({ kind }) => kind === row.name)?.make
      const given = [...Object.keys(made?.body ?? {}), creation.name]
      expect([row.name, creation.required.filter((name) => !given.includes(name))]).toEqual([row.name, []])
      expect(() => bodyFor(row, { ...creation, required: [...creation.required, 'newParameter'] })).toThrow(
        `${row.name} needs an example of the parameter newParameter of ${creation.action}.`,
      )
    }
  })

  test('but not with what the SDK has no package for', () => {
    const lives = livesFor(['sdn 2026-04-01'])
    expect(lives.filter(({ service, version }) => service === 'sdn' && version === '2026-04-01')).toEqual([])
    expect(lives.some(({ service, version }) => service === 'vm' && version === '2026-04-01')).toBe(true)
  })
})

describe('what their programs say', () => {
  const [life] = livesFor([]).filter(({ name }) => name.endsWith('as a subscription'))
  if (life === undefined) throw new Error('There is no such life.')
  const lives: readonly Life[] = [life]
  const WELL = [
    'ok every call was signed, or had the token, as it should',
    'ok every resource is where its last step led',
  ]

  async function told(program: string, all = lives): Promise<string[]> {
    const lines: string[] = []
    await runProgram([process.execPath, '--eval', program], all, (line) => lines.push(line))
    return lines
  }

  test('is told line by line, and then what the simulator saw', async () => {
    expect(await told('console.log("ok one"); console.log("ok two")')).toEqual(['ok one', 'ok two', ...WELL])
  })

  test('a check that failed is told once', async () => {
    const program = 'console.log("FAILED one: why"); process.exitCode = 1'
    expect(await told(program)).toEqual(['FAILED one: why', ...WELL])
  })

  test('a program that breaks down is a failure, with its last words', async () => {
    const program = 'console.log("ok one"); console.error("first\\nlast"); process.exitCode = 2'
    expect(await told(program)).toEqual(['ok one', 'FAILED the program ended with 2: last', ...WELL])
  })

  test('and so is one that says nothing of what went wrong, or does not mean it', async () => {
    expect(await told('process.exitCode = 1')).toContain('FAILED the program ended with 1: ')
    expect(await told('console.log("FAILED one: why")')).toContain('FAILED the program ended with 0: ')
  })

  test('a resource that was left behind is told', async () => {
    const whole = livesFor([]).slice(0, 1)
    expect(await told('', whole)).toContain(
      'FAILED every resource is where its last step led: but not port-2023-08-30-key',
    )
  })

  test('a program that is not there is an error', async () => {
    await expect(runProgram(['/nosuch/program'], lives, () => undefined)).rejects.toThrow('ENOENT')
  })

  test('gets the lives on its standard input, and no proxy', async () => {
    const program =
      'const lives = JSON.parse(require("fs").readFileSync(0, "utf8")); console.log("ok", lives[0].id, Object.keys(process.env).filter((name) => /proxy/i.test(name)).join())'
    process.env['HTTP_PROXY'] = 'http://127.0.0.1:9'
    try {
      expect(await told(program)).toContain(`ok ${life.id} `)
    } finally {
      delete process.env['HTTP_PROXY']
    }
  })
})
