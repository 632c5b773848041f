// The title: the heading of the summary and the comment, and part of the comment's key.

import { plainText } from '../text.ts'
import { quote, type Reader } from './reader.ts'

/** In characters. */
const MAX_TITLE = 100

/** Fit to be shown, even where it is refused: a run with invalid inputs has a report and a comment, too. */
export function readTitle(reader: Reader): string {
  const title = reader.text('title')
  if (/[\r\n\u2028\u2029]/.test(title)) reader.problem('title', `${quote(title)} has more than one line.`)
  else if (Array.from(title).length > MAX_TITLE)
    reader.problem('title', `${quote(title)} has more than ${MAX_TITLE} characters.`)
  return plainText(title, MAX_TITLE)
}
