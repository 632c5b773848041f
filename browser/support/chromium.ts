// One Chromium for the tests of a file, and summaries opened in it. Without a Chromium all of them fail.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from '@jest/globals'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { launchChromium } from '../../scripts/preview/chromium.ts'
import { openPage, type OpenPage } from '../../scripts/preview/open-page.ts'
import { renderPage } from '../../scripts/preview/page.ts'

export interface Chromium {
  /** For the files of a test; it goes with the browser. */
  readonly folder: string
  open(file: string, options?: BrowserContextOptions): Promise<OpenPage>
  openSummary(markdown: string, options?: BrowserContextOptions): Promise<OpenPage>
}

export function useChromium(): Chromium {
  const folder = mkdtempSync(join(tmpdir(), 'zenlayer-teardown-browser-'))
  let browser: Browser | undefined
  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const open: Chromium['open'] = (file, options) => {
    if (browser === undefined) throw new Error('Chromium has not started yet.')
    return openPage(browser, file, options)
  }
  return {
    folder,
    open,
    openSummary: (markdown, options) => {
      const file = join(folder, 'summary.html')
      writeFileSync(file, renderPage(markdown))
      return open(file, options)
    },
  }
}
