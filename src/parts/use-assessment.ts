import type { InjectionKey, Ref } from 'vue'
import { contextOf } from '@/domain/assessment/assessment-context'
import { shownSheet } from '@/domain/assessment/shown-sheet'
import type { AssessmentContext, EvidenceCounts, SheetAnswers } from '@/domain/assessment/sheet-answers'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import type { Assessment, Sheet } from '@/domain/records/assessment'
import type { Evidence } from '@/domain/records/evidence'
import { findMunicipality } from '@/domain/registers/find'
import type { Municipality } from '@/domain/registers/municipality'
import type { Storage } from '@/storage/storage'
import type { AsyncState } from './async-state'
import { useContent, type ContentLibrary } from './content-library'
import { saidIn, type SaidHere } from './said-in'
import { useLiveQuery } from './use-live-query'
import { injected } from '@/platform/injected'
import { sheetOfWindowKey, type SheetOfWindow } from '@/platform/sheet-of-window'
import { useStorage } from './use-storage'

/** An assessment with everything its screens need. */
export interface AssessmentBundle {
  readonly assessment: Assessment
  readonly sheet: Sheet
  readonly questionnaire: Questionnaire
  /** Null when the register does not know the code. */
  readonly municipality: Municipality | null
  readonly context: AssessmentContext
  readonly answers: SheetAnswers
  readonly evidence: readonly Evidence[]
  readonly evidenceCounts: EvidenceCounts
  /** What was said in the workshop whose agreed sheet this is; null as `saidIn` says. */
  readonly said: SaidHere | null
}

/** There is no such assessment on this device. */
export class AssessmentNotFound extends Error {}

/**
 * The assessment with this id, following every change; of a workshop always with the sheet that this window was opened for.
 * Fails with `AssessmentNotFound`, `ContentError` or `StorageError`.
 */
export function useAssessment(id: () => string): Readonly<Ref<AsyncState<AssessmentBundle>>> {
  const storage = useStorage()
  const content = useContent()
  const shown = injected(sheetOfWindowKey)
  return useLiveQuery(() => loadBundle(storage, content, shown, id()), id)
}

/** Where the shell around an assessment's pages provides what it has loaded. */
export const bundleKey: InjectionKey<Readonly<Ref<AssessmentBundle>>> = Symbol('assessment')

/** The assessment whose pages these are; ready, and following every change. */
export function useBundle(): Readonly<Ref<AssessmentBundle>> {
  return injected(bundleKey)
}

async function loadBundle(
  storage: Storage,
  content: ContentLibrary,
  shown: SheetOfWindow,
  id: string,
): Promise<AssessmentBundle> {
  const assessment = await storage.assessments.get(id)
  const sheet = assessment && (await sheetOf(storage, shown, assessment))
  if (!assessment || !sheet) throw new AssessmentNotFound(id)
  const [answers, evidence, questionnaire, register, said] = await Promise.all([
    storage.answers.ofSheet(sheet.id),
    storage.evidence.ofSheet(sheet.id),
    content.keptQuestionnaire(assessment.questionnaire.sha256),
    content.municipalities(),
    saidIn(storage, sheet),
  ])
  return {
    assessment,
    sheet,
    questionnaire,
    municipality: findMunicipality(register, assessment.municipality),
    context: contextOf(assessment),
    answers: new Map(answers.map(({ itemId, content: said }) => [itemId, said])),
    evidence,
    evidenceCounts: countByItem(evidence),
    said,
  }
}

/** In a workshop that which this window shows already, or of whoever is at work on this device. */
async function sheetOf(
  { sheets, workshops }: Storage,
  shown: SheetOfWindow,
  { id, respondents }: Assessment,
): Promise<Sheet | undefined> {
  const there = await sheets.ofAssessment(id)
  if (respondents !== 'workshop') return shownSheet(there)
  // Read in any case: when this window opens another sheet, this is what changes.
  const { open } = await workshops.joined(id)
  const kept = shown.read(id)
  const sheet = there.find((one) => one.id === kept) ?? shownSheet(there, open)
  if (sheet) shown.write(id, sheet.id)
  return sheet
}

function countByItem(evidence: readonly Evidence[]): EvidenceCounts {
  const counts = new Map<string, number>()
  for (const { itemId } of evidence) counts.set(itemId, (counts.get(itemId) ?? 0) + 1)
  return counts
}
