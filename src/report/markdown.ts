// Text into GitHub-flavoured Markdown, so that it shows as it is: no markup, no link, no mention, no broken table.

/** What can mean something wherever it stands. */
const ALWAYS = /[&<>"'`*[\]{}#|~$@\\^]/g
/** An underscore marks emphasis only at the edge of a word. */
const EDGE_UNDERSCORE = /(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g
/** A colon makes a link before two slashes, and an emoji around a word. */
const ACTIVE_COLON = /:(?=\/\/|[a-z_+-][\w+-]*:)/g

export function escapeMarkdown(text: string): string {
  return (
    text
      .replace(ALWAYS, entity)
      .replace(EDGE_UNDERSCORE, entity)
      .replace(ACTIVE_COLON, entity)
      // GitHub makes a link of www. without any markup, too.
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
