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
  it('shows a row for each resource, what needs a look first', async () => {
    const table = demo.page.locator('article > table')
    expect(await table.locator('th').allInnerTexts()).toEqual([
      'Resource',
      'Name',
      'Outcome',
      'Last status',
      'Took',
      'Request ids',
    ])
    const rows = await rowsOf(table)
    expect(rows.map((cells) => cells.length)).toEqual(Array.from({ length: 11 }, () => 6))
    const words = rows.map(([resource, name, outcome = '', status]) => [
      resource,
      name,
      outcome.split('\n')[0],
      status,
    ])
    expect(words).toEqual([
      ['vm-instance/vm-promised', 'pr-123-batch', '❌ failed', 'RUNNING'],
      ['bmc-instance/metal-build', 'pr-123-build', '📅 scheduled', 'RUNNING'],
      ['vm-disk/disk-keep', 'pr-123-data', '🛡️ protected', 'AVAILABLE'],
      ['port/port-uplink', 'pr-123-uplink', '✅ destroyed', 'gone'],
      ['private-connect/link-office', 'pr-123-office', '✅ destroyed', 'gone'],
      ['vm-instance/vm-web-1', 'pr-123-web-1', '✅ destroyed', 'gone'],
      ['vm-instance/vm-web-2', 'pr-123-web-2', '✅ destroyed', 'gone'],
      ['vm-instance/vm-cache', 'pr-123-cache', '✅ destroyed', 'gone'],
      ['bmc-instance/metal-db', 'pr-123-db', '✅ destroyed', 'gone'],
      ['zec-instance/edge-1', 'pr-123-edge', '✅ destroyed', 'gone'],
      ['bmc-eip/eip-web', '203.0.113.17', '✅ destroyed', 'gone'],
    ])
    expect(rows[0]?.[2]).toContain('\nIt is in a commitment term and cannot go before the term ends.')
    expect(rows[3]?.[5]).toMatch(/^TerminatePort T[0-9A-F-]{36}\nDestroyPort T[0-9A-F-]{36}$/)
  })

  // Numbers, because Mermaid draws nothing or a picture of an error where it does not understand, and says nothing.
  it('draws the way of each resource that went one', async () => {
    const { sections, sectionBoxes, bars, milestones, words } = await diagramOf(demo.page)
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
    expect(words).toEqual({
      terminate: 9,
      'in the bin': 7,
      leaving: 8,
      gone: 8,
      failed: 1,
      scheduled: 1,
    })
    expect([bars.length, milestones.length]).toEqual([24, 10])
    // Two were refused or done within milliseconds, which is a line; the others took a second or more.
    expect(bars.filter(({ width }) => width > 20)).toHaveLength(22)
    // None lies over the name of its resource.
    const names = Math.max(...sectionBoxes.map(({ right }) => right))
    expect(Math.min(...bars.map(({ left }) => left))).toBeGreaterThan(names)
  })

  it('keeps the settings folded until they are asked for', async () => {
    const settings = demo.page.locator('details')
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
