// The inputs of a rehearsal: from the arguments, and the access to the simulator from the environment.

export type Inputs = Readonly<Record<string, string>>

export const USAGE = `Runs the action against the simulator, as a workflow step would.

Usage: npm run rehearse -- INPUT=VALUE ...
  such as: npm run rehearse -- resource-type=all tags=preview=pr-42 dry-run=true

ENDPOINT (such as 127.0.0.1:8080), KEY_ID and KEY_PASSWORD are environment variables.`

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\]):\d+$/

/**
 * @throws {Error} if an argument is no input, or if the endpoint is not this machine: arguments are no place for the key of
 * a real account.
 */
export function inputsOf(args: readonly string[], env: NodeJS.ProcessEnv): Inputs {
  const { ENDPOINT = '', KEY_ID = '', KEY_PASSWORD = '' } = env
  if (!LOOPBACK.test(ENDPOINT))
    throw new Error(
      `ENDPOINT is ${JSON.stringify(ENDPOINT)}. A rehearsal runs against a simulator on loopback.`,
    )
  return {
    ...{ endpoint: `http://${ENDPOINT}`, 'access-key-id': KEY_ID, 'access-key-password': KEY_PASSWORD },
    ...Object.fromEntries(args.map(inputOf)),
  }
}

const FIXED = ['endpoint', 'access-key-id', 'access-key-password', 'bearer-token']

function inputOf(argument: string): readonly [name: string, value: string] {
  const [, name = '', value = ''] = /^([a-z][a-z-]*)=([^]*)$/.exec(argument) ?? []
  if (name === '') throw new Error(`${JSON.stringify(argument)} is not of the form INPUT=VALUE.`)
  if (FIXED.includes(name)) throw new Error(`${name} comes from the environment.`)
  return [name, value]
}
