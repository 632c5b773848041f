// Globs: `*` is any run of characters, `?` is one character, all else is itself. Case counts.

/**
 * Whether the whole of `text` matches. Takes steps in the order of both lengths multiplied at worst, where a regular
 * expression of many stars would take for ever on a hostile name.
 */
export function globMatches(glob: string, text: string): boolean {
  // By code point: `?` is what a reader takes for one character.
  const pattern = Array.from(glob)
  const characters = Array.from(text)
  let at = 0
  let position = 0
  /** The last star, and how much of the text it has taken so far. */
  let star: { at: number; taken: number } | undefined
  while (position < characters.length) {
    const wanted = pattern[at]
    if (wanted === '*') {
      star = { at, taken: position }
      at += 1
    } else if (wanted !== undefined && (wanted === '?' || wanted === characters[position])) {
      at += 1
      position += 1
    } else if (star !== undefined) {
      // The star takes one character more, and the rest is tried again after it.
      star.taken += 1
      at = star.at + 1
      position = star.taken
    } else {
      return false
    }
  }
  return pattern.slice(at).every((rest) => rest === '*')
}

/** What every match starts with: all before the first wildcard. `whole`: there is none, so a match is just that. */
export function literalStart(glob: string): { readonly text: string; readonly whole: boolean } {
  const text = /^[^*?]*/.exec(glob)?.[0] ?? ''
  return { text, whole: text === glob }
}
