// Escapes text for GitHub-flavoured Markdown and the HTML in it: it is shown as it is, without markup, links or mentions.

import { oneLine } from '../text.ts'

/** Characters with a meaning in Markdown or HTML, wherever they are. */
const MARKUP = /[&<>"'`*[\]{}#|~$\\^]/g
/** An underscore marks emphasis only at the edge of a word. */
const EDGE_UNDERSCORE = /(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g

/**
 * What GitHub looks for in the rendered text, where character references are already resolved: mentions, issues, emoji.
 * A zero-width space prevents them, as in Dependabot and Renovate.
 */
const REFERENCES = [/[@#](?=\w)/g, /:(?=(?:[\w+-]*[a-z+-][\w+-]*|100|1234):)/gi]

export function escapeMarkdown(text: string): string {
  return (
    REFERENCES.reduce((rest, reference) => rest.replace(reference, '$&\u200b'), oneLine(text))
      .replace(MARKUP, entity)
      .replace(EDGE_UNDERSCORE, entity)
      // GitHub turns an address into a link even without markup.
      .replace(/:(?=\/\/)/g, entity)
      .replace(/www\./gi, (www) => `${www.slice(0, 3)}&#46;`)
  )
}

/** A sentence with words in backticks, which become code whatever they contain. For Markdown and HTML. */
export function prose(text: string): string {
  const parts = text.split('`')
  // A backtick without a partner is text.
  if (parts.length % 2 === 0) return escapeMarkdown(text)
  return parts.map((part, index) => (index % 2 === 0 ? escapeMarkdown(part) : codeElement(part))).join('')
}

/**
 * In HTML: marked as an identifier if it looks like one, otherwise as escaped text. `samp`, because GitHub breaks lines
 * inside `code` even in a cell that must not wrap. GitHub looks for emoji in `samp`, so text with colons is `code`.
 */
export function htmlIdentifier(text: string): string {
  if (!IDENTIFIER.test(text)) return escapeMarkdown(text)
  return text.includes(':') || isAddress(text) ? codeElement(text) : `<samp>${text}</samp>`
}

/** GitHub does not look for mentions or emoji in code, so an identifier stays unchanged and can be copied. */
function codeElement(text: string): string {
  return `<code>${IDENTIFIER.test(text) && !isAddress(text) ? text : escapeMarkdown(text)}</code>`
}

/** GitHub would turn it into a link, also in HTML. */
function isAddress(text: string): boolean {
  return /:\/\/|www\./i.test(text)
}

const IDENTIFIER = /^[A-Za-z0-9][A-Za-z0-9._:/-]*$/

function entity(character: string): string {
  return `&#${character.charCodeAt(0)};`
}
