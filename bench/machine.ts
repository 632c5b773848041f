// What it was measured on.

import { statSync } from 'node:fs'
import { cpus, loadavg, release, totalmem, type } from 'node:os'
import { join } from 'node:path'
import { DELAYS } from './world.ts'

export function machine(): string {
  const [cpu] = cpus()
  const dist = statSync(join(import.meta.dirname, '..', 'dist', 'index.js')).size
  const memory = `${(totalmem() / 1024 ** 3).toFixed(0)} GB`
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)} with Node ${process.version} on`,
    `${cpus().length} x ${cpu?.model.trim() ?? 'an unknown processor'}, ${memory}, ${type()} ${release()},`,
    `load ${loadavg()[0]?.toFixed(1) ?? 'unknown'} before the start (what else ran);`,
    `dist/index.js has ${(dist / 1024).toFixed(0)} kB. The simulator ran in a process of its own on the same machine:`,
    `${DELAYS.latencyMs} ms a call, ${DELAYS.recycle / 1000} s to the bin, ${DELAYS.release / 1000} s to leave,`,
    'where the row does not say otherwise.',
  ].join(' ')
}
