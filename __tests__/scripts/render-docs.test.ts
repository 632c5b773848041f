import { describe, expect, test } from '@jest/globals'
import { parseActionMetadata } from '../../scripts/action-metadata.ts'
import { renderDocs } from '../../scripts/render-docs.ts'
import { documents, readRepositoryFile } from '../../scripts/source-files.ts'
import { KINDS } from '../../src/resources/index.ts'
import { ACTION, ROOT } from './repository.ts'

const TABLES =
  '<!-- inputs --><!-- /inputs -->\n<!-- outputs --><!-- /outputs -->\n<!-- kinds --><!-- /kinds -->\n<!-- order --><!-- /order -->\n<!-- outcomes --><!-- /outcomes --><!-- errors --><!-- /errors --><!-- permissions --><!-- /permissions --><!-- simulated --><!-- /simulated -->\n'

const EXAMPLES: Readonly<Record<string, string>> = {
  'examples/small.yml': 'on: push\nname: costs $& or $1\n\n',
}

function render(readme: string, ...pages: readonly string[]): string {
  const files = {
    'README.md': readme,
    ...Object.fromEntries(pages.map((text, index) => [`docs/${index}.md`, text])),
  }
  const rendered = renderDocs(files, {
    action: parseActionMetadata(ACTION),
    kinds: KINDS.filter(({ type }) => ['port', 'zec-subnet', 'bmc-cidr-block'].includes(type)),
    readFile: (path) => {
      const text = EXAMPLES[path]
      if (text === undefined) throw new Error(`no such file: ${path}`)
      return text
    },
  })
  return Object.values(rendered).join('')
}

describe('renderDocs', () => {
  test('makes the tables and the examples, and nothing else', () => {
    const readme = `# Title

<!-- inputs -->
stale
<!-- /inputs -->
between
<!-- outputs --> stale <!-- /outputs -->
<!-- kinds -->
<!-- /kinds -->
<!-- a comment of its own -->
<!-- example: examples/small.yml -->
<!-- /example -->
end`
    const others =
      '<!-- order --><!-- /order --><!-- outcomes --><!-- /outcomes --><!-- errors --><!-- /errors --><!-- permissions --><!-- /permissions --><!-- simulated --><!-- /simulated -->'
    const rendered = render(`${readme}${others}`)
    expect(rendered.slice(0, rendered.indexOf('<!-- order -->'))).toBe(`# Title

<!-- inputs -->

| Input | Default | Meaning |
| --- | --- | --- |
| \`ids\` | required | What to tear down. |
| \`destroy\` | \`false\` | Either \`true\\|false\`. |
| \`note\` |  | Two lines in one. |

<!-- /inputs -->
between
<!-- outputs -->

| Output | Meaning |
| --- | --- |
| \`outcome\` | How it went. |

<!-- /outputs -->
<!-- kinds -->

| Kind | Family | What it is | To the recycle bin | Out of it | Tags | Group | Goes after |
| --- | --- | --- | --- | --- | --- | --- | --- |
| \`port\` |  | port | TerminatePort | DestroyPort | yes | yes | \`private-connect\`, \`cloud-router\`, \`ip-transit\` |
| \`bmc-cidr-block\` | \`cidr-block\` | bare-metal CIDR block | TerminateCidrBlock (2) | ReleaseCidrBlocks | yes | yes | \`bmc-instance\`, \`bmc-eip\`, \`bmc-load-balancer\` |
| \`zec-subnet\` | \`subnet\` | elastic compute subnet | DeleteSubnet (1) | DeleteSubnet | no | no | \`zec-instance\`, \`zec-nic\`, \`zec-nat-gateway\`, \`zec-havip\`, \`zlb-load-balancer\` |

<!-- /kinds -->
<!-- a comment of its own -->
<!-- example: examples/small.yml -->

\`\`\`yml
on: push
name: costs $& or $1
\`\`\`

<!-- /example -->
end`)
  })

  test('makes the tables of outcomes and error codes from the code', () => {
    const rendered = render(TABLES)
    expect(rendered).toContain(
      '| ❔ `missing` | not found: already gone, never existed, or not visible to this access key | succeeded, with a warning, or failed with `if-missing: error` |\n',
    )
    expect(rendered).toMatch(/^\| 🛡️ `protected` \| left in place: .* \| neither \|$/mu)
    expect(rendered).toMatch(/^\| `TIMED_OUT` \| `wait-timeout`, or .*, was used up\. /m)
  })

  test('changes nothing the second time', () => {
    const once = render(`${TABLES}<!-- example: examples/small.yml --><!-- /example -->`)
    expect(render(once)).toBe(once)
  })

  test('accepts a table in any of the files', () => {
    expect(render('# Title\n', TABLES)).toContain('| Input | Default | Meaning |')
  })

  test('lists the kinds by the wave in which they go', () => {
    expect(render(TABLES)).toContain(
      '| Wave | Kinds |\n| --- | --- |\n| 3 | `bmc-cidr-block`, `port` |\n| 6 | `zec-subnet` |\n',
    )
  })

  test('lists the permissions of each kind', () => {
    expect(render(TABLES)).toContain(
      '| `zec-subnet` | `zec:DescribeSubnets` | refused | `zec:DeleteSubnet` |',
    )
  })

  test('makes every example, also the same one twice', () => {
    const example = '<!-- example: examples/small.yml --><!-- /example -->'
    expect(render(`${TABLES}${example}${example}`).match(/on: push/g)).toHaveLength(2)
  })

  test.each([
    [
      'is missing',
      '<!-- outputs --><!-- /outputs -->',
      'No file has a marker for: inputs, kinds, order, outcomes, errors, permissions, simulated.',
    ],
    ['is not closed', `${TABLES}<!-- example: examples/small.yml -->`, 'is not closed by <!-- /example -->'],
    [
      'is closed by another',
      '<!-- inputs --><!-- outputs --><!-- /outputs -->',
      'is not closed by <!-- /inputs -->',
    ],
    ['names no file', `${TABLES}<!-- example: examples/none.yml --><!-- /example -->`, 'no such file'],
  ])('refuses a README whose marker %s', (_, readme, message) => {
    expect(() => render(readme)).toThrow(message)
  })
})

test('the documentation is what "npm run docs" makes of it', () => {
  const readFile = (path: string) => readRepositoryFile(ROOT, path)
  const files = documents(ROOT)
  expect(
    renderDocs(files, { action: parseActionMetadata(readFile('action.yml')), kinds: KINDS, readFile }),
  ).toEqual(files)
})
