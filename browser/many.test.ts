// A diagram of up to thirty resources, a table of up to 25: beyond that, folds have everything.

import { expect, it } from '@jest/globals'
import { runScenario } from '../__tests__/support/scenario.ts'
import { useChromium } from './support/chromium.ts'
import { diagramOf, rowsOf } from './support/look.ts'

const chromium = useChromium()

it.each([
  [25, 25],
  [30, 0],
  [31, 0],
])('%i resources have %i rows to be seen at once, all in a fold beyond that', async (count, shown) => {
  const ids = Array.from({ length: count }, (_, index) => `vm-${index + 1}`)
  const { summary } = await runScenario(
    { generate: [{ kind: 'vm-instance', count, prefix: 'vm-' }] },
    { 'resource-type': 'vm-instance', ids: ids.join(), destroy: 'true' },
  )
  const { page, errors } = await chromium.openSummary(summary)
  const labels = ids.map((id) => `vm-instance/${id}`)
  const drawn = count <= 30 ? labels : []
  const { sections } = await diagramOf(page)
  expect(sections).toEqual(drawn)
  // Neither a diagram nor the source of one that failed.
  expect(await page.locator('.diagram, pre').count()).toBe(drawn.length === 0 ? 0 : 1)
  const table = shown > 0 ? page.locator('article > table') : page.locator('details table')
  if (shown === 0) await page.locator('details > summary').first().click()
  const rows = await rowsOf(table.first())
  expect(rows.map(([resource = '']) => resource.split('\n')[0])).toEqual(labels)
  expect(errors).toEqual([])
})
