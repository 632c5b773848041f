// `npm run preview`: the demo's job summary as a page to open in a browser, and with --screenshot a picture of it.

import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { runDemo } from '../simulator/demo.ts'
import { launchChromium } from './preview/chromium.ts'
import { openPage } from './preview/open-page.ts'
import { renderPage } from './preview/page.ts'

const USAGE = 'Usage: npm run preview -- [page.html] [--screenshot picture.png]'

try {
  const { file, picture } = parse(process.argv.slice(2))
  // The browser first: to hear that there is none, nobody should wait for the demo.
  await using browser = picture === undefined ? undefined : await launchChromium()
  console.log('The demo runs, for some ten seconds.')
  const { run } = await runDemo()
  const html = renderPage(run.summary)
  write(file, html)
  if (browser !== undefined && picture !== undefined) {
    const { page, errors } = await openPage(browser, file)
    if (errors.length > 0) throw new Error(`The page has errors: ${errors.join('; ')}`)
    write(picture, await page.screenshot({ fullPage: true }))
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

function parse(args: string[]): { readonly file: string; readonly picture: string | undefined } {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { screenshot: { type: 'string' } },
    })
    const [file = 'preview/summary.html', ...more] = positionals
    if (more.length > 0) throw new Error('There is more than one page to write to.')
    return { file, picture: values.screenshot }
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`, { cause: error })
  }
}

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  console.log(`Written: ${path}`)
}
