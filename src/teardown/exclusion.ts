// Why a resource must not be torn down.

import type { Failure } from './result.ts'

/** `failed`: the answer leaves out what it takes to judge. `reason` is the end of a sentence. */
export type Exclusion =
  | { readonly outcome: 'protected' | 'skipped'; readonly reason: string }
  | { readonly outcome: 'failed'; readonly reason: string; readonly error: Failure }
