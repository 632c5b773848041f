// Text for GitHub-flavoured Markdown and the HTML in it, so that it shows as it is: no markup, no link, no mention.

import { oneLine } from '../text.ts'

/** What can mean something to Markdown or HTML wherever it stands. */
const MARKUP = /[&<>"'`*[\]{}#|~$\\^]/g
/** An underscore marks emphasis only at the edge of a word. */
const EDGE_UNDERSCORE = /(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g

/**
 * What GitHub looks for in the text of the rendered page, where a character reference has become its character:
 * mentions, issues, emoji. A zero-width space keeps them apart, as Dependabot and Renovate do it.
 */
const REFERENCES = [/[@#](?=\w)/g, /:(?=(?:[\w+-]*[a-z+-][\w+-]*|100|1234):)/gi]

export function escapeMarkdown(text: string): string {
  return (
    REFERENCES.reduce((rest, reference) => rest.replace(reference, '$&\u200b'), oneLine(text))
      .replace(MARKUP, entity)
      .replace(EDGE_UNDERSCORE, entity)
      // GitHub makes a link of an address without any markup, too.
      .replace(/:(?=\/\/)/g, entity)
      .replace(/www\./gi, (www) => `${www.slice(0, 3)}&#46;`)
  )
}

/** A sentence with words in backticks, which become code whatever they hold. Fit for Markdown and for HTML. */
export function prose(text: string): string {
  const parts = text.split('`')
  // A backtick without a partner is text.
  if (parts.length % 2 === 0) return escapeMarkdown(text)
  return parts.map((part, index) => (index % 2 === 0 ? escapeMarkdown(part) : codeElement(part))).join('')
}

/**
 * Marked as an identifier if it reads like one, in HTML; else as escaped text. `samp`, for GitHub breaks lines inside
 * `code` even in a cell that must not wrap. It looks for emoji in it, though: what has colons is code all the same.
 */
export function htmlIdentifier(text: string): string {
  if (!IDENTIFIER.test(text)) return escapeMarkdown(text)
  return text.includes(':') || isAddress(text) ? codeElement(text) : `<samp>${text}</samp>`
}

/** GitHub looks for no mention or emoji in code, so an identifier stays as it is, and can be copied. */
function codeElement(text: string): string {
  return `<code>${IDENTIFIER.test(text) && !isAddress(text) ? text : escapeMarkdown(text)}</code>`
}

/** GitHub would make a link of it, in HTML in the middle of Markdown. */
function isAddress(text: string): boolean {
  return /:\/\/|www\./i.test(text)
}

const IDENTIFIER = /^[A-Za-z0-9][A-Za-z0-9._:/-]*$/

function entity(character: string): string {
  return `&#${character.charCodeAt(0)};`
}
