// What the checks find.

export interface Problem {
  /** From the root of the repository, with forward slashes. */
  readonly path: string
  /** Both from 1, as editors and compilers count. */
  readonly line: number
  readonly column: number
  readonly message: string
}

/** `file:line:column message`: the form that editors and terminals turn into a link. */
export function formatProblem({ path, line, column, message }: Problem): string {
  return `${path}:${line}:${column} ${message}`
}
