// The browser in which the summary is looked at: the Chromium of the machine, never one that is downloaded.

import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'

/**
 * Without Chromium's own sandbox, as Playwright starts it: root has none, and what is opened here is made here.
 *
 * @throws {Error} if there is no Chromium, saying how to get one.
 */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(process.env), args: QUIET })
}

/** @throws {Error} likewise. */
export function findChromium(env: Readonly<Record<string, string | undefined>>): string {
  const given = env['CHROMIUM'] ?? ''
  if (given !== '') {
    if (existsSync(given)) return given
    throw new Error(`The environment variable CHROMIUM names ${given}, and there is no such file.`)
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  const found = folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(existsSync)
  if (found !== undefined) return found
  throw new Error(
    'There is no Chromium here. Install it (Debian: apt-get install chromium fonts-noto-color-emoji), or set the environment variable CHROMIUM to the path of one.',
  )
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

/** A browser that calls home would be noise in a test that counts requests. */
const QUIET = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
