// Ids, and what is given in place of an id: an address, a URL, a path, a pattern, a placeholder.

import { isIP } from 'node:net'
import { isId, KINDS, RESOURCE_TYPES } from '../resources/index.ts'
import { isPlaceholder, isQuoted, unquote, type Form } from './forms.ts'
import { quote, quoteSome, type Reader } from './reader.ts'

/** The kinds whose name is their address. */
const NAMED_BY_ADDRESS = KINDS.filter(({ fields }) => fields.name === 'ipAddress').map(({ type }) => type)

/** The first that applies is reported. */
const ID_FORMS: readonly Form[] = [
  {
    is: isPlaceholder,
    why: 'it is a placeholder, probably from a variable without a value. Check where the value comes from.',
  },
  {
    // Node compiles a large pattern for the first call of isIP: a millisecond that most runs need not pay.
    is: (text) => /[.:]/.test(text) && isIP(text.replace(/\/\d{1,3}$/, '')) !== 0,
    why: `it looks like an IP address. To select by address, leave \`ids\` and \`resources\` empty and set \`resource-type: ${NAMED_BY_ADDRESS.join()}\` and \`name\` to the address. Other kinds need the id that the console shows.`,
  },
  {
    is: (text) => text.includes('://') || /^https?:/i.test(text),
    why: 'it is a URL. Write only the id of the resource.',
  },
  {
    is: (text) => /^(?:arn|crn|urn|acs|ocid1)[:.]/i.test(text) || text.split(':', 3).length > 2,
    why: 'it looks like a resource name of another cloud. Write only the id of the resource.',
  },
  {
    is: (text) => RESOURCE_TYPES.has(text.split('/', 1).join()) && text.includes('/'),
    why: 'it includes a type. Write only the id, or move it to `resources`.',
  },
  {
    is: (text) => text.includes('/'),
    why: 'it looks like a path. Write only the id of the resource.',
  },
  {
    is: (text) => /[*?]/.test(text),
    why: 'it is a pattern. To select by pattern, leave `ids` and `resources` empty and set `name`.',
  },
  {
    is: isQuoted,
    why: 'the quotes would be part of it.',
    fix: unquote,
  },
  {
    is: (text) => /[;|]/.test(text),
    why: 'ids are separated by commas, whitespace or newlines.',
  },
  {
    is: (text) => !isId(text),
    why: 'an id has 1 to 128 letters, digits, dots, underscores, colons and dashes, and starts with a letter or digit. To select by name, leave `ids` and `resources` empty and set `name`.',
  },
]

/** One problem for each form, however many ids have it. */
export function checkIds(
  reader: Pick<Reader, 'problem'>,
  name: 'ids' | 'resources',
  ids: readonly string[],
): void {
  const unique = [...new Set(ids)]
  const found = Map.groupBy(unique, (id) => ID_FORMS.find(({ is }) => is(id)))
  for (const [form, bad] of found) {
    if (form === undefined) continue
    const [first = ''] = bad
    const write = form.fix === undefined ? '' : ` Write ${quote(form.fix(first))}.`
    const are = bad.length === 1 ? 'is not an id' : 'are not ids'
    reader.problem(name, `${quoteSome(bad)} ${are}: ${form.why}${write}`)
  }
}
