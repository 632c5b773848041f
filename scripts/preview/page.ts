// A job summary as a page of its own: GitHub-flavoured Markdown and Mermaid in one file that needs no network.

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { marked } from 'marked'

/**
 * The summary's HTML stands in the page as data. The page itself turns it into elements, and only into those that
 * GitHub allows (in-page.js); should that ever let something through, the policy keeps it from acting or loading.
 */
export function renderPage(markdown: string): string {
  const html = marked.parse(markdown, { gfm: true, async: false })
  const scripts = [mermaid(), readText('scripts/preview/in-page.js')].map(inScriptElement)
  const policy = `default-src 'none'; script-src ${scripts.map(sourceOf).join(' ')}; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'`
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Job summary</title>
<style>
${readText('node_modules/github-markdown-css/github-markdown.css')}
${LAYOUT}
</style>
<body class="markdown-body">
<article></article>
<script type="application/json" id="summary">${JSON.stringify(html).replaceAll('<', '\\u003c')}</script>
${scripts.map((script) => `<script>${script}</script>`).join('\n')}
</body>
</html>
`
}

/** Wide enough for the demo's table: on GitHub as here, one that is wider than the page scrolls by itself. */
const LAYOUT = `
body.markdown-body { margin: 0; padding: 24px }
article { max-width: 1012px; margin: 0 auto }
.diagram { margin-bottom: 16px; overflow-x: auto }
`

function mermaid(): string {
  return readText('node_modules/@mermaid-js/tiny/dist/mermaid.tiny.js')
}

/** The HTML parser looks for these in a script, whatever JavaScript would make of them; in both they stand in strings. */
function inScriptElement(script: string): string {
  return script.replace(/<(?=\/script|!--)/gi, '\\x3c')
}

function sourceOf(script: string): string {
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`
}

function readText(path: string): string {
  return readFileSync(join(import.meta.dirname, '../..', path), 'utf8')
}
