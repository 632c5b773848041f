// Runs dist/ against a simulator that is running, and prints its log and its outputs: `npm run rehearse` (docs/rehearse.md).

import { runAction } from '../simulator/runner.ts'
import { inputsOf, USAGE, type Inputs } from './rehearse/inputs.ts'

const inputs = read()
if (inputs === undefined) process.exitCode = 2
else process.exitCode = (await rehearse(inputs)) ?? 1

function read(): Inputs | undefined {
  try {
    return inputsOf(process.argv.slice(2), process.env)
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`)
    return undefined
  }
}

async function rehearse(given: Inputs): Promise<number | null> {
  // The runner hides masks, and debug lines unless debug logging is on.
  const onLine = (line: string): void => {
    if (!/^::(debug|add-mask)::/.test(line)) console.log(line)
  }
  const { exitCode, outputs } = await runAction({ inputs: given, onLine })
  console.log('\n--- outputs ---\n')
  for (const [name, value] of Object.entries(outputs)) {
    // That file is deleted with the other files of the run.
    if (name !== 'results-file') console.log(`${name}=${value}`)
  }
  return exitCode
}
