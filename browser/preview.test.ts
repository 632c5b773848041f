// What the other tests rely on: the page lets nothing act by itself, and tells when a diagram is not drawn.

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { findChromium } from '../scripts/preview/chromium.ts'
import { useChromium } from './support/chromium.ts'
import { diagramOf, elementNamesIn, liveThingsIn, rowsOf } from './support/look.ts'

const chromium = useChromium()

/** A summary that somebody else had a say in. */
const NASTY = `
<script>alert(1)</script><style>body { display: none }</style>
<img src="https://evil.example/a" onerror="alert(1)" alt="a picture">
<b onclick="alert(1)" style="position: fixed">bold</b> <custom-element onfocus="alert(1)" autofocus tabindex="0">kept</custom-element>
<svg onload="alert(1)"><a href="javascript:alert(1)">svg</a></svg><math><mtext><img src="https://evil.example/b"></mtext></math>
<iframe src="https://evil.example/c"></iframe><form action="https://evil.example/d"><button>button</button></form>
<template><script>alert(1)</script></template></script></article></body><meta http-equiv="refresh" content="0; url=https://evil.example/e">

[javascript](javascript:alert(1)) <a href="&#106;avascript:alert(1)">entity</a> <a href="java
script:alert(1)">line</a> [page](https://example.com/page)

\`\`\`mermaid
gantt
dateFormat HH:mm:ss
section <img src="https://evil.example/f" onerror="alert(1)">
<script>alert(1)</script> :t1, 00:00:00, 5s
click t1 href "javascript:alert(1)"
click t1 call alert(1)
\`\`\`
`

describe('the preview', () => {
  it('lets nothing in a summary act or load', async () => {
    // Not even with the policy out of the way.
    const { page, errors, requests } = await chromium.openSummary(NASTY, { bypassCSP: true })
    const article = page.locator('article')
    expect(await elementNamesIn(article)).toEqual(['a', 'b', 'div', 'img', 'p'])
    // A picture that loads nothing, three links that lead nowhere, and one that may.
    expect(await liveThingsIn(article)).toEqual([
      'img',
      ...['a', 'a', 'a'],
      ...['a', 'a href=https://example.com/page'],
    ])
    expect(await article.innerText()).toContain('kept')
    expect(await diagramOf(page)).toMatchObject({ sections: [expect.any(String)], bars: [expect.anything()] })
    await page.locator('.diagram .taskText').click()
    expect(errors).toEqual([])
    expect(requests).toEqual([])
  })

  it('has a policy that stops what would get through', async () => {
    const { page, errors } = await chromium.openSummary('text')
    const script = `document.querySelector('article').innerHTML =
      '<img src="https://evil.example/a"><img src="data:," onerror="alert(1)"><iframe src="https://evil.example/b"></iframe>'`
    const three = page.waitForEvent('console', () => errors.length === 3)
    await page.evaluate(script)
    await three
    expect(errors.filter((error) => error.includes('Content Security Policy'))).toHaveLength(3)
  })

  it('leaves a diagram that Mermaid refuses as its source, and has an error', async () => {
    const { page, errors } = await chromium.openSummary(
      '```mermaid\ngantt\nno diagram\n```\n\n| a |\n| - |\n| b |',
    )
    expect(await page.locator('article pre').innerText()).toContain('no diagram')
    expect(await page.locator('svg').count()).toBe(0)
    expect(errors).toEqual([expect.stringContaining('Mermaid cannot draw this')])
    expect(await rowsOf(page.locator('table'))).toEqual([['b']])
  })
})

describe('a machine without Chromium', () => {
  it('is told how to get one', () => {
    expect(() => findChromium({ PATH: '/nowhere' })).toThrow(
      'There is no Chromium here. Install it (Debian: apt-get install chromium fonts-noto-color-emoji), or set the environment variable CHROMIUM to the path of one.',
    )
  })

  it('gets no screenshot, and hears it before the demo runs', () => {
    const picture = join(chromium.folder, 'picture.png')
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(import.meta.dirname, '../scripts/preview.ts'), '--screenshot', picture],
      { encoding: 'utf8', env: { ...process.env, CHROMIUM: '/nowhere/chromium' } },
    )
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: '',
      stderr: 'The environment variable CHROMIUM names /nowhere/chromium, and there is no such file.\n',
    })
    expect(existsSync(picture)).toBe(false)
  })
})
