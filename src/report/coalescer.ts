// Equal events within a short time become one line: sixty equal changes are one change of sixty resources.

import type { Clock } from '../zenlayer/index.ts'

interface Coalescer<T> {
  /** Events with the same `key` are equal; `render` is called once for all of them. */
  readonly add: (key: string, items: readonly T[], render: (items: readonly T[]) => void) => void
  /** Prints the events that have been held back. */
  readonly flush: () => void
}

/** Holds events back for at most `windowMs`. `until` cancels the timer. */
export function createCoalescer<T>(
  clock: Pick<Clock, 'sleep'>,
  windowMs: number,
  until: AbortSignal,
): Coalescer<T> {
  const events = new Map<string, { readonly items: T[]; readonly render: (items: readonly T[]) => void }>()
  let flushed = new AbortController()

  function flush(): void {
    flushed.abort()
    const held = [...events.values()]
    events.clear()
    for (const { items, render } of held) render(items)
  }

  function startWindow(): void {
    flushed = new AbortController()
    const { signal } = flushed
    void clock.sleep(windowMs, AbortSignal.any([signal, until])).then(() => {
      if (!signal.aborted && !until.aborted) flush()
    })
  }

  return {
    flush,
    add(key, items, render) {
      if (events.size === 0) startWindow()
      const event = events.get(key)
      if (event === undefined) events.set(key, { items: [...items], render })
      else event.items.push(...items)
    },
  }
}
