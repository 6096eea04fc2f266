import type { Finding } from '@/domain/questionnaire/finding'
import type { QuestionnaireFile } from './read-questionnaire'
import type { Terminal } from './terminal'

/** Says everything that is wrong with a file, one finding a line; `name` goes before each where there are several files. */
export function sayFindings(terminal: Terminal, findings: readonly Finding[], name: string | null): void {
  const { say, out } = terminal
  for (const { path, code, params } of findings) {
    const place = path === '' ? say('terminal.wholeFile') : path
    out(`${name === null ? '' : `${name}: `}${place}: ${say(`questionnaire.finding.${code}`, params)}`)
  }
}

/** Says why a file cannot be used. The exit code: 1 when something in it is wrong, 2 when it cannot be read. */
export function sayUnusable(
  terminal: Terminal,
  file: Exclude<QuestionnaireFile, { state: 'sound' }>,
  name: string,
  isOneOfSeveral: boolean,
): 1 | 2 {
  if (file.state === 'faulty') {
    sayFindings(terminal, file.findings, isOneOfSeveral ? name : null)
    return 1
  }
  terminal.err(`${name}: ${terminal.say(`terminal.unreadable.${file.reason}`)}`)
  return 2
}
