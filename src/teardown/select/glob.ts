// Globs: `*` matches any number of characters, `?` one character, and everything else itself. Case matters; how an
// accented letter is encoded does not.

/** Whether the whole of a text matches. */
type Glob = (text: string) => boolean

/** In UTF-16 units. Names have at most 255 (Zenlayer's documentation); a tag's key and value together may have more. */
const MAX_LENGTH = 1024

/**
 * Takes at most as many steps as the product of both lengths, where a regular expression with many stars would run
 * forever on a hostile name. Longer texts than the API allows are cut before they are normalised, so the cost is bounded.
 */
export function compileGlob(glob: string): Glob {
  // A run of stars is one star.
  const starred = glob.replaceAll(/\*+/g, '*')
  // No text is long enough for it.
  if (starred.replaceAll('*', '').length > MAX_LENGTH) return () => false
  const pattern = comparable(starred)
  if (!/[*?]/.test(pattern)) return (text) => comparable(text.slice(0, MAX_LENGTH)) === pattern
  return (text) => matches(pattern, comparable(text.slice(0, MAX_LENGTH)))
}

/** ASCII, as almost every name is, needs no normalising. */
function comparable(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) ? text : text.normalize('NFC')
}

function matches(pattern: string, text: string): boolean {
  let at = 0
  let position = 0
  /** The last star, and the position up to which it has consumed the text. */
  let star: { at: number; taken: number } | undefined
  while (position < text.length) {
    const wanted = pattern[at]
    if (wanted === '*') {
      star = { at, taken: position }
      at += 1
    } else if (wanted === '?') {
      at += 1
      position += widthAt(text, position)
    } else if (wanted !== undefined && wanted === text[position]) {
      at += 1
      position += 1
    } else if (star !== undefined) {
      // The star consumes one more character, and the rest is matched again after it.
      star.taken += widthAt(text, star.taken)
      at = star.at + 1
      position = star.taken
    } else {
      return false
    }
  }
  return pattern.slice(at).replaceAll('*', '') === ''
}

/** `?` is one code point; some are two units long. */
function widthAt(text: string, position: number): 1 | 2 {
  return (text.codePointAt(position) ?? 0) > 0xffff ? 2 : 1
}

/** The text that every match starts with, up to the first wildcard. `whole`: there is no wildcard, so it is the match. */
export function literalStart(glob: string): { readonly text: string; readonly whole: boolean } {
  const text = /^[^*?]*/.exec(glob)?.[0] ?? ''
  return { text, whole: text === glob }
}
