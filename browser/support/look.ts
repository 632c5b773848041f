// What a person would see on the page.

import type { Locator, Page } from 'playwright-core'

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly width: number
  readonly height: number
}

export interface Diagram {
  /** The names, from top to bottom, and where they stand. */
  readonly sections: readonly string[]
  readonly sectionBoxes: readonly Box[]
  readonly bars: readonly Box[]
  readonly milestones: readonly Box[]
  /** How often each word stands at a bar or a milestone. */
  readonly words: Readonly<Record<string, number>>
}

/** The texts of the cells in the table's body, row by row. */
export async function rowsOf(table: Locator): Promise<string[][]> {
  const rows = await table.locator('tbody tr').all()
  return Promise.all(rows.map((row) => row.locator('td').allInnerTexts()))
}

export async function diagramOf(page: Page): Promise<Diagram> {
  const svg = page.locator('.diagram svg')
  const texts = await svg.locator('text[class*="taskText"]').allTextContents()
  const words = texts.map((text) => text.trim())
  return {
    sections: await svg.locator('.sectionTitle').allTextContents(),
    sectionBoxes: await boxesOf(svg.locator('.sectionTitle')),
    bars: await boxesOf(svg.locator('rect.task:not(.milestone)')),
    milestones: await boxesOf(svg.locator('rect.task.milestone')),
    words: Object.fromEntries(words.map((word) => [word, words.filter((it) => it === word).length])),
  }
}

/** The kinds of elements in the article, less those of its diagrams. */
export async function elementNamesIn(article: Locator): Promise<string[]> {
  const names = await article
    .locator('*:not(svg, svg *)')
    .evaluateAll((elements: PageElement[]) => elements.map(({ localName }) => localName))
  return [...new Set(names)].sort()
}

/** Whatever in the article could act, load or lead away, diagrams included: elements, and attributes as `img src=x`. */
export async function liveThingsIn(article: Locator): Promise<string[]> {
  return article.locator('*').evaluateAll((elements: PageElement[]) => {
    const live =
      /^(script|img|image|a|iframe|object|embed|foreignobject|animate|set|use|link|base|form|input)$/i
    return elements.flatMap((element) => [
      ...(live.test(element.localName) ? [element.localName] : []),
      ...element
        .getAttributeNames()
        .filter((name) => /^on|href$|^src/i.test(name))
        .map((name) => `${element.localName} ${name}=${element.getAttribute(name) ?? ''}`),
    ])
  })
}

export function isWiderThanWindow(page: Page): Promise<boolean> {
  return page
    .locator('html')
    .evaluate(({ scrollWidth, clientWidth }: PageElement) => scrollWidth > clientWidth)
}

/** How many tables have columns behind a scroll bar. */
export function overflowingTables(page: Page): Promise<number> {
  return page
    .locator('article table')
    .evaluateAll(
      (tables: PageElement[]) =>
        tables.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length,
    )
}

/** The ids that stand on more than one line. */
export function wrappedIds(page: Page): Promise<string[]> {
  return page
    .locator('article samp')
    .evaluateAll((ids: PageElement[]) =>
      ids.filter((id) => id.getClientRects().length > 1).map(({ textContent }) => textContent),
    )
}

export function heightOf(page: Page): Promise<number> {
  return page.locator('article').evaluate((article: PageElement) => article.getBoundingClientRect().height)
}

/** How well something stands out from what is behind it, by WCAG's measure: from 1 to 21; for text 4.5 is enough. */
export async function contrastOf(text: Locator, ground: Locator): Promise<number> {
  const pair = [
    await luminanceOf(text, ['fill', 'color']),
    await luminanceOf(ground, ['fill', 'background-color']),
  ]
  return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05)
}

/** What of an element is asked for here. The project's types know no browser. */
interface PageElement {
  readonly localName: string
  readonly namespaceURI: string
  readonly textContent: string
  readonly scrollWidth: number
  readonly clientWidth: number
  readonly ownerDocument: {
    readonly defaultView: {
      getComputedStyle(element: PageElement): { getPropertyValue(name: string): string }
    }
  }
  getAttributeNames(): string[]
  getAttribute(name: string): string | null
  getBoundingClientRect(): Box
  getClientRects(): { readonly length: number }
}

function boxesOf(locator: Locator): Promise<Box[]> {
  return locator.evaluateAll((elements: PageElement[]) =>
    elements.map((element) => {
      const { left, top, right, width, height } = element.getBoundingClientRect()
      return { left, top, right, width, height }
    }),
  )
}

/** In a diagram that of the `fill`. */
export function colourOf(locator: Locator): Promise<string> {
  return styleOf(locator, ['fill', 'background-color'])
}

/** In a diagram the first property; elsewhere it is there as well, and means nothing: there the second. */
function styleOf(locator: Locator, [drawn, written]: readonly [string, string]): Promise<string> {
  return locator.evaluate(
    (element: PageElement, properties: string[]) => {
      const style = element.ownerDocument.defaultView.getComputedStyle(element)
      return style.getPropertyValue(properties[element.namespaceURI.endsWith('svg') ? 0 : 1] ?? '')
    },
    [drawn, written],
  )
}

async function luminanceOf(locator: Locator, properties: readonly [string, string]): Promise<number> {
  const colour = await styleOf(locator, properties)
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((channel) => {
    const share = Number(channel) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
