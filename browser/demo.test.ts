// The page that `npm run preview` writes, as someone sees it who opens it.

import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from '@jest/globals'
import type { OpenPage } from '../scripts/preview/open-page.ts'
import { useChromium } from './support/chromium.ts'
import { contrastOf, diagramOf, isWiderThanWindow, rowsOf } from './support/look.ts'

const chromium = useChromium()
const file = join(chromium.folder, 'demo.html')
let demo: OpenPage

beforeAll(async () => {
  const script = join(import.meta.dirname, '../scripts/preview.ts')
  await promisify(execFile)(process.execPath, [script, file])
  demo = await chromium.open(file)
})

describe('the preview of the demo', () => {
  it('shows a row for each resource, what needs a person first', async () => {
    const table = demo.page.locator('article > table').first()
    expect(await table.locator('th').allInnerTexts()).toEqual(['Resource', 'Outcome', 'Took'])
    const rows = await rowsOf(table)
    expect(rows.map((cells) => cells.length)).toEqual(Array.from({ length: 11 }, () => 3))
    const words = rows.map(([resource = '', outcome = '']) => [
      ...resource.split('\n'),
      outcome.split('\n')[0],
    ])
    expect(words).toEqual([
      ['vm-instance/vm-promised', 'pr-123-batch', '❌ failed (RUNNING)'],
      ['bmc-instance/metal-build', 'pr-123-build', '📅 scheduled (RUNNING)'],
      ['vm-disk/disk-keep', 'pr-123-data', '🛡️ protected (AVAILABLE)'],
      ['port/port-uplink', 'pr-123-uplink', '✅ destroyed'],
      ['private-connect/link-office', 'pr-123-office', '✅ destroyed'],
      ['vm-instance/vm-web-1', 'pr-123-web-1', '✅ destroyed'],
      ['vm-instance/vm-web-2', 'pr-123-web-2', '✅ destroyed'],
      ['vm-instance/vm-cache', 'pr-123-cache', '✅ destroyed'],
      ['bmc-instance/metal-db', 'pr-123-db', '✅ destroyed'],
      ['zec-instance/edge-1', 'pr-123-edge', '✅ destroyed'],
      ['bmc-eip/eip-web', '203.0.113.17', '✅ destroyed'],
    ])
    expect(rows[0]?.[1]).toContain('\nIt is in a commitment term and cannot be deleted before the term ends.')
  })

  it('has every request id in a fold, one line each', async () => {
    const fold = demo.page.locator('details', { hasText: 'Request ids' })
    await fold.locator('summary').click()
    const rows = await rowsOf(fold.locator('table'))
    expect(rows.length).toBeGreaterThan(14)
    expect(rows[0]).toEqual(['Terminate', expect.stringMatching(/^T[0-9A-F-]{36}$/), 'port/port-uplink'])
    await fold.locator('summary').click()
  })

  // Numbers, because Mermaid draws nothing or a picture of an error where it does not understand, and says nothing.
  it('draws the timeline of each resource that has one', async () => {
    const { sections, sectionBoxes, bars } = await diagramOf(demo.page)
    expect(sections).toEqual([
      'port/port-uplink',
      'private-connect/link-office',
      'vm-instance/vm-web-1',
      'vm-instance/vm-web-2',
      'vm-instance/vm-cache',
      'vm-instance/vm-promised',
      'bmc-instance/metal-db',
      'bmc-instance/metal-build',
      'zec-instance/edge-1',
      'bmc-eip/eip-web',
    ])
    expect(new Set(bars.map(({ top }) => Math.round(top))).size).toBe(10)
    // None lies over the name of its resource.
    const names = Math.max(...sectionBoxes.map(({ right }) => right))
    expect(Math.min(...bars.map(({ left }) => left))).toBeGreaterThan(names)
  })

  it('keeps the settings folded until they are asked for', async () => {
    const settings = demo.page.locator('details', { hasText: 'Settings' })
    const table = settings.locator('table')
    expect(await table.isVisible()).toBe(false)
    await settings.locator('summary').click()
    expect(await table.isVisible()).toBe(true)
    expect(await rowsOf(table)).toContainEqual(['tags', 'preview=pr-123'])
  })

  it('needs no network, has no error, and fits the window', async () => {
    expect(demo.errors).toEqual([])
    expect(demo.requests).toEqual([])
    expect(await isWiderThanWindow(demo.page)).toBe(false)
  })

  it.each(['light', 'dark'] as const)('is readable in %s colours', async (colorScheme) => {
    const { page } = await chromium.open(file, { colorScheme })
    const body = page.locator('body')
    const texts = {
      cell: await contrastOf(page.locator('td').nth(1), body),
      section: await contrastOf(page.locator('.sectionTitle').nth(1), body),
      tick: await contrastOf(page.locator('.tick text').first(), body),
    }
    for (const [text, contrast] of Object.entries(texts)) expect([text, contrast > 4.5]).toEqual([text, true])
  })
})
