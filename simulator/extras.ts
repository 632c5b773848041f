// The operations that are not those of a single kind.
import type { Extra } from './extra.ts'
import { CATALOG_EXTRAS } from './extras/catalog.ts'
import { CREATE_EXTRAS } from './extras/create.ts'
import { LISTENER_EXTRAS } from './extras/listeners.ts'
import { MEMBER_EXTRAS } from './extras/members.ts'
import { RULE_EXTRAS } from './extras/rules.ts'
import { TAG_EXTRAS } from './extras/tags.ts'

export const EXTRAS: readonly Extra[] = [
  ...[...TAG_EXTRAS, ...MEMBER_EXTRAS, ...RULE_EXTRAS, ...CATALOG_EXTRAS, ...LISTENER_EXTRAS],
  ...CREATE_EXTRAS,
]
