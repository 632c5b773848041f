// Events of one moment become one line: sixty equal changes are one change of sixty resources.

import type { Clock } from '../zenlayer/index.ts'

interface Moment<T> {
  /** Adds to what is equal by `key`; `render` is asked once, for all of them. */
  readonly add: (key: string, items: readonly T[], render: (items: readonly T[]) => void) => void
  /** Ends the moment, and prints what it holds. */
  readonly flush: () => void
}

/** `until`: with it no timer is left. */
export function createMoment<T>(clock: Pick<Clock, 'sleep'>, ms: number, until: AbortSignal): Moment<T> {
  const events = new Map<string, { readonly items: T[]; readonly render: (items: readonly T[]) => void }>()
  let over = new AbortController()

  function flush(): void {
    over.abort()
    const ended = [...events.values()]
    events.clear()
    for (const { items, render } of ended) render(items)
  }

  function start(): void {
    over = new AbortController()
    const { signal } = over
    void clock.sleep(ms, AbortSignal.any([signal, until])).then(() => {
      if (!signal.aborted && !until.aborted) flush()
    })
  }

  return {
    flush,
    add(key, items, render) {
      if (events.size === 0) start()
      const event = events.get(key)
      if (event === undefined) events.set(key, { items: [...items], render })
      else event.items.push(...items)
    },
  }
}
