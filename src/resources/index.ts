// The kinds of resources that can be torn down, and their part of the API.

export {
  describeIds,
  listPage,
  UnusableAnswerError,
  write,
  type LeftOut,
  type ListFilters,
  type WriteAnswer,
} from './api.ts'
export { hintFor, meaningOf, RUN_AGAIN, type Meaning } from './codes.ts'
export {
  IDS_PER_DESCRIBE,
  isActive,
  isId,
  isInUse,
  kindsBefore,
  phaseOf,
  WRITE_STEPS,
  type DependentKind,
  type Kind,
  type Phase,
  type Write,
  type WriteStep,
} from './kind.ts'
export { ALL_TYPES, kindNamed, KINDS, RESOURCE_TYPES, wordsFor } from './kinds/index.ts'
export {
  labelOf,
  readDescribe,
  readPage,
  type Described,
  type Page,
  type Reference,
  type Observation,
  type Tag,
  type Unread,
} from './observe.ts'
export { listTagged, type TaggedResource, type TagQuery } from './tag-service.ts'
export { waveOf } from './waves.ts'
