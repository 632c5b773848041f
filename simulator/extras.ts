// The operations that are not those of a single kind.
import type { Extra } from './extra.ts'
import { MEMBER_EXTRAS } from './extras/members.ts'
import { TAG_EXTRAS } from './extras/tags.ts'

export const EXTRAS: readonly Extra[] = [...TAG_EXTRAS, ...MEMBER_EXTRAS]
