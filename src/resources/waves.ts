// The order of the kinds, as the waves in which a run deletes them.

import { kindsBefore, type Kind } from './kind.ts'
import { kindNamed } from './kinds/index.ts'

/** 1 for a kind that waits for nothing; for the rest, one more than the latest of those it waits for. */
export function waveOf(kind: Kind): number {
  const known = waves.get(kind)
  if (known !== undefined) return known
  const earlier = kindsBefore(kind).flatMap((type) => kindNamed(type) ?? [])
  const wave = 1 + Math.max(0, ...earlier.map(waveOf))
  waves.set(kind, wave)
  return wave
}

const waves = new Map<Kind, number>()
