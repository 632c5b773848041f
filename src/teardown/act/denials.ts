// Permissions that the access key turns out to lack. They may be granted per resource, so only the same refusal of
// several resources means that the others would be refused as well.

import type { WriteStep } from '../../resources/index.ts'
import type { CallError } from '../../zenlayer/index.ts'

export interface Denials {
  /** `step` was refused for the resource `id`. */
  add(step: WriteStep, id: string, error: CallError): void
  /** The refusal that every further resource of the kind would get for `step`; undefined while that is not known. */
  of(step: WriteStep): CallError | undefined
}

const ENOUGH = 3

export function createDenials(): Denials {
  const denied = new Map<WriteStep, { readonly ids: Set<string>; readonly error: CallError }>()
  return {
    add(step, id, error) {
      const before = denied.get(step)
      const same = before?.error.code === error.code ? before : { ids: new Set<string>(), error }
      same.ids.add(id)
      denied.set(step, same)
    },
    of(step) {
      const refusals = denied.get(step)
      return refusals !== undefined && refusals.ids.size >= ENOUGH ? refusals.error : undefined
    },
  }
}
