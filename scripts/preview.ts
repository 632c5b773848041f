// `npm run preview`: the demo's job summary as a page to open in a browser, and with --screenshot a picture of it.
// With --cases: summaries of every size and sort, each as a page and as pictures, light and dark, narrow and wide.
// With --readme: docs/summary.png is taken again.

import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { runDemo } from '../simulator/demo.ts'
import { CASE_NAMES, renderCase } from './preview/cases.ts'
import { launchChromium } from './preview/chromium.ts'
import { openPage } from './preview/open-page.ts'
import { renderPage } from './preview/page.ts'
import { NOTE, noteOn, PICTURE, picturePage } from './preview/picture.ts'

const USAGE = 'Usage: npm run preview -- [page.html] [--screenshot picture.png] | --cases folder | --readme'

/** As wide as the README shows it, and twice as sharp. */
const README_VIEW = { viewport: { width: 860, height: 800 }, deviceScaleFactor: 2 }

try {
  const { file, picture, cases, readme } = parse(process.argv.slice(2))
  if (readme) await takeReadme()
  else if (cases === undefined) await preview(file, picture)
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

async function takeReadme(): Promise<void> {
  await using browser = await launchChromium()
  const html = picturePage()
  const file = 'preview/readme.html'
  write(file, html)
  const { page, errors } = await openPage(browser, file, README_VIEW)
  if (errors.length > 0) throw new Error(`The page has errors: ${errors.join('; ')}`)
  const picture = await page.screenshot({ fullPage: true })
  write(PICTURE, picture)
  write(NOTE, noteOn(html, picture))
}

interface Arguments {
  readonly file: string
  readonly picture: string | undefined
  readonly cases: string | undefined
  readonly readme: boolean
}

function parse(args: string[]): Arguments {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { screenshot: { type: 'string' }, cases: { type: 'string' }, readme: { type: 'boolean' } },
    })
    const [file = 'preview/summary.html', ...more] = positionals
    if (more.length > 0) throw new Error('More than one page is named.')
    return { file, picture: values.screenshot, cases: values.cases, readme: values.readme === true }
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`, { cause: error })
  }
}

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  console.log(`Written: ${path}`)
}
