// Opens a page in Chromium as a double click would, and takes down whatever goes wrong on it.

import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

export interface OpenPage {
  readonly page: Page
  /** Errors on the console, uncaught ones, and dialogs. */
  readonly errors: readonly string[]
  /** What the page asked for besides itself. None of it leaves the machine. */
  readonly requests: readonly string[]
}

/** Resolves when the diagrams are drawn. */
export async function openPage(
  browser: Browser,
  file: string,
  options: BrowserContextOptions = {},
): Promise<OpenPage> {
  const address = pathToFileURL(resolve(file)).href
  const context = await browser.newContext({ viewport: { width: 1164, height: 800 }, ...options })
  await context.route(/^(https?|wss?):/, (route) => route.abort())
  const page = await context.newPage()
  const errors: string[] = []
  const requests: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('dialog', (dialog) => {
    errors.push(`The page opens a dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    if (request.url() !== address && !request.url().startsWith('data:')) requests.push(request.url())
  })
  await page.goto(address)
  await page.locator('body[data-ready]').waitFor()
  return { page, errors, requests }
}
