import { contextOf } from '@/domain/assessment/assessment-context'
import type { Ref } from 'vue'
import { progressOf, type ProgressCount } from '@/domain/assessment/progress'
import type { SheetAnswers } from '@/domain/assessment/sheet-answers'
import { shownSheet } from '@/domain/assessment/shown-sheet'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import type { Answer } from '@/domain/records/answer'
import type { Assessment } from '@/domain/records/assessment'
import { findMunicipality } from '@/domain/registers/find'
import { groupedBy } from '@/domain/shared/grouped'
import type { LocalisedText } from '@/domain/shared/text'
import type { AsyncState } from '@/parts/async-state'
import { keptQuestionnaires, useContent } from '@/parts/content-library'
import { isWorkshop, screensOf, type Part } from '@/parts/screens-of'
import { useLiveQuery } from '@/parts/use-live-query'
import { useStorage } from '@/parts/use-storage'
import type { Storage } from '@/storage/storage'

/** An assessment as its card shows it. */
export interface AssessmentCard {
  readonly assessment: Assessment
  /** Null where the register cannot be had or does not know the code, which is then shown instead. */
  readonly municipality: LocalisedText | null
  /** Null for the full set. */
  readonly subset: LocalisedText | null
  /** Null where the questionnaire cannot be read. Counted when it is asked for: a long list shows its beginning only. */
  readonly progress: ProgressCount | null
  /** Title of a questionnaire that is not the usual kind of assessment; null otherwise. */
  readonly title: LocalisedText | null
  /** How many sheets a survey has; null for other kinds. */
  readonly sheets: number | null
  /** Version of the questionnaire, where another assessment here has another version of it; null otherwise. */
  readonly version: string | null
  /** The parts that it has, the one to go on with first. */
  readonly screens: readonly [Part, ...Part[]]
  /** Instant of the last change to the assessment or one of its answers. */
  readonly changedAt: string
}

/** All assessments on this device, the one changed last first, following every change. */
export function useAssessmentCards(): Readonly<Ref<AsyncState<AssessmentCard[]>>> {
  const storage = useStorage()
  const content = useContent()
  return useLiveQuery(async () => {
    const [assessments, sheets, answers, counts, register] = await Promise.all([
      storage.assessments.list(),
      storage.sheets.byAssessment(),
      storage.answers.bySheet(),
      storage.responses.counts(),
      content.municipalities().catch(() => null),
    ])
    const open = await openSheets(storage, assessments)
    // A card without its questionnaire or register is better than no list: the way to the backup stays open.
    const hashes = assessments.map(({ questionnaire }) => questionnaire.sha256)
    const questionnaires = await keptQuestionnaires(content, hashes)
    const versions = groupedBy(assessments, ({ questionnaire }) => questionnaire.id)
    const cards = assessments.map((assessment) => {
      const { id, version } = assessment.questionnaire
      const isOnlyOne = (versions.get(id) ?? []).every((one) => one.questionnaire.version === version)
      const sheet = shownSheet(sheets.get(assessment.id) ?? [], open.get(assessment.id))
      const given = (sheet && answers.get(sheet.id)) ?? []
      const questionnaire = questionnaires.get(assessment.questionnaire.sha256) ?? null
      const named = register && findMunicipality(register, assessment.municipality)
      const count = questionnaire?.kind === 'survey' ? (counts.get(assessment.id) ?? 0) : null
      return cardOf(assessment, given, questionnaire, {
        ...{ name: named?.name ?? null, count, isOfGroup: isWorkshop(assessment, sheet) },
        version: isOnlyOne ? null : version,
      })
    })
    return cards.sort((a, b) => b.changedAt.localeCompare(a.changedAt))
  })
}

/** Of workshops, the sheet of whoever is at work on this device, by the assessment. */
async function openSheets(
  { workshops }: Pick<Storage, 'workshops'>,
  assessments: readonly Assessment[],
): Promise<ReadonlyMap<string, string | null>> {
  const ofGroups = assessments.filter(({ respondents }) => respondents === 'workshop')
  const open = ofGroups.map(async ({ id }) => [id, (await workshops.joined(id)).open] as const)
  return new Map(await Promise.all(open))
}

interface CardFacts {
  readonly name: LocalisedText | null
  readonly count: number | null
  readonly version: string | null
  readonly isOfGroup: boolean
}

function cardOf(
  assessment: Assessment,
  answers: readonly Answer[],
  questionnaire: Questionnaire | null,
  { name, count, version, isOfGroup }: CardFacts,
): AssessmentCard {
  const changes = [assessment, ...answers].map(({ updatedAt }) => updatedAt)
  return {
    assessment,
    municipality: name,
    title: questionnaire && questionnaire.kind !== 'benchmark' ? questionnaire.title : null,
    sheets: count,
    version,
    screens: screensOf(questionnaire?.kind ?? 'benchmark', isOfGroup),
    subset: questionnaire?.subsets.find(({ id }) => id === assessment.subset)?.title ?? null,
    get progress() {
      const said: SheetAnswers = new Map(answers.map(({ itemId, content: answer }) => [itemId, answer]))
      return questionnaire && progressOf(questionnaire, said, contextOf(assessment)).whole
    },
    changedAt: changes.reduce((latest, instant) => (instant > latest ? instant : latest)),
  }
}
