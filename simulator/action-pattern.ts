// How the seed names actions, in permissions and in faults.

/** `TerminatePort`, `sdn:TerminatePort`, and either with a `*` at its end. */
export function actionMatches(pattern: string, service: string, action: string): boolean {
  const name = pattern.includes(':') ? `${service}:${action}` : action
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern
}
