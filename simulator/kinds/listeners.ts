// The listeners of a load balancer of zlb, and what is behind them.
import type { Resource } from '../kind.ts'

export interface Backend {
  readonly instanceId: string | null
  readonly privateIpAddress: string
  readonly weight: number
  readonly port: number
}

export interface Listener {
  readonly listenerId: string
  readonly createTime: string
  /** As the request had it. */
  readonly settings: Readonly<Record<string, unknown>>
  readonly backends: readonly Backend[]
}

/** By the fields of the balancer: whatever view there is of a resource, these are the same. */
const LISTENERS = new WeakMap<object, readonly Listener[]>()

export function listenersOf({ fields }: Resource): readonly Listener[] {
  return LISTENERS.get(fields) ?? []
}

export function setListeners({ fields }: Resource, listeners: readonly Listener[]): void {
  LISTENERS.set(fields, listeners)
}
