import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { escapeMarkdown, htmlIdentifier, prose } from '../../src/report/markdown.ts'
import { CHARACTER } from '../support/character.ts'

/** As a browser reads character references: what the page shows. */
function shown(markdown: string): string {
  return markdown.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
}

/** What the eye sees of it: a character without width may stand anywhere. */
function seen(markdown: string): string {
  return shown(markdown).replaceAll('\u200b', '')
}

const hostile = fc.string({
  unit: fc.constantFrom(
    ...[
      '|',
      '`',
      '<',
      '>',
      '&',
      '*',
      '_',
      '[',
      ']',
      '(',
      ')',
      '#',
      '@',
      ':',
      '/',
      '\\',
      '~',
      '$',
      '!',
      '.',
      '-',
    ],
    ...['a', 'w', 'W', '1', ' ', '://', 'www.', 'https:', ':tada:', '<b>', '&lt;', '&#64;', '😀'],
  ),
})

describe('text in Markdown', () => {
  it.each([
    ['a|b', 'a&#124;b'],
    ['`code`', '&#96;code&#96;'],
    ['<script>alert(1)</script>', '&#60;script&#62;alert(1)&#60;/script&#62;'],
    ['**bold** _em_ ~~gone~~', '&#42;&#42;bold&#42;&#42; &#95;em&#95; &#126;&#126;gone&#126;&#126;'],
    ['[link](https://x)', '&#91;link&#93;(https&#58;//x)'],
    ['![img](x)', '!&#91;img&#93;(x)'],
    ['a&lt;b', 'a&#38;lt;b'],
    ['\\|', '&#92;&#124;'],
    ['$x^2$', '&#36;x&#94;2&#36;'],
    ['{{x}}', '&#123;&#123;x&#125;&#125;'],
  ])('cannot be markup: %s', (text, markdown) => {
    expect(escapeMarkdown(text)).toBe(markdown)
  })

  it.each(['web-1', 'my_server_1', 'Grüße aus 香港 😀', 'RUNNING', '192.0.2.7', 'a (b), c.', 'مرحبا'])(
    'is left alone where it means nothing: %s',
    (text) => {
      expect(escapeMarkdown(text)).toBe(text)
    },
  )

  it('shows as it is, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), hostile), (any) => {
        const text = any.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
        expect(seen(escapeMarkdown(text))).toBe(text)
      }),
      { numRuns: 500 },
    )
  })

  it('holds nothing that a Markdown parser acts on: no cell border, code, tag, link, emphasis or heading', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: CHARACTER }), hostile), (text) => {
        const markdown = escapeMarkdown(text).replace(/&#\d+;/g, '·')
        expect(markdown).not.toMatch(/[|`<>*[\]#~$\\&]/)
        expect(markdown).not.toMatch(/https?:\/\/|www\./i)
      }),
      { numRuns: 500 },
    )
  })

  it('stays in its cell: it has no line breaks', () => {
    for (const text of ['a\nb', 'a\r\nb', 'a\rb', 'a\u2028b']) {
      expect(escapeMarkdown(text)).not.toMatch(/[\r\n\u2028]/)
    }
  })

  it('does not turn round what stands beside it: it has no direction marks', () => {
    expect(escapeMarkdown('abc\u202etxt.exe\u200f\u2066')).not.toMatch(
      /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/,
    )
  })

  // GitHub looks for mentions, issues and emoji in the text of the rendered page (html-pipeline's MentionFilter and
  // EmojiFilter search text nodes), where a character reference has long become its character. Renovate and
  // Dependabot put a zero-width space after the @ and the # for that reason.
  it.each([
    ['a mention', 'thanks @octocat', /@[a-z\d]/i],
    ['a team', 'cc @zenlayer/ops', /@[a-z\d]/i],
    ['an address', 'mail root@example.com', /@[a-z\d]/i],
    ['an issue', 'fixes #1', /#\d/],
    ['an issue elsewhere', 'fixes octo/repo#12', /#\d/],
    ['an emoji', 'a :tada: b', /:[\w+-]+:/],
    ['an emoji of digits', ':100: and :8ball:', /:[\w+-]+:/],
    ['an emoji that begins with a digit', ':1st_place_medal:', /:[\w+-]+:/],
  ])('is not taken for %s once the page is rendered', (_what, text, reference) => {
    expect(text).toMatch(reference)
    const markdown = escapeMarkdown(text)
    expect(shown(markdown)).not.toMatch(reference)
    expect(seen(markdown)).toBe(text)
  })
})

describe('an identifier in HTML', () => {
  it('is never broken in a cell that must not wrap, and is as it was typed', () => {
    expect(htmlIdentifier('vm-instance/i-123')).toBe('<samp>vm-instance/i-123</samp>')
    // Emoji are looked for outside of code.
    expect(htmlIdentifier('port/a:tada:b')).toBe('<code>port/a:tada:b</code>')
    expect(htmlIdentifier('a <b>')).toBe('a &#60;b&#62;')
  })

  it.each(['', 'a b', 'a`b', 'a|b', '<b>', '-x', '/x', 'a\nb', 'ä'])(
    'that is none is shown as text: %j',
    (text) => {
      expect(htmlIdentifier(text)).toBe(escapeMarkdown(text))
    },
  )

  it('is no link, even where Markdown is read around it', () => {
    for (const text of ['https://evil.example', 'www.evil.example'])
      expect(htmlIdentifier(text)).not.toMatch(/https?:\/\/|www\./)
  })

  it('makes no element but its own, whatever it is', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(htmlIdentifier(text).replace(/^<(samp|code)>(.*)<\/\1>$/, '$2')).not.toMatch(/[<>"']/)
      }),
    )
  })
})

describe('a sentence with quoted words', () => {
  it('shows them as code', () => {
    expect(prose('`vm` is not a type: did you mean `vm-disk`?')).toBe(
      '<code>vm</code> is not a type: did you mean <code>vm-disk</code>?',
    )
    expect(prose('`<b>` is **bad**')).toBe('<code>&#60;b&#62;</code> is &#42;&#42;bad&#42;&#42;')
  })

  it('shows a backtick without a partner as one', () => {
    expect(prose('a ` b')).toBe('a &#96; b')
  })

  it('makes no element but code, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: CHARACTER }), hostile), (text) => {
        expect(prose(text).replace(/<\/?code>/g, '')).not.toMatch(/[|`<>*[\]~$\n\r]/)
      }),
      { numRuns: 500 },
    )
  })
})
