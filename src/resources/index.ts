// What can be torn down, and how its kind's API speaks of it.

export { hintFor, meaningOf, type Meaning } from './codes.ts'
export {
  IDS_PER_DESCRIBE,
  isId,
  isInUse,
  phaseOf,
  RESOURCES_PER_PAGE,
  WRITE_STEPS,
  type Carries,
  type Kind,
  type Phase,
  type Write,
  type WriteStep,
} from './kind.ts'
export { ALL_TYPES, KINDS, RESOURCE_TYPES, wordsFor } from './kinds.ts'
export { readDescribe, readPage, type Reference, type Sighting, type Tag, type Unread } from './observe.ts'
