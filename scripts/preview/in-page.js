// Runs in the page: shows the summary as GitHub would, with the elements that GitHub allows and its diagrams drawn.
// Plain JavaScript, because it is inlined as it stands.
;(async () => {
  // What GitHub's sanitiser leaves of HTML (the default schema of rehype-sanitize is the same list).
  const ELEMENTS = new Set(
    'a b blockquote br code dd del details div dl dt em h1 h2 h3 h4 h5 h6 hr i img ins kbd li ol p pre q rp rt ruby s samp span strike strong sub summary sup table tbody td tfoot th thead tr tt ul var'.split(
      ' ',
    ),
  )
  // GitHub's too, but for `src`: the page is to need no network, so a picture shows as its description.
  const ATTRIBUTES = new Set(
    'align alt class colspan height href nowrap open rowspan start title valign width'.split(' '),
  )
  // Elsewhere GitHub leaves the text of an element that it takes away.
  const GONE_WITH_CONTENT = new Set([
    'script',
    'style',
    'template',
    'noscript',
    'iframe',
    'textarea',
    'title',
  ])
  const HTML = 'http://www.w3.org/1999/xhtml'

  const article = document.querySelector('article')
  const { textContent } = document.getElementById('summary')
  // A parsed document is inert: nothing in it loads or runs. What is shown is built anew from it, node by node.
  article.append(allowed(new DOMParser().parseFromString(JSON.parse(textContent), 'text/html').body))
  await drawDiagrams()
  document.body.dataset.ready = 'true'

  function allowed(parent) {
    const fragment = document.createDocumentFragment()
    for (const node of parent.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) fragment.append(node.data)
      if (node.nodeType === Node.ELEMENT_NODE) fragment.append(allowedElement(node))
    }
    return fragment
  }

  function allowedElement(element) {
    if (element.namespaceURI !== HTML || GONE_WITH_CONTENT.has(element.localName)) return ''
    if (!ELEMENTS.has(element.localName)) return allowed(element)
    const copy = document.createElement(element.localName)
    for (const { name, value } of element.attributes) {
      if (ATTRIBUTES.has(name) && (name !== 'href' || isWebAddress(value))) copy.setAttribute(name, value)
    }
    copy.append(allowed(element))
    return copy
  }

  function isWebAddress(href) {
    return (
      URL.canParse(href, 'https://github.com') && /^https?:/.test(new URL(href, 'https://github.com').href)
    )
  }

  async function drawDiagrams() {
    const dark = matchMedia('(prefers-color-scheme: dark)').matches
    mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', theme: dark ? 'dark' : 'default' })
    for (const [index, code] of [...article.querySelectorAll('pre > code.language-mermaid')].entries()) {
      const diagram = document.createElement('div')
      diagram.className = 'diagram'
      code.parentElement.before(diagram)
      try {
        const { svg } = await mermaid.render(`diagram-${index}`, code.textContent, diagram)
        diagram.innerHTML = svg
        code.parentElement.remove()
      } catch (error) {
        // Its source stays, as on GitHub.
        diagram.textContent = `Mermaid cannot draw this: ${error.message}`
        console.error(diagram.textContent)
      }
    }
  }
})()
