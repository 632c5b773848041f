// Strings from outside are data: active characters (line breaks, escapes, bidi controls) are removed on entry.

/**
 * Control characters, line and paragraph separators, and Unicode's direction and invisible marks
 * (categories Cc and Cf, U+2028, U+2029), and halves of surrogate pairs.
 */
const ACTIVE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu

/** `value` on one line, without active characters, of at most `max` characters; a cut shows as an ellipsis. */
export function plainText(value: string, max: number): string {
  // Cut before cleaning, so that the cost depends on `max` alone. By code point, so that no character is split.
  const characters = Array.from(value.slice(0, max * 2 + 2))
  const kept = characters.length > max ? [...characters.slice(0, max - 1), '…'] : characters
  return oneLine(kept.join(''))
}

/** `a, b, c and 7 more`: at most `max` of `items`. */
export function firstOf(items: readonly string[], max: number): string {
  const shown = items.slice(0, max).join(', ')
  return items.length > max ? `${shown} and ${items.length - max} more` : shown
}

/** The whole of `value` on one line, without active characters. */
export function oneLine(value: string): string {
  return value.replace(ACTIVE, ' ')
}

/** `1 resource`, `2 resources` */
export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** What was thrown, in words. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Visible ASCII: fit for a header, and unable to break out of it. */
export function isHeaderText(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text)
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `fields` without those that are undefined, for a type whose fields are optional. */
export function defined<Fields extends object>(fields: Fields): Defined<Fields> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Defined<Fields>
}

type Defined<Fields> = {
  [Name in keyof Fields as undefined extends Fields[Name] ? never : Name]: Fields[Name]
} & {
  [Name in keyof Fields as undefined extends Fields[Name] ? Name : never]?: Exclude<Fields[Name], undefined>
}
