// A picture of thirty ways can be looked at; one of more is left out, and the table says it all.

import { expect, it } from '@jest/globals'
import { runScenario } from '../__tests__/support/scenario.ts'
import { useChromium } from './support/chromium.ts'
import { diagramOf, rowsOf } from './support/look.ts'

const chromium = useChromium()

it.each([
  [30, 30],
  [31, 0],
])('%i resources have as many rows, and %i sections in a diagram', async (count, drawn) => {
  const ids = Array.from({ length: count }, (_, index) => `vm-${index + 1}`)
  const { summary } = await runScenario(
    { generate: [{ kind: 'vm-instance', count, prefix: 'vm-' }] },
    { 'resource-type': 'vm-instance', ids: ids.join(), destroy: 'true' },
  )
  const { page, errors } = await chromium.openSummary(summary)
  const { sections, milestones, words } = await diagramOf(page)
  const labels = ids.map((id) => `vm-instance/${id}`)
  expect(sections).toEqual(labels.slice(0, drawn))
  expect(milestones).toHaveLength(drawn)
  expect(words['gone'] ?? 0).toBe(drawn)
  // Neither a diagram nor the source of one that failed.
  expect(await page.locator('.diagram, pre').count()).toBe(drawn === 0 ? 0 : 1)
  const rows = await rowsOf(page.locator('article > table'))
  expect(rows.map(([resource]) => resource)).toEqual(labels)
  expect(errors).toEqual([])
})
