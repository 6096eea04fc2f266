import { computed, type ComputedRef } from 'vue'
import type { Indicator, Item, Questionnaire } from '@/domain/questionnaire/format-1'
import { allIndicators } from '@/domain/questionnaire/tree'
import type { Assessment } from '@/domain/records/assessment'
import { findMunicipality } from '@/domain/registers/find'
import type { ShownText } from '@/domain/shared/text'
import { keptQuestionnaires, useContent, type ContentLibrary } from '@/parts/content-library'
import { useScreenLanguage } from '@/parts/screen-language'
import { useLiveQuery } from '@/parts/use-live-query'
import { useStorage } from '@/parts/use-storage'
import type { Storage } from '@/storage/storage'

/** An item among those of its indicator. */
export interface KnownItem {
  readonly indicator: Indicator
  readonly item: Item
}

/** What can be said of records beyond their ids; less while it loads, and where it cannot be had. */
export interface KnownContent {
  /** Name of a municipality; its code where the register does not know it. */
  municipality(code: string): ShownText
  /** An item of the questionnaire of an assessment that is stored here; null for any other. */
  item(assessmentId: string | null, itemId: string): KnownItem | null
  /** The code of a participant who takes part here; null for any other. */
  participantCode(id: string): string | null
}

/** What can be said of records of this device beyond their ids, following every change. */
export function useKnownContent(): ComputedRef<KnownContent> {
  const storage = useStorage()
  const content = useContent()
  const { shown } = useScreenLanguage()
  const state = useLiveQuery(() => load(storage, content))
  return computed(() => {
    const known = state.value.value
    return {
      municipality(code) {
        const found = known?.register && findMunicipality(known.register, code)
        return found ? shown(found.name) : { text: code, lang: 'en' }
      },
      item: (assessmentId, itemId) => known?.items.get(assessmentId ?? '')?.get(itemId) ?? null,
      participantCode: (id) => known?.codes.get(id) ?? null,
    }
  })
}

async function load(storage: Storage, content: ContentLibrary) {
  // Without the register or a questionnaire codes and ids are shown: what to do with the file stays clear.
  const [register, assessments] = await Promise.all([
    content.municipalities().catch(() => null),
    storage.assessments.list(),
  ])
  const questionnaires = await keptQuestionnaires(
    content,
    assessments.map(({ questionnaire }) => questionnaire.sha256),
  )
  const entries = assessments.map(({ id, questionnaire: { sha256 } }) => {
    const questionnaire = questionnaires.get(sha256)
    return [id, questionnaire ? itemsOf(questionnaire) : null] as const
  })
  return { register, items: new Map(entries), codes: await codesOf(storage, assessments) }
}

async function codesOf(storage: Storage, assessments: readonly Assessment[]): Promise<Map<string, string>> {
  const workshops = assessments.filter(({ respondents }) => respondents === 'workshop')
  const people = await Promise.all(workshops.map(({ id }) => storage.workshops.participants(id)))
  return new Map(people.flat().map(({ id, code }) => [id, code]))
}

const indexed = new WeakMap<Questionnaire, ReadonlyMap<string, KnownItem>>()

function itemsOf(questionnaire: Questionnaire): ReadonlyMap<string, KnownItem> {
  const known = indexed.get(questionnaire)
  if (known) return known
  const items = new Map(
    allIndicators(questionnaire.areas).flatMap((indicator) =>
      indicator.items.map((item) => [item.id, { indicator, item }] as const),
    ),
  )
  indexed.set(questionnaire, items)
  return items
}
