// GitHub's validator imports its JSON without an import attribute, which Node refuses. Import this file first, and the
// validator afterwards with import(): hooks reach only what is loaded after them.

import { registerHooks } from 'node:module'

registerHooks({
  load(url, context, nextLoad) {
    if (!url.endsWith('.json')) return nextLoad(url, context)
    return nextLoad(url, { ...context, importAttributes: { ...context.importAttributes, type: 'json' } })
  },
})
