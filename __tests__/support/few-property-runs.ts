// For mutation testing, which asks each property a thousand times over: a few tries will do there.
import fc from 'fast-check'

fc.configureGlobal({ numRuns: 10 })
