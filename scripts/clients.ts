// Runs the official SDKs of clients/ against the simulator: `npm run clients`, or `npm run clients -- go` for one of them.

import { livesFor } from './clients/lives.ts'
import { isOnPath, PROGRAMS, type Program } from './clients/programs.ts'
import { runProgram } from './clients/run.ts'

const counts = { passed: 0, failed: 0 }
const asked = process.argv.slice(2)
for (const program of PROGRAMS.filter(({ tool }) => asked.length === 0 || asked.includes(tool))) {
  console.log(`\n== ${program.name}`)
  if (isOnPath(program.tool)) await runAll(program)
  else console.log(`Not run: there is no ${program.tool} on the PATH.`)
}
console.log(`\n${counts.passed} passed, ${counts.failed} failed`)
process.exitCode = counts.failed === 0 ? 0 : 1

async function runAll({ name, lacks, prepare }: Program): Promise<void> {
  for (const missing of lacks) console.log(`It does not have ${missing}.`)
  try {
    await runProgram(prepare(), livesFor(lacks), tell)
  } catch (error) {
    tell(`FAILED the ${name} cannot be run: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function tell(line: string): void {
  console.log(line)
  if (line.startsWith('ok ')) counts.passed += 1
  if (line.startsWith('FAILED ')) counts.failed += 1
}
