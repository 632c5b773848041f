// Text that comes from outside, made fit for the log.

/**
 * Keeps `text` on one line and makes no workflow command of it. The runner takes a line that starts with `::`, or has
 * `##[` anywhere, for a command (actions/runner, ActionCommand.cs), so neither may come from data.
 */
export function escapeCommands(text: string): string {
  return text
    .replace(/\p{Cc}|\p{Zl}|\p{Zp}/gu, ' ')
    .replaceAll('##[', '##\u200b[')
    .replace(/^(\s*):/, '$1\u200b:')
}
