import type { Entry } from '@/domain/comparison/comparison'
import type { Lesson } from '@/domain/comparison/learning'
import type { Indicator } from '@/domain/questionnaire/format-1'
import type { Practice } from '@/domain/records/comparison-records'
import type { Mechanism } from '@/domain/registers/mechanism'
import { useContent } from '@/parts/content-library'
import { useScreenLanguage } from '@/parts/screen-language'
import { useLiveQuery } from '@/parts/use-live-query'
import { useStorage } from '@/parts/use-storage'

/** What those have recorded from whom others can learn. */
export interface Teaching {
  /** The titles of what supports the answers to the indicator. */
  readonly evidenceOf: (entry: Entry, indicator: Indicator) => readonly { id: string; text: string }[]
  /** Its practice cards for the indicator that are on this device. */
  readonly practicesOf: (entry: Entry, indicator: Indicator) => readonly Pick<Practice, 'id' | 'title'>[]
  /** The mechanisms that those cards name, each once. */
  readonly mechanismsIn: (lesson: Lesson) => readonly string[]
}

/** What is recorded on this device; none of it while names are hidden, because a practice tells whose it is. */
export function useTeaching(): Teaching {
  const storage = useStorage()
  const content = useContent()
  const { said } = useScreenLanguage()
  const kept = useLiveQuery(async () => {
    const [practices, register] = await Promise.all([storage.practices.list(), content.mechanisms()])
    return { practices, mechanisms: new Map(register.mechanisms.map((one) => [one.id, one])) }
  })
  const here = (): { practices: readonly Practice[]; mechanisms: ReadonlyMap<string, Mechanism> } =>
    kept.value.value ?? { practices: [], mechanisms: new Map() }
  const practicesOf: Teaching['practicesOf'] = ({ candidate: { assessment } }, { id }) =>
    here().practices.filter(
      ({ municipality, questionnaireId, indicatorIds }) =>
        municipality === assessment.municipality &&
        questionnaireId === assessment.questionnaire.id &&
        indicatorIds.includes(id),
    )
  return {
    practicesOf,
    evidenceOf({ candidate }, { items }) {
      const ids = new Set(items.map(({ id }) => id))
      return candidate.evidence
        .filter(({ itemId }) => ids.has(itemId))
        .map(({ id, title, number, link }) => ({
          id,
          text: [title, number].filter(Boolean).join(' · ') || link,
        }))
        .filter(({ text }) => text !== '')
    },
    mechanismsIn({ indicator, teachers }) {
      const { practices, mechanisms } = here()
      const ids = teachers.flatMap(({ entry }) => practicesOf(entry, indicator).map(({ id }) => id))
      const named = practices.filter(({ id }) => ids.includes(id)).map(({ mechanismId }) => mechanismId)
      return [...new Set(named)].flatMap((id) => {
        const mechanism = id === null ? undefined : mechanisms.get(id)
        return mechanism ? [said(mechanism.name)] : []
      })
    },
  }
}
