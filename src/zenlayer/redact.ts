// Removes secrets from text that comes from outside, in case a server returns what it was sent: unencoded, and in the
// encodings that servers and gateways use when they quote a request.

export interface Redactor {
  redact(text: string): string
  /** Cheap, for large texts: most hold no secret. */
  occursIn(text: string): boolean
  /**
   * A redactor that removes these texts as well. Each of them has a run of `unbroken` characters without whitespace or double
   * quotes. `texts` is called when a text is redacted, or has such a run: few answers do.
   */
  with(texts: () => readonly string[], unbroken: number): Redactor
}

/** A shorter text may occur in an id or a status by chance. */
const MIN_LENGTH = 8
const REPLACEMENT = '***'

/** `texts` are removed as they are; use `secretForms` for the encodings of a secret. */
export function createRedactor(texts: readonly string[]): Redactor {
  // The longest first: a whole header rather than the signature in it.
  const forms = [...new Set(texts)]
    .filter(({ length }) => length >= MIN_LENGTH)
    .sort((a, b) => b.length - a.length)
  const minLength = forms.at(-1)?.length ?? Infinity
  let pattern: RegExp | undefined
  const occursIn = (text: string) => forms.some((form) => text.includes(form))
  return {
    redact(text) {
      if (text.length < minLength) return text
      pattern ??= new RegExp(forms.map(escapeRegExp).join('|'), 'g')
      return text.replace(pattern, REPLACEMENT)
    },
    occursIn,
    with(more, unbroken) {
      let made: Redactor | undefined
      const all = () => (made ??= createRedactor([...forms, ...more()]))
      return {
        redact: (text) => all().redact(text),
        occursIn: (text) => occursIn(text) || (hasRun(text, unbroken) && all().occursIn(text)),
        with: (others, theirs) => all().with(others, theirs),
      }
    },
  }
}

/** Whether `length` characters follow each other without whitespace or double quotes. Most of the text need not be read. */
function hasRun(text: string, length: number): boolean {
  let read = 0
  for (let end = length; end <= text.length;) {
    let at = end - 1
    while (at >= read && !breaksRun(text.charCodeAt(at))) at -= 1
    if (at < read) return true
    // No run goes beyond this break, and what lies between it and the end has none.
    read = end
    end = at + 1 + length
  }
  return false
}

function breaksRun(code: number): boolean {
  return code <= 0x20 || code === 0x22
}

/** The secret itself first, then its common encodings, each once. None of an empty secret. */
export function secretForms(secret: string): readonly string[] {
  if (secret === '') return []
  const encoded = ENCODINGS.flatMap((encode) => encode(secret.toWellFormed()))
  return [...new Set([secret, ...encoded.filter(({ length }) => length >= MIN_LENGTH)])]
}

type Encoding = (secret: string) => readonly string[]

const ENCODINGS: readonly Encoding[] = [hex, base64, urlEncoded, jsonEscaped, htmlEscaped]

function hex(secret: string): readonly string[] {
  const digits = Buffer.from(secret).toString('hex')
  return [digits, digits.toUpperCase()]
}

/** Inside a longer text, such as `id:password`, a secret may begin at any of three positions within a group of bytes. */
function base64(secret: string): readonly string[] {
  const bytes = Buffer.from(secret)
  return [0, 1, 2].flatMap((before) => {
    // The characters that depend on the neighbours of the secret are left out.
    const from = Math.ceil((before * 8) / 6)
    const to = Math.floor(((before + bytes.length) * 8) / 6)
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .slice(from, to)
    return [text, text.replaceAll('+', '-').replaceAll('/', '_')]
  })
}

function urlEncoded(secret: string): readonly string[] {
  const component = encodeURIComponent(secret)
  const form = new URLSearchParams({ '': secret }).toString().slice(1)
  const every = [...Buffer.from(secret)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
  const lowerCase = (text: string) => text.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase())
  return [component, lowerCase(component), form, lowerCase(form), every, every.toUpperCase()]
}

function jsonEscaped(secret: string): readonly string[] {
  const escape = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  const text = JSON.stringify(secret).slice(1, -1)
  const every = secret.replace(/[^]/g, escape)
  return [
    text,
    // As Go and PHP escape what may mean something in HTML.
    text.replace(/[&<>]/g, escape),
    text.replaceAll('/', '\\/'),
    every,
    every.replace(/[a-f]/g, (digit) => digit.toUpperCase()),
  ]
}

function htmlEscaped(secret: string): readonly string[] {
  const code = (character: string) => character.charCodeAt(0)
  const hexadecimal = (character: string) => `&#x${code(character).toString(16)};`
  return [
    secret.replace(/[&<>"']/g, (character) => NAMED[character] ?? character),
    secret.replace(/[&<>"']/g, (character) => NUMBERED[character] ?? character),
    secret.replace(/[&<>"']/g, hexadecimal),
    secret.replace(/[^]/g, (character) => `&#${code(character)};`),
    secret.replace(/[^]/g, hexadecimal),
    secret.replace(/[^]/g, (character) => `&#x${code(character).toString(16).toUpperCase()};`),
  ]
}

const AMPERSAND_AND_TAGS = { '&': '&amp;', '<': '&lt;', '>': '&gt;' } as const
/** As PHP and Python write quotes, or as Go does. */
const NAMED: Readonly<Record<string, string>> = { ...AMPERSAND_AND_TAGS, '"': '&quot;', "'": '&#x27;' }
const NUMBERED: Readonly<Record<string, string>> = { ...AMPERSAND_AND_TAGS, '"': '&#34;', "'": '&#39;' }

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}
