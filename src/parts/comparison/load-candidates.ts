import { comparedSheet } from '@/domain/assessment/shown-sheet'
import { candidateOf, type StoredAssessment } from '@/domain/comparison/candidate-of'
import type { Candidate } from '@/domain/comparison/candidate'
import { ownScore } from '@/domain/comparison/own-score'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import type { Assessment, Sheet } from '@/domain/records/assessment'
import { findMunicipality } from '@/domain/registers/find'
import type { MunicipalityRegister } from '@/domain/registers/municipality'
import { keptQuestionnaires, type ContentLibrary } from '@/parts/content-library'
import { saidIn } from '@/parts/said-in'
import type { Storage } from '@/storage/storage'
import { inSlices } from './in-slices'

/** What is kept on this device that has scores. */
export interface Gathered {
  readonly stored: readonly StoredAssessment[]
  /** Those whose questionnaire cannot be read, so that nobody can say what they are. */
  readonly unreadable: readonly Assessment[]
  /** Of the register; none where there is no assessment. */
  readonly regions: MunicipalityRegister['regions']
}

/** What a municipality says is scored in these kinds of questionnaires; a survey or a profile has no score to compare. */
const SCORED: readonly Questionnaire['kind'][] = ['benchmark', 'certification']

/**
 * Reads all assessments that have scores, each with the sheet that it is shown by; each version of a questionnaire is
 * parsed once. Fails with `StorageError`, or with `ContentError` where the register of municipalities cannot be had:
 * without it every municipality would seem unknown.
 */
export async function readGathered(storage: Storage, content: ContentLibrary): Promise<Gathered> {
  const [assessments, sheets, answers, evidence] = await Promise.all([
    storage.assessments.list(),
    storage.sheets.byAssessment(),
    storage.answers.bySheet(),
    storage.evidence.bySheet(),
  ])
  if (assessments.length === 0) return { stored: [], unreadable: [], regions: [] }
  const shown = await shownSheets(storage, assessments, sheets)
  const register = await content.municipalities()
  const hashes = assessments.map(({ questionnaire }) => questionnaire.sha256)
  const questionnaires = await keptQuestionnaires(content, hashes)
  const stored = shown.flatMap(({ assessment, sheet, said }): StoredAssessment[] => {
    const questionnaire = questionnaires.get(assessment.questionnaire.sha256)
    if (!questionnaire || !SCORED.includes(questionnaire.kind)) return []
    const municipality = findMunicipality(register, assessment.municipality)
    const of = <T>(bySheet: ReadonlyMap<string, readonly T[]>) => (sheet && bySheet.get(sheet.id)) ?? []
    return [{ assessment, answers: of(answers), evidence: of(evidence), questionnaire, municipality, said }]
  })
  const unreadable = assessments.filter(({ questionnaire }) => !questionnaires.get(questionnaire.sha256))
  return { stored, unreadable, regions: register.regions }
}

interface Shown {
  readonly assessment: Assessment
  /** Undefined where it has none. */
  readonly sheet: Sheet | undefined
  readonly said: StoredAssessment['said']
}

/** Each assessment with the sheet that it is shown by, and what was said in its workshop. */
function shownSheets(
  storage: Storage,
  assessments: readonly Assessment[],
  sheets: ReadonlyMap<string, readonly Sheet[]>,
): Promise<Shown[]> {
  const shown = assessments.map(async (assessment) => {
    const sheet = comparedSheet(assessment, sheets.get(assessment.id) ?? [])
    const isGroup = assessment.respondents === 'workshop'
    return { assessment, sheet, said: sheet && isGroup ? await saidIn(storage, sheet) : null }
  })
  return Promise.all(shown)
}

/** The assessments as they may be compared, each scored; the page stays free meanwhile. Rejects with the signal's reason. */
export function candidatesOf(stored: readonly StoredAssessment[], signal: AbortSignal): Promise<Candidate[]> {
  return inSlices(stored, scored, signal)
}

function scored(stored: StoredAssessment): Candidate {
  const candidate = candidateOf(stored)
  // Kept for the comparison, which would otherwise score all of them in one go.
  ownScore(candidate)
  return candidate
}
