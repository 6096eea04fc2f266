import type { VueWrapper } from '@vue/test-utils'
import { h, type Component } from 'vue'
import type { Candidate } from '@/domain/comparison/candidate'
import { compare } from '@/domain/comparison/compare'
import type { Comparison } from '@/domain/comparison/comparison'
import { tableOf, type Table } from '@/domain/comparison/table'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import { allIndicators } from '@/domain/questionnaire/tree'
import type { Assessment } from '@/domain/records/assessment'
import { fakeStorage } from '../../support/fake-storage'
import { mountPage } from '../../support/mount-page'
import { anArea, anIndicator, aQuestionnaire, aSheet, NOT_APPLICABLE } from '../../support/questionnaires'

/** Two areas of two ladders each, all of the same weight. */
export const FOUR_LADDERS = aQuestionnaire({
  areas: [
    anArea('area-1', { indicators: [anIndicator('ONE'), anIndicator('TWO')] }),
    anArea('area-2', { indicators: [anIndicator('THREE'), anIndicator('FOUR')] }),
  ],
})

/** Levels of the indicators in the order of the file; null is "not applicable". */
export type Levels = readonly (number | null)[]

/** A wave: what each invented municipality said, by its name. */
export type Said = Readonly<Record<string, Levels>>

/** What a view is given. */
export interface ViewProps {
  readonly table: Table
  readonly comparison: Comparison
  readonly names: ReadonlyMap<string, string>
}

/** The comparison of what was said in 2026, and in 2025 where that is given; made by the rules of the domain. */
export function comparedIn(
  now: Said,
  before: Said | null = null,
  of: Questionnaire = FOUR_LADDERS,
): ViewProps {
  const waves = [...(before ? [['2025', before] as const] : []), ['2026', now] as const]
  const all = waves.flatMap(([wave, said]) =>
    Object.entries(said).map(([name, levels]) => ({ name, candidate: candidateOf(of, name, wave, levels) })),
  )
  const comparison = compare(all.map(({ candidate }) => candidate))
  if (!comparison) throw new Error('nothing was compared')
  if (comparison.excluded.length > 0) throw new Error('something was left out')
  return {
    table: tableOf(comparison, '2026', before ? '2025' : null),
    comparison,
    names: new Map(all.map(({ name, candidate }) => [candidate.assessment.id, name])),
  }
}

/** The view in English, among real texts. */
export async function openView(view: Component, props: ViewProps): Promise<VueWrapper> {
  const { storage } = await fakeStorage()
  const { screen } = await mountPage({ render: () => h(view, { ...props }) }, { storage, language: 'en' })
  return screen
}

function candidateOf(questionnaire: Questionnaire, name: string, wave: string, levels: Levels): Candidate {
  const indicators = allIndicators(questionnaire.areas)
  const answers = indicators.map(({ id }, index) => [id, levels[index] ?? NOT_APPLICABLE] as const)
  const both = { ka: name, en: name }
  return {
    assessment: assessmentOf(questionnaire, name, wave),
    municipality: { id: name, name: both, officialName: both, region: 'nowhere', kind: 'community' },
    questionnaire,
    answers: aSheet(Object.fromEntries(answers)),
    evidence: [],
    evidenceCounts: new Map(),
    voice: 'self',
    people: null,
  }
}

function assessmentOf({ id, version }: Questionnaire, municipality: string, wave: string): Assessment {
  return {
    id: crypto.randomUUID(),
    schema: 1,
    version: {},
    createdAt: '2026-03-01T10:00:00.000Z',
    updatedAt: '2026-03-01T10:00:00.000Z',
    deletedAt: null,
    municipality,
    municipalityKind: 'community',
    questionnaire: { id, version, sha256: 'a'.repeat(64) },
    subset: 'full',
    period: { from: `${wave}-01-01`, to: `${wave}-12-31` },
    wave,
    respondents: 'self',
    programmeId: null,
    previousId: null,
    state: 'final',
    log: [],
  }
}
