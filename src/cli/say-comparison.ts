import { differencesBetween, type Difference } from '@/domain/questionnaire/diff'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import { bumpedVersion, bumpOf, isBumpedEnough, minimumBump } from '@/domain/questionnaire/minimum-bump'
import type { Terminal } from './terminal'

/**
 * Says what differs between two versions, one difference a line, and the least version that follows from it. Whether
 * the newer one has at least that version.
 */
export function sayComparison(terminal: Terminal, before: Questionnaire, after: Questionnaire): boolean {
  const { say, out } = terminal
  if (before.id !== after.id) {
    out(say('terminal.otherQuestionnaire', { before: before.id, after: after.id }))
    return false
  }
  const differences = differencesBetween(before, after)
  const bump = minimumBump(differences)
  const params = { before: before.version, after: after.version }
  out(say('terminal.differences', { ...params, n: differences.length }, differences.length))
  for (const difference of differences) out(`  ${inWords(terminal, difference)}`)
  const isEnough = isBumpedEnough(after.version, before.version, bump)
  const least = bumpedVersion(before.version, bump)
  out(say('terminal.minimum', { bump: say(`terminal.bump.${bump}`), least }))
  out(say(isEnough ? 'terminal.versionEnough' : 'terminal.versionTooLow', { version: after.version, least }))
  return isEnough
}

function inWords({ say }: Terminal, { path, code, params, change, languages }: Difference): string {
  const sentence = say(`terminal.difference.${code}`, { ...params })
  const nothing = say('terminal.nothing')
  const values = change ? ` (${change.before ?? nothing} → ${change.after ?? nothing})` : ''
  const where = languages ? ` (${languages.join(', ')})` : ''
  return `${say(`terminal.bump.${bumpOf(code)}`)}: ${path}: ${sentence}${values}${where}.`
}
