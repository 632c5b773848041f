// Makes text from outside safe for the log.

/**
 * Keeps `text` on one line and prevents workflow commands. The runner treats a line that starts with `::`, or has `##[`
 * anywhere, as a command (actions/runner, ActionCommand.cs), so neither may come from data.
 */
export function escapeCommands(text: string): string {
  return text
    .replace(/\p{Cc}|\p{Zl}|\p{Zp}/gu, ' ')
    .replaceAll('##[', '##\u200b[')
    .replace(/^(\s*):/, '$1\u200b:')
}
