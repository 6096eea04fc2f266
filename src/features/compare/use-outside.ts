import { computed, type ComputedRef, type Ref } from 'vue'
import { askedIndicators, askedItems } from '@/domain/assessment/applicability'
import { contextOf } from '@/domain/assessment/assessment-context'
import { figureOfSurvey, figuresOfIndex, type OutsideFigure } from '@/domain/comparison/beside'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import type { Assessment } from '@/domain/records/assessment'
import type { ExternalIndex } from '@/domain/records/comparison-records'
import type { LocalisedText } from '@/domain/shared/text'
import type { AsyncState } from '@/parts/async-state'
import { keptQuestionnaires, useContent, type ContentLibrary } from '@/parts/content-library'
import { readSurveyResults } from '@/parts/read-survey-results'
import { useLiveQuery } from '@/parts/use-live-query'
import { useStorage } from '@/parts/use-storage'
import type { Storage } from '@/storage/storage'

/** Somebody else who says something of the municipalities that are compared. */
export interface Outside {
  readonly id: string
  readonly name: LocalisedText
  /** Who published it and when; empty for a survey. */
  readonly source: string
  readonly isSurvey: boolean
  /** By the code of the municipality. */
  readonly figures: ReadonlyMap<string, OutsideFigure>
}

/** The external indices and residents' surveys on this device that say something of these municipalities. */
export function useOutside(codes: () => readonly string[]): {
  readonly state: Readonly<Ref<AsyncState<readonly Outside[]>>>
  readonly all: ComputedRef<readonly Outside[]>
} {
  const [storage, content] = [useStorage(), useContent()]
  const state = useLiveQuery(
    async (signal) => {
      const wanted = new Set(codes())
      const [indices, surveys] = await Promise.all([
        storage.indices.list(),
        surveysOf(storage, content, wanted, signal),
      ])
      return [...indices.map(ofIndex), ...surveys].filter(({ figures }) =>
        [...figures.keys()].some((code) => wanted.has(code)),
      )
    },
    () => [...codes()].sort().join(' '),
  )
  return { state, all: computed(() => state.value.value ?? []) }
}

function ofIndex(index: ExternalIndex): Outside {
  const { id, name, source, date } = index
  const said = [source, date].filter(Boolean).join(', ')
  return { id, name: { und: name }, source: said, isSurvey: false, figures: figuresOfIndex(index) }
}

/** The items of a survey by which residents give a mark, each with what those of every municipality gave last. */
async function surveysOf(
  storage: Storage,
  content: ContentLibrary,
  wanted: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<Outside[]> {
  const assessments = (await storage.assessments.list()).filter(({ municipality }) =>
    wanted.has(municipality),
  )
  const questionnaires = await keptQuestionnaires(
    content,
    assessments.map(({ questionnaire }) => questionnaire.sha256),
  )
  const figures = new Map<string, { name: LocalisedText; of: Map<string, OutsideFigure> }>()
  for (const assessment of assessments.toSorted((a, b) => (a.period.to < b.period.to ? -1 : 1))) {
    const questionnaire = questionnaires.get(assessment.questionnaire.sha256)
    if (questionnaire?.kind !== 'survey') continue
    for (const { id, name, figure } of await marksIn(storage, assessment, questionnaire, signal)) {
      const key = `${questionnaire.id}/${id}`
      const known = figures.get(key) ?? { name, of: new Map<string, OutsideFigure>() }
      known.of.set(assessment.municipality, figure)
      figures.set(key, known)
    }
  }
  return [...figures].map(([id, { name, of }]) => ({
    id,
    name,
    source: '',
    isSurvey: true,
    figures: of,
  }))
}

/** What residents of one municipality say of one item. */
interface Mark {
  readonly id: string
  readonly name: LocalisedText
  readonly figure: OutsideFigure
}

async function marksIn(
  storage: Storage,
  assessment: Assessment,
  questionnaire: Questionnaire,
  signal: AbortSignal,
): Promise<Mark[]> {
  const context = contextOf(assessment)
  const items = askedIndicators(questionnaire, context).flatMap(askedItems)
  if (!items.some(({ type }) => type === 'scale')) return []
  const { items: results } = await readSurveyResults(
    storage,
    { assessmentId: assessment.id, questionnaire, context, by: null },
    signal,
  )
  return results.flatMap(({ indicator, item, total }) => {
    const figure = item.type === 'scale' ? figureOfSurvey(item, total) : null
    return figure ? [{ id: item.id, name: item.label ?? indicator.title, figure }] : []
  })
}
