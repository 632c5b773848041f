// Summaries of every size and sort, light and dark, on a narrow page and a wide one, as a person would see them.

import { describe, expect, it } from '@jest/globals'
import { CASE_NAMES, renderCase, type CaseName } from '../scripts/preview/cases.ts'
import { useChromium } from './support/chromium.ts'
import {
  colourOf,
  contrastOf,
  diagramOf,
  heightOf,
  isWiderThanWindow,
  overflowingTables,
  rowsOf,
  wrappedIds,
} from './support/look.ts'

const chromium = useChromium()
const open = (name: CaseName, width = 760, colorScheme: 'light' | 'dark' = 'light') =>
  chromium.openSummary(renderCase(name), { colorScheme, viewport: { width, height: 800 } })

describe.each(CASE_NAMES)('the summary of %s', (name) => {
  it.each([
    ['light', 760],
    ['dark', 760],
    ['light', 1280],
    ['dark', 1280],
  ] as const)('fits the page, and breaks no id (%s, %i px)', async (colorScheme, width) => {
    const { page, errors, requests } = await open(name, width, colorScheme)
    expect(await isWiderThanWindow(page)).toBe(false)
    expect(await overflowingTables(page)).toBe(0)
    expect(await wrappedIds(page)).toEqual([])
    expect([errors, requests]).toEqual([[], []])
  })
})

describe('the order', () => {
  it('of the table is: what needs a person, then the rest; the diagram comes after it', async () => {
    const { page } = await open('eleven')
    const rows = await rowsOf(page.locator('article > table').first())
    expect(rows.map(([, outcome = '']) => outcome.split('\n')[0])).toEqual([
      '❌ failed (RUNNING)',
      '📅 scheduled (RUNNING)',
      '🛡️ protected (AVAILABLE)',
      ...Array.from({ length: 8 }, () => '✅ destroyed'),
    ])
    const names = await page
      .locator('article > *')
      .evaluateAll((elements: { localName: string }[]) => elements.map(({ localName }) => localName))
    expect(names).toEqual(['h2', 'p', 'table', 'div', 'p', 'details', 'details'])
  })

  it('of a dry run is numbered from 1', async () => {
    const { page } = await open('dry-run')
    const rows = await rowsOf(page.locator('article > table').first())
    expect(rows.map(([number]) => number)).toEqual(['2', '–', '1', '1', '2', '2', '–'])
  })
})

describe('the diagram', () => {
  it('has one row per resource', async () => {
    const { page } = await open('eleven')
    const { sections, bars } = await diagramOf(page)
    expect(sections).toHaveLength(10)
    expect(new Set(bars.map(({ top }) => Math.round(top))).size).toBe(10)
    expect(Math.max(...bars.map(({ height }) => height))).toBeLessThan(24)
  })

  it('has no tick twice, and no more than eleven', async () => {
    const { page } = await open('eleven')
    const ticks = await page.locator('.tick text').allTextContents()
    expect(new Set(ticks).size).toBe(ticks.length)
    expect(ticks.length).toBeLessThanOrEqual(11)
  })

  it.each(['light', 'dark'] as const)(
    'has four colours that can be told apart, with legible text (%s)',
    async (scheme) => {
      const { page } = await open('eleven', 760, scheme)
      const texts = page.locator('.diagram text[class*="taskText"]')
      const labels = ['terminate', 'bin', 'failed', 'scheduled']
      const fills = new Set<string>()
      for (const label of labels) {
        const index = (await texts.allTextContents()).findIndex((text) => text.trim() === label)
        const bar = page.locator('.diagram rect.task').nth(index)
        expect([label, (await contrastOf(texts.nth(index), bar)) > 4.5]).toEqual([label, true])
        // Against the page, as WCAG asks it of graphics.
        expect([label, (await contrastOf(bar, page.locator('body'))) > 2.5]).toEqual([label, true])
        fills.add(await colourOf(bar))
      }
      expect(fills.size).toBe(4)
    },
  )

  it('is none for a single resource, nor for very many', async () => {
    for (const name of ['one', 'sixty', 'two-hundred'] as const) {
      const { page } = await open(name)
      expect(await page.locator('.diagram, pre').count()).toBe(0)
    }
  })
})

describe('many resources', () => {
  it.each(['sixty', 'two-hundred', 'failures', 'refused-plan'] as const)(
    'are one screen, with folds: %s',
    async (name) => {
      const { page } = await open(name, 1280)
      expect(await heightOf(page)).toBeLessThan(1100)
    },
  )

  it('have every row in a fold', async () => {
    const { page } = await open('two-hundred')
    const fold = page.locator('details', { hasText: '195 destroyed' }).first()
    expect(await fold.locator('table').isVisible()).toBe(false)
    await fold.locator('summary').first().click()
    expect(await rowsOf(fold.locator('table'))).toHaveLength(195)
    expect(await overflowingTables(page)).toBe(0)
  })
})

it('invalid inputs are a list that shows every one of them', async () => {
  const { page } = await open('bad-inputs')
  const items = await page.locator('article li').allInnerTexts()
  expect(items).toHaveLength(4)
  expect(items[0]).toBe('resource-type: vm is not a resource type: did you mean vm-instance or vm-disk?')
})
