import type { Write } from '../../resources/index.ts'
import type { Tracked } from '../model/tracked.ts'

/** In order, as many together as the API accepts and as `largestBatch` of each allows. */
export function batches(resources: readonly Tracked[], write: Write): Tracked[][] {
  const max = 'atMost' in write ? write.atMost : 1
  const result: Tracked[][] = []
  let room = 0
  for (const resource of resources) {
    const last = result.at(-1)
    const size = last?.length ?? 0
    room = Math.min(last === undefined ? max : room, resource.largestBatch)
    if (last !== undefined && size < room) {
      last.push(resource)
    } else {
      result.push([resource])
      room = Math.min(max, resource.largestBatch)
    }
  }
  return result
}
