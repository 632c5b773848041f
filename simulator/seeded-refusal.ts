// The refusals that a seed has for one resource, by action.
import { Refusal } from './codes.ts'
import type { Resource } from './kind.ts'

/** Counts as given once it is taken. */
export function takeRefusal(resource: Resource, action: string): Refusal | undefined {
  const entry = resource.refusals.get(action)
  if (entry === undefined || entry.left <= 0) return undefined
  entry.left -= 1
  const { status, code, message, whole } = entry.seed
  return new Refusal(status, code, message ?? `Refused by the seed: ${resource.id}.`, whole)
}
