// `npm run preview`: the demo's job summary as a page to open in a browser, and with --screenshot a picture of it.
// With --cases: summaries of every size and sort, each as a page and as pictures, light and dark, narrow and wide.

import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { runDemo } from '../simulator/demo.ts'
import { CASE_NAMES, renderCase } from './preview/cases.ts'
import { launchChromium } from './preview/chromium.ts'
import { openPage } from './preview/open-page.ts'
import { renderPage } from './preview/page.ts'

const USAGE = 'Usage: npm run preview -- [page.html] [--screenshot picture.png] | --cases folder'

try {
  const { file, picture, cases } = parse(process.argv.slice(2))
  if (cases === undefined) await preview(file, picture)
  else await takeCases(cases)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function preview(file: string, picture: string | undefined): Promise<void> {
  // The browser first: nobody should wait for the demo to hear that there is none.
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
}

async function takeCases(folder: string): Promise<void> {
  await using browser = await launchChromium()
  for (const name of CASE_NAMES) {
    const file = join(folder, `${name}.html`)
    write(file, renderPage(renderCase(name)))
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [760, 1280]) {
        const { page, errors } = await openPage(browser, file, {
          colorScheme,
          viewport: { width, height: 800 },
        })
        if (errors.length > 0) throw new Error(`The page has errors: ${errors.join('; ')}`)
        write(join(folder, `${name}-${colorScheme}-${width}.png`), await page.screenshot({ fullPage: true }))
      }
    }
  }
}

interface Arguments {
  readonly file: string
  readonly picture: string | undefined
  readonly cases: string | undefined
}

function parse(args: string[]): Arguments {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { screenshot: { type: 'string' }, cases: { type: 'string' } },
    })
    const [file = 'preview/summary.html', ...more] = positionals
    if (more.length > 0) throw new Error('More than one page is named.')
    return { file, picture: values.screenshot, cases: values.cases }
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`, { cause: error })
  }
}

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  console.log(`Written: ${path}`)
}
