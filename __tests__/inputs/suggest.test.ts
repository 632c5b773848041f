import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { suggest } from '../../src/inputs/suggest.ts'
import { CHARACTER } from '../support/character.ts'

const TYPES = ['port', 'vm-instance', 'bmc-instance', 'bmc-eip', 'instance', 'eip']

describe('a suggestion', () => {
  it.each([
    ['vm-instances', 'vm-instance'],
    ['vm_instance', 'vm-instance'],
    ['VM-Instance', 'vm-instance'],
    ['vminstance', 'vm-instance'],
    ['bmc-instnace', 'bmc-instance'],
    ['ports', 'port'],
    ['prot', 'port'],
    ['Port', 'port'],
    ['eips', 'eip'],
    ['bmc_eip', 'bmc-eip'],
    ['instances', 'instance'],
    // A third of the word may be wrong, and no more.
    ['wm_instnce', 'vm-instance'],
    ['vn-imstamce', 'vm-instance'],
  ])('for %s is %s', (word, accepted) => {
    expect(suggest(word, TYPES)).toBe(accepted)
  })

  it.each([
    'bucket',
    'disk',
    'zec-instances-and-more',
    '',
    'xyz',
    'load-balancer',
    'poxy',
    'optr',
    'rtpo',
    'vn_imstamca',
  ])('is not made for %j, which is no slip of the pen', (word) => {
    expect(suggest(word, TYPES)).toBeUndefined()
  })

  it('is not made where nothing is accepted', () => {
    expect(suggest('port', [])).toBeUndefined()
  })

  it('is the word itself where that is accepted', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TYPES), (word) => {
        expect(suggest(word, TYPES)).toBe(word)
      }),
    )
  })

  it('survives a single slip: a letter lost, doubled, or two swapped', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('vm-instance', 'bmc-instance', 'success'),
        fc.nat(20),
        fc.constantFrom('lost', 'doubled', 'swapped'),
        (word, position, slip) => {
          const at = position % (word.length - 1)
          const [a = '', b = ''] = [word[at], word[at + 1]]
          const slipped = { lost: b, doubled: a + a + b, swapped: b + a }[slip]
          expect(suggest(word.slice(0, at) + slipped + word.slice(at + 2), [word])).toBe(word)
        },
      ),
    )
  })

  it('is one of the accepted words or nothing, whatever was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: CHARACTER, maxLength: 40 }), (word) => {
        expect([undefined, ...TYPES]).toContain(suggest(word, TYPES))
      }),
    )
  })
})
