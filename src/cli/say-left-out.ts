import type { Comparison } from '@/domain/comparison/comparison'
import type { Assessment } from '@/domain/records/assessment'
import type { CarriedRecords } from '@/domain/records/registry'
import type { MunicipalityRegister } from '@/domain/registers/municipality'
import { createFormats } from '@/i18n/formats'
import { loadComparisonMessages } from '@/i18n/report-messages'
import { createTranslate } from '@/i18n/translate'
import { reasonText } from '@/reporting/comparison/exclusion-words'
import type { Candidates } from '@/reporting/from-records/candidates'
import type { Gathered } from '@/reporting/from-records/gathered-records'
import { assessmentName } from './assessment-name'
import type { Terminal } from './terminal'

/** Where something is said of assessments, and who knows the names of municipalities. */
export interface Telling {
  readonly terminal: Terminal
  readonly register: MunicipalityRegister
}

/** Says of every assessment why it takes no part in the comparison, each in one line. */
export async function sayLeftOut(
  { terminal, register }: Telling,
  { unreadable, unscored }: Candidates,
  comparison: Comparison | null,
): Promise<void> {
  const { say, err, language } = terminal
  const t = createTranslate(language, await loadComparisonMessages(language))
  const words = { t, formats: createFormats(language), input: { isAnonymous: false } }
  const tell = (assessment: Assessment, reasons: string) =>
    err(say('terminal.leftOut', { name: assessmentName(terminal, register, assessment), reasons }))
  for (const assessment of unreadable) tell(assessment, say('terminal.unsound'))
  for (const assessment of unscored) tell(assessment, say('terminal.unscored'))
  for (const { candidate, reasons } of comparison?.excluded ?? [])
    tell(candidate.assessment, reasons.map((reason) => reasonText(words, reason)).join(' '))
}

/** Says on which assessments the files contradict each other, each in one line; whether there are any. */
export function sayConflicts(
  { terminal, register }: Telling,
  { records, conflicts, refused }: Gathered,
): boolean {
  const said = new Map<string, string>()
  const note = (id: string | null, key: 'conflict' | 'otherThing') => {
    const name = id === null ? null : nameOf(id, records)
    if (id !== null && name !== null) said.set(id, terminal.say(`terminal.${key}`, { name }))
  }
  const nameOf = (id: string, { assessments }: CarriedRecords): string | null => {
    const assessment = assessments.find((one) => one.id === id)
    return assessment?.deletedAt === null ? assessmentName(terminal, register, assessment) : null
  }
  for (const { assessmentId } of conflicts) note(assessmentId, 'conflict')
  for (const { assessmentId } of refused) note(assessmentId, 'otherThing')
  for (const line of said.values()) terminal.err(line)
  return said.size > 0
}
