// What it was measured on.

import { readdirSync, statSync } from 'node:fs'
import { cpus, loadavg, release, totalmem, type } from 'node:os'
import { join } from 'node:path'
import { DELAYS } from './world.ts'

export function machine(): string {
  const [cpu] = cpus()
  const dist = join(import.meta.dirname, '..', 'dist')
  const sizes = readdirSync(dist)
    .filter((name) => name.endsWith('.js'))
    .map((name) => statSync(join(dist, name)).size)
  const whole = sizes.reduce((sum, size) => sum + size, 0)
  const index = statSync(join(dist, 'index.js')).size
  const memory = `${(totalmem() / 1024 ** 3).toFixed(0)} GB`
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)} with Node ${process.version} on`,
    `${cpus().length} x ${cpu?.model.trim() ?? 'an unknown processor'}, ${memory}, ${type()} ${release()},`,
    `load ${loadavg()[0]?.toFixed(1) ?? 'unknown'} before the start (what else ran);`,
    `dist/ has ${(whole / 1024).toFixed(0)} kB, index.js ${(index / 1024).toFixed(0)} of them. The simulator ran in a process of its own on the same machine:`,
    `${DELAYS.latencyMs} ms a call, ${DELAYS.recycle / 1000} s to the bin, ${DELAYS.release / 1000} s to leave,`,
    'where the row does not say otherwise.',
  ].join(' ')
}
