// Text into GitHub-flavoured Markdown, so that it shows as it is: no markup, no link, no mention, no broken table.

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

/** As code where it reads like an identifier (an id, a code, a request id); else as escaped text. */
export function identifier(text: string): string {
  return /^[A-Za-z0-9][A-Za-z0-9._:/-]*$/.test(text) ? `\`${text}\`` : escapeMarkdown(text)
}

function entity(character: string): string {
  return `&#${character.charCodeAt(0)};`
}
