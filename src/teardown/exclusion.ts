// Why a resource must not be torn down.

import type { Failure } from './result.ts'

/** `failed`: the answer leaves out what it takes to judge. `reason` is the end of a sentence. */
export type Exclusion =
  | {
      readonly outcome: 'protected' | 'skipped'
      readonly reason: string
      /** It is a VPC or a subnet that stays because of a resource in it. */
      readonly isBecauseOfContents?: boolean
    }
  | { readonly outcome: 'failed'; readonly reason: string; readonly error: Failure }
