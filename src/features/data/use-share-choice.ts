import { computed, reactive, type ComputedRef, type Ref } from 'vue'
import type { LocalisedText } from '@/domain/shared/text'
import type { Assessment, Sheet } from '@/domain/records/assessment'
import { findMunicipality } from '@/domain/registers/find'
import type { ShareSelection, WorkshopPart } from '@/domain/sharing/selection'
import type { AsyncState } from '@/parts/async-state'
import { useContent, type ContentLibrary } from '@/parts/content-library'
import { useLiveQuery } from '@/parts/use-live-query'
import { useStorage } from '@/parts/use-storage'
import type { Storage } from '@/storage/storage'

/** An assessment that can be shared. */
export interface ShareableAssessment {
  readonly assessment: Assessment
  /** Name of the municipality; its code where the register does not know it. */
  readonly name: LocalisedText
  readonly sheets: readonly Sheet[]
}

/** A questionnaire that can be shared by itself. */
export interface ShareableQuestionnaire {
  readonly sha256: string
  readonly title: LocalisedText
  readonly version: string
}

/** Everything that can be shared. */
export interface Shareable {
  readonly assessments: readonly ShareableAssessment[]
  readonly questionnaires: readonly ShareableQuestionnaire[]
}

/** Everything that can be shared, following every change. */
export function useShareable(): Readonly<Ref<AsyncState<Shareable>>> {
  const storage = useStorage()
  const content = useContent()
  return useLiveQuery(() => load(storage, content))
}

async function load(storage: Storage, content: ContentLibrary): Promise<Shareable> {
  const [register, assessments, sheets, questionnaires] = await Promise.all([
    content.municipalities().catch(() => null),
    storage.assessments.list(),
    storage.sheets.byAssessment(),
    storage.questionnaires.list(),
  ])
  const shareable = assessments.map((assessment) => ({
    assessment,
    name: (register && findMunicipality(register, assessment.municipality)?.name) ?? {
      en: assessment.municipality,
    },
    sheets: sheets.get(assessment.id) ?? [],
  }))
  const titled = questionnaires.map(async ({ id, questionnaireId, questionnaireVersion }) => {
    const kept = await content.keptQuestionnaire(id).catch(() => null)
    return { sha256: id, title: kept?.title ?? { en: questionnaireId }, version: questionnaireVersion }
  })
  return { assessments: shareable, questionnaires: await Promise.all(titled) }
}

/** What a person has chosen of an assessment. */
export interface AssessmentChoice {
  withPlan: boolean
  /** What of a workshop; what the group agreed on, unless a person chooses otherwise. */
  workshop: WorkshopPart
  /** Ids of the sheets that are left out. */
  readonly without: Set<string>
}

/** What a person has chosen to share. Names are left out unless they choose otherwise. */
export interface ShareChoice {
  /** By the id of the assessment; those not chosen are not in it. */
  readonly assessments: Map<string, AssessmentChoice>
  /** Hashes of questionnaires chosen by themselves. */
  readonly questionnaires: Set<string>
  withNames: boolean
  withNotes: boolean
  withAttachments: boolean
}

/** A choice of what to share, and what it means among all that can be shared. */
export interface UseShareChoice {
  readonly choice: ShareChoice
  /** Null while nothing is chosen. */
  readonly selection: ComputedRef<ShareSelection | null>
}

/** A choice of what to share. */
export function useShareChoice(shareable: () => Shareable | null): UseShareChoice {
  const choice: ShareChoice = reactive({
    assessments: new Map(),
    questionnaires: new Set(),
    withNames: false,
    withNotes: true,
    withAttachments: true,
  })
  return { choice, selection: computed(() => selectionOf(choice, shareable())) }
}

function selectionOf(choice: ShareChoice, shareable: Shareable | null): ShareSelection | null {
  const { withNames, withNotes, withAttachments } = choice
  const assessments = (shareable?.assessments ?? []).flatMap((one) => {
    const chosen = choice.assessments.get(one.assessment.id)
    return chosen ? [partOf(one, chosen)] : []
  })
  const questionnaires = [...choice.questionnaires]
  if (assessments.length + questionnaires.length === 0) return null
  return { assessments, questionnaires, withNames, withNotes, withAttachments }
}

function partOf(
  one: ShareableAssessment,
  { withPlan, workshop, without }: AssessmentChoice,
): ShareSelection['assessments'][number] {
  const { assessment, sheets } = one
  const isOutcome = isRunHere(one) && workshop === 'outcome'
  const some = sheets
    .filter(({ id, kind }) => !without.has(id) && (!isOutcome || kind === 'consensus'))
    .map(({ id }) => id)
  return {
    id: assessment.id,
    sheets: some.length === sheets.length ? 'all' : some,
    withPlan,
    workshop: isRunHere(one) ? workshop : 'outcome',
  }
}

/** Whether it is a workshop that this device runs: a participant's device has a sheet of one's own alone. */
export function isRunHere({ assessment, sheets }: ShareableAssessment): boolean {
  return assessment.respondents === 'workshop' && sheets.some(({ kind }) => kind === 'consensus')
}
