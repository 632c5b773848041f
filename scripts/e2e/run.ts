// Reads the output of act. With --json it prints one object per line, in the format of v0.2.89.

export interface Run {
  readonly exitCode: number | null
  /** `success`, `failure`, `skipped` by the job's id. */
  readonly jobs: Readonly<Record<string, string>>
  /** `success`, `failure` by the step's name; a step that was skipped is not in it. */
  readonly steps: Readonly<Record<string, string>>
  /** By the step's id. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** The lines that the steps of that name printed, without workflow commands. */
  readonly printed: (step: string) => readonly string[]
  readonly annotations: readonly Annotation[]
  /** Of all steps, one after another. */
  readonly summary: string
  /** For people to read. */
  readonly log: readonly string[]
}

export interface Annotation {
  readonly level: 'notice' | 'warning' | 'error'
  readonly title: string
  readonly text: string
}

export function readRun(exitCode: number | null, lines: readonly string[]): Run {
  const events = lines.map(parseEvent)
  const outputs: Record<string, Record<string, string>> = {}
  for (const { command, stepID, name, arg } of events) {
    if (command === 'set-output') (outputs[stepID?.[0] ?? ''] ??= {})[name ?? ''] = arg ?? ''
  }
  return {
    exitCode,
    jobs: Object.fromEntries(events.flatMap(({ jobID, jobResult }) => pair(jobID, jobResult))),
    steps: Object.fromEntries(
      events.flatMap(({ step, stage, stepResult }) => (stage === 'Main' ? pair(step, stepResult) : [])),
    ),
    outputs,
    printed: (step) => events.filter((event) => event.step === step && event.raw_output === true).map(textOf),
    annotations: events.flatMap(({ command, arg, kvPairs }) =>
      isLevel(command) ? [{ level: command, title: kvPairs?.['title'] ?? '', text: arg ?? '' }] : [],
    ),
    summary: events
      .flatMap(({ command, content }) => (command === 'summary' ? [content ?? ''] : []))
      .join(''),
    log: events.map(textOf),
  }
}

interface Event {
  readonly msg?: string
  readonly jobID?: string
  readonly jobResult?: string
  readonly step?: string
  readonly stepID?: readonly string[]
  readonly stage?: string
  readonly stepResult?: string
  readonly command?: string
  readonly name?: string
  readonly arg?: string
  readonly content?: string
  readonly kvPairs?: Readonly<Record<string, string>> | null
  readonly raw_output?: boolean
}

/** Lines that are not JSON come from act itself, on its standard error. */
function parseEvent(line: string): Event {
  try {
    return JSON.parse(line) as Event
  } catch {
    return { msg: line }
  }
}

function textOf({ msg = '' }: Event): string {
  return msg.trimEnd()
}

function pair(name: string | undefined, value: string | undefined): [string, string][] {
  return name === undefined || value === undefined ? [] : [[name, value]]
}

function isLevel(command: string | undefined): command is Annotation['level'] {
  return command === 'notice' || command === 'warning' || command === 'error'
}
