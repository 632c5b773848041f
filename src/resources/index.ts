// What can be torn down, and how its kind's API speaks of it.

export { hintFor, meaningOf, type Meaning } from './codes.ts'
export { IDS_PER_DESCRIBE, phaseOf, type Kind, type Phase, type Write } from './kind.ts'
export { KINDS, RESOURCE_TYPES } from './kinds.ts'
export { ItemError, readDescribe, type Sighting } from './observe.ts'
