import { describe, expect, it } from '@jest/globals'
import { KINDS, type Phase } from '../../src/resources/index.ts'
import { blockerOf, inTheWay, waveOf } from '../../src/teardown/order.ts'
import { callError, kindOf, oneOf, sighting, tracked } from '../support/sighting.ts'

describe('what others have to wait for', () => {
  it.each<[Phase, boolean]>([
    ['live', true],
    ['bound', true],
    ['busy', true],
    ['recycled', false],
    ['leaving', false],
    ['gone', false],
    ['unknown', false],
  ])('in the phase %s: %j', (phase, waits) => {
    expect(inTheWay(tracked('bmc-eip', 'e', { phase }))).toBe(waits)
  })

  it('is not what is busy with its own termination', () => {
    const eip = tracked('bmc-eip', 'e', { phase: 'busy' })
    eip.closed.add('terminate')
    expect(inTheWay(eip)).toBe(false)
    // Accepted is not done, though: as long as it is seen in use it is in the way.
    const live = tracked('bmc-eip', 'e', { phase: 'live' })
    live.closed.add('terminate')
    expect(inTheWay(live)).toBe(true)
  })

  it('is not what is busy with being unbound only', () => {
    const eip = tracked('zec-eip', 'e', { phase: 'busy' })
    eip.closed.add('unbind')
    expect(inTheWay(eip)).toBe(true)
  })

  it('is not what was refused three times for something else: that may be what waits for it', () => {
    const connect = tracked('private-connect', 'pc', {})
    connect.refusals = 2
    expect(inTheWay(connect)).toBe(true)
    connect.refusals = 3
    expect(inTheWay(connect)).toBe(false)
  })

  it('is not what has its outcome', () => {
    const eip = tracked('bmc-eip', 'e', { phase: 'live' })
    eip.outcome = 'failed'
    expect(inTheWay(eip)).toBe(false)
  })

  it('is what has not been looked for in each of its kinds', () => {
    const eip = oneOf('e', 'bmc-eip', 'zec-eip')
    expect(inTheWay(eip)).toBe(true)
    eip.sawAbsent(kindOf('bmc-eip'), 0)
    expect(inTheWay(eip)).toBe(true)
    eip.lookFailed(kindOf('zec-eip'), callError())
    expect(inTheWay(eip)).toBe(false)
  })
})

describe('the one that a kind waits for', () => {
  const port = kindOf('port')
  const vm = kindOf('vm-instance')

  it('is the first that is in the way, of a kind that sits on it', () => {
    const resources = [
      ...[tracked('vm-instance', 'v', {}), tracked('port', 'p', {})],
      ...[tracked('private-connect', 'leaving', { phase: 'leaving' })],
      ...[tracked('cloud-router', 'first', {}), tracked('private-connect', 'second', {})],
    ]
    expect(blockerOf(port, resources)?.label).toBe('cloud-router/first')
    expect(blockerOf(port, resources.slice(0, 3))).toBeUndefined()
  })

  it('is nobody for a kind on which nothing sits', () => {
    expect(blockerOf(kindOf('private-connect'), [tracked('port', 'p', {})])).toBeUndefined()
  })

  it('may be of a family, as long as it may be of such a kind', () => {
    const eip = oneOf('e', 'bmc-eip', 'zec-eip')
    expect(blockerOf(vm, [eip])).toBe(eip)
    eip.sawPresent(kindOf('bmc-eip'), sighting({ phase: 'recycled' }), 0)
    expect(blockerOf(vm, [eip])).toBeUndefined()
    // One of its kinds is enough: a CIDR block holds bare-metal addresses alone.
    const either = oneOf('e', 'bmc-eip', 'zec-eip')
    expect(blockerOf(kindOf('bmc-cidr-block'), [either])).toBe(either)
    expect(blockerOf(kindOf('bmc-cidr-block'), [tracked('zec-eip', 'z', {})])).toBeUndefined()
  })
})

describe('the wave in which a kind goes', () => {
  it.each([
    ['private-connect', 1],
    ['cloud-router', 1],
    ['bmc-eip', 1],
    ['zec-eip', 1],
    ['bmc-load-balancer', 1],
    ['zlb-load-balancer', 1],
    ['port', 2],
    ['vm-instance', 2],
    ['bmc-instance', 2],
    ['zec-instance', 2],
    ['vm-disk', 3],
    ['zec-disk', 3],
    ['bmc-cidr-block', 3],
  ])('%s: %d', (type, wave) => {
    expect(waveOf(kindOf(type))).toBe(wave)
  })

  it('is later than that of each kind it goes after', () => {
    for (const kind of KINDS) {
      for (const type of kind.goesAfter) expect(waveOf(kind)).toBeGreaterThan(waveOf(kindOf(type)))
    }
  })
})
