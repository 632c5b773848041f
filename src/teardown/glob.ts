// Globs: `*` is any run of characters, `?` is one character, all else is itself. Case counts; how a letter with an accent
// is put together does not.

/** Whether the whole of a text matches. */
export type Glob = (text: string) => boolean

/**
 * Takes steps in the order of both lengths multiplied at worst, where a regular expression of many stars would take for
 * ever on a hostile name.
 */
export function compileGlob(glob: string): Glob {
  const pattern = glob.normalize('NFC')
  if (!/[*?]/.test(pattern)) return (text) => text.normalize('NFC') === pattern
  return (text) => matches(pattern, text.normalize('NFC'))
}

function matches(pattern: string, text: string): boolean {
  let at = 0
  let position = 0
  /** The last star, and how much of the text it has taken so far. */
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
      // The star takes one character more, and the rest is tried again after it.
      star.taken += widthAt(text, star.taken)
      at = star.at + 1
      position = star.taken
    } else {
      return false
    }
  }
  return /^\**$/.test(pattern.slice(at))
}

/** `?` is what a reader takes for one character: some are two units long. */
function widthAt(text: string, position: number): 1 | 2 {
  return (text.codePointAt(position) ?? 0) > 0xffff ? 2 : 1
}

/** What every match starts with: all before the first wildcard. `whole`: there is none, so a match is just that. */
export function literalStart(glob: string): { readonly text: string; readonly whole: boolean } {
  const text = /^[^*?]*/.exec(glob)?.[0] ?? ''
  return { text, whole: text === glob }
}
