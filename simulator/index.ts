// A Zenlayer Cloud API on loopback, for the demo, the tests and the benchmarks.
export type { Call } from './call.ts'
export type { ResourceSeed } from './resource-seed.ts'
export { parseSeed, type Seed } from './seed.ts'
export { serve, type ServeOptions, type SimulatorServer } from './server.ts'
export { Simulator, type SimulatorOptions, type Stats } from './simulator.ts'
export type { WireRequest, WireResponse } from './wire.ts'
