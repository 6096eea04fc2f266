import { check, checkAgainst, type ExitCode } from './check'
import { readCommandLine } from './command-line'
import type { CompareCommand, ReportCommand } from './paper-commands'
import { publish } from './publish'
import { score } from './score'
import { createTerminal, type Terminal } from './terminal'

/** The commands that make papers: a bundle of their own, so that the others start as fast as without them. */
export interface Papers {
  readonly report: (terminal: Terminal, command: ReportCommand, folder: string) => Promise<ExitCode>
  readonly compare: (terminal: Terminal, command: CompareCommand, folder: string) => Promise<ExitCode>
}

/** Runs one command of the terminal tool; files are named as seen from `folder`. */
export async function run(
  words: readonly string[],
  folder: string,
  papers: () => Promise<Papers>,
): Promise<ExitCode> {
  const { command, language } = readCommandLine(words)
  const terminal = createTerminal(language)
  switch (command.name) {
    case 'help':
      sayUsage(terminal, 'out')
      return 0
    case 'check': {
      const [first = ''] = command.files
      return command.against === null
        ? check(terminal, command.files, folder)
        : checkAgainst(terminal, first, command.against, folder)
    }
    case 'publish':
      return publish(terminal, command.file, folder, command.date ?? today())
    case 'score':
      return score(terminal, command, folder)
    case 'report':
      return (await papers()).report(terminal, command, folder)
    case 'compare':
      return (await papers()).compare(terminal, command, folder)
    case 'wrong':
      terminal.err(terminal.say(`terminal.usageError.${command.code}`, { about: command.about }))
      sayUsage(terminal, 'err')
      return 2
  }
}

const USAGE = [
  'check',
  'against',
  'publish',
  'score',
  'report',
  'compare',
  'compareMore',
  'language',
] as const

function sayUsage(terminal: Terminal, stream: 'out' | 'err'): void {
  for (const line of USAGE) terminal[stream](terminal.say(`terminal.usage.${line}`))
}

/** The day that the calendar on the wall shows. */
function today(): string {
  const now = new Date()
  const digits = (value: number) => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${digits(now.getMonth() + 1)}-${digits(now.getDate())}`
}
