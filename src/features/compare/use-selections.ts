import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Candidate } from '@/domain/comparison/candidate'
import type { Programme } from '@/domain/records/comparison-records'
import { useLiveQuery } from '@/parts/use-live-query'
import { useStorage } from '@/parts/use-storage'

/** A set of assessments that can be chosen at once. */
export interface NamedSet {
  readonly key: string
  readonly name: string
  /** Of those that are here. */
  readonly ids: readonly string[]
  /** How many of it are not here any more. */
  readonly missing: number
  /** Of the selection that a person kept; null for a set that follows from a programme. */
  readonly storedId: string | null
}

/** The pilot and the other municipalities of each programme, then what was kept under a name. */
export function useSelections(all: () => readonly Candidate[]): ComputedRef<readonly NamedSet[]> {
  const { t } = useI18n()
  const storage = useStorage()
  const kept = useLiveQuery(async () => {
    const [programmes, selections] = await Promise.all([storage.programmes.list(), storage.selections.list()])
    return { programmes, selections }
  })
  const ofProgramme = ({ id, name, wave, members }: Programme): NamedSet[] =>
    (['pilot', 'nonPilot'] as const).flatMap((side) => {
      const codes = new Set(
        members
          .filter(({ isPilot }) => isPilot === (side === 'pilot'))
          .map(({ municipality }) => municipality),
      )
      const ids = all()
        .filter(
          ({ assessment }) =>
            codes.has(assessment.municipality) &&
            (assessment.programmeId === id || (assessment.programmeId === null && assessment.wave === wave)),
        )
        .map(({ assessment }) => assessment.id)
      const set = { key: `${id}/${side}`, name: t(`compare.selection.${side}`, { name }), missing: 0 }
      return ids.length === 0 ? [] : [{ ...set, ids, storedId: null }]
    })
  return computed(() => {
    const { programmes = [], selections = [] } = kept.value.value ?? {}
    const here = new Set(all().map(({ assessment }) => assessment.id))
    const own = selections.map(({ id, name, assessmentIds }): NamedSet => {
      const ids = assessmentIds.filter((one) => here.has(one))
      return { key: id, name, ids, missing: assessmentIds.length - ids.length, storedId: id }
    })
    return [...programmes.flatMap(ofProgramme), ...own]
  })
}
