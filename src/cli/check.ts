import { resolve } from 'node:path'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import { allAreas, allIndicators } from '@/domain/questionnaire/tree'
import { readQuestionnaire } from './read-questionnaire'
import { sayComparison } from './say-comparison'
import { sayUnusable } from './say-findings'
import type { Terminal } from './terminal'

/** Exit code of a command: 0 all well, 1 something is wrong, 2 something cannot be read or written. */
export type ExitCode = 0 | 1 | 2

/**
 * Checks files, named as seen from `folder`: a summary of each that is sound, every finding of each that is not. The
 * exit code is that of the worst.
 */
export function check(terminal: Terminal, files: readonly string[], folder: string): ExitCode {
  const codes = files.map((name): ExitCode => {
    const file = readQuestionnaire(resolve(folder, name))
    if (file.state !== 'sound') return sayUnusable(terminal, file, name, files.length > 1)
    saySummary(terminal, name, file.questionnaire, file.sha256)
    return 0
  })
  return codes.reduce((worst, code) => (code > worst ? code : worst), 0)
}

/**
 * Checks a file and compares it with an earlier version: what differs, and whether its version has grown enough for it.
 * 1 when not, or when the two are not versions of one questionnaire.
 */
export function checkAgainst(terminal: Terminal, name: string, oldName: string, folder: string): ExitCode {
  const [now, old] = [name, oldName].map((one) => readQuestionnaire(resolve(folder, one)))
  if (now?.state !== 'sound' || old?.state !== 'sound') {
    const codes = [
      ...(now && now.state !== 'sound' ? [sayUnusable(terminal, now, name, true)] : []),
      ...(old && old.state !== 'sound' ? [sayUnusable(terminal, old, oldName, true)] : []),
    ]
    return codes.includes(2) ? 2 : 1
  }
  saySummary(terminal, name, now.questionnaire, now.sha256)
  return sayComparison(terminal, old.questionnaire, now.questionnaire) ? 0 : 1
}

function saySummary(
  { say, out }: Terminal,
  name: string,
  { id, version, kind, status, languages, review, areas }: Questionnaire,
  sha256: string,
): void {
  const indicators = allIndicators(areas)
  const items = indicators.flatMap((indicator) => indicator.items)
  const reviewed = languages.map((language) => {
    const state = review[language]
    return state === undefined ? language : `${language} (${say(`terminal.review.${state}`)})`
  })
  out(say('terminal.sound', { file: name }))
  out(`  ${id} ${version}, ${say(`terminal.kind.${kind}`)}, ${say(`terminal.status.${status}`)}`)
  out(`  ${say('terminal.languages', { languages: reviewed.join(', ') })}`)
  const count = (what: 'areas' | 'indicators' | 'items', n: number) => say(`terminal.count.${what}`, { n }, n)
  out(
    `  ${count('areas', allAreas(areas).length)}, ${count('indicators', indicators.length)}, ${count('items', items.length)}`,
  )
  out(`  ${say('terminal.fingerprint', { sha256 })}`)
}
