// Runs the workflows of examples/ unchanged, with nektos/act against the simulator, and checks the results: `npm run e2e`,
// or `npm run e2e -- manual.yml` for one of them. act ignores event filters, concurrency and permissions; those are
// checked in the text.

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { check, holds, told, type Check } from './e2e/check.ts'
import { findAct, HOW_TO_GET_ACT } from './e2e/find-act.ts'
import { readExample } from './e2e/folders.ts'
import type { Recipe, Scenario } from './e2e/recipe.ts'
import { afterFailure } from './e2e/recipes/after-failure.ts'
import { firstWorkflow } from './e2e/recipes/first-workflow.ts'
import { manual } from './e2e/recipes/manual.ts'
import { nightlySweep } from './e2e/recipes/nightly-sweep.ts'
import { planAndApply } from './e2e/recipes/plan-and-apply.ts'
import { previewClosed } from './e2e/recipes/preview-closed.ts'
import { previewVpc } from './e2e/recipes/preview-vpc.ts'
import { openStage } from './e2e/stage.ts'
import { commonChecks, parseWorkflow } from './e2e/workflow.ts'

const RECIPES: readonly Recipe[] = [
  ...[firstWorkflow, previewClosed, previewVpc, manual, planAndApply, nightlySweep, afterFailure],
]

const act = findAct(process.env)
if (act === undefined) {
  console.error(HOW_TO_GET_ACT)
  process.exitCode = 1
} else {
  process.exitCode = (await runAll(act, process.argv.slice(2))) ? 0 : 1
}

async function runAll(command: string, asked: readonly string[]): Promise<boolean> {
  const recipes = RECIPES.filter(({ example }) => asked.length === 0 || asked.includes(example))
  if (recipes.length === 0) {
    console.error(`There is no such example. There are: ${RECIPES.map(({ example }) => example).join(', ')}.`)
    return false
  }
  const checks = asked.length === 0 ? [everyExampleHasOne()] : []
  for (const one of checks) console.log(told('examples/', one))
  // Side by side, since they mostly wait; printed in order.
  for (const result of recipes.map((recipe) => runRecipe(command, recipe))) {
    const { told: lines, checks: own } = await result
    console.log(lines.join('\n'))
    checks.push(...own)
  }
  const failed = checks.filter((one) => !holds(one)).length
  console.log(`\n${checks.length - failed} passed, ${failed} failed`)
  return failed === 0
}

function everyExampleHasOne(): Check {
  const examples = readdirSync(join(import.meta.dirname, '..', 'examples'))
  return check('every example is run here', examples.sort(), RECIPES.map(({ example }) => example).sort())
}

interface Result {
  readonly told: readonly string[]
  readonly checks: readonly Check[]
}

async function runRecipe(command: string, { example, reads, scenarios }: Recipe): Promise<Result> {
  const workflow = parseWorkflow(readExample(example))
  const read = [...commonChecks(workflow), ...reads(workflow)]
  const results: Result[] = [{ told: read.map((one) => told(example, one)), checks: read }]
  for (const scenario of scenarios) results.push(await runScenario(command, example, scenario))
  return { told: results.flatMap((result) => result.told), checks: results.flatMap(({ checks }) => checks) }
}

async function runScenario(command: string, example: string, scenario: Scenario): Promise<Result> {
  const { name, plays, ...setting } = scenario
  const where = `${example}, ${name}`
  try {
    await using stage = await openStage(command, { example, ...setting })
    const checks = await plays(stage)
    const log = checks.every(holds) ? [] : stage.log.map((line) => `      | ${line}`)
    return { told: [...checks.map((one) => told(where, one)), ...log], checks }
  } catch (error) {
    const broken = check('could be run', String(error), 'no error')
    return { told: [told(where, broken)], checks: [broken] }
  }
}
