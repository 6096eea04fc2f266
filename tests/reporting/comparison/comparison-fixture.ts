import type { Candidate } from '@/domain/comparison/candidate'
import type { Outside } from '@/domain/comparison/outside'
import type { Comparison } from '@/domain/comparison/comparison'
import type { AnswerContent } from '@/domain/records/answer'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import { allIndicators } from '@/domain/questionnaire/tree'
import { share, type Instant } from '@/domain/shared/units'
import { createFormats } from '@/i18n/formats'
import type { ScreenLanguage } from '@/i18n/languages'
import { loadComparisonMessages } from '@/i18n/report-messages'
import { createTranslate } from '@/i18n/translate'
import { buildComparison } from '@/reporting/comparison/build-comparison'
import type { ComparisonInput } from '@/reporting/comparison/comparison-input'
import type { ComparisonModel } from '@/reporting/comparison/comparison-model'
import { aCandidate, compared } from '../../domain/comparison/some-candidates'
import {
  anArea,
  anIndicator,
  aQuestionnaire,
  DONT_KNOW,
  inBoth,
  NOT_APPLICABLE,
} from '../../support/questionnaires'
import { fullInput } from '../fixture'

const duty = {
  from: null,
  to: null,
  status: 'required' as const,
  text: inBoth('Law'),
  source: null,
  reviewed: false,
}

/** Two areas with two ladders each, all of weight 1; `A1` is a duty. */
const SMALL: Questionnaire = aQuestionnaire({
  areas: [
    anArea('A', { indicators: [anIndicator('A1', { legal: [duty] }), anIndicator('A2')] }),
    anArea('B', { indicators: [anIndicator('B1'), anIndicator('B2')] }),
  ],
})

/** What must be found in no report without names. */
export const PLANTED = ['Planted Town', 'გეგმილი ქალაქი', 'planted-code', 'planted evidence', 'planted note']

const earlier = { wave: '2025', period: { from: '2024-01-01', to: '2024-12-31' } }
const named = { name: { ka: 'გეგმილი ქალაქი', en: 'Planted Town' } }
const noted = (value: number) => ({ state: 'answered' as const, value, naReason: '', note: 'planted note' })

/**
 * Four invented municipalities of which two were assessed a year before as well, and two assessments that are left out: the
 * first answered a quarter, the second is for practice.
 */
function fourMunicipalities(): Candidate[] {
  const of = (
    n: number,
    code: string,
    levels: readonly (number | null)[],
    more: Parameters<typeof aCandidate>[0],
  ) => {
    const ids = ['A1', 'A2', 'B1', 'B2']
    const answers = levels.flatMap((level, at) =>
      level === null ? [] : [[ids[at] ?? '', noted(level)] as const],
    )
    return aCandidate({
      n,
      code,
      questionnaire: SMALL,
      answers: new Map(answers),
      ...more,
    })
  }
  const third = new Map<string, AnswerContent>([
    ...(['A1', 'A2', 'B1'] as const).map((id, at) => [id, noted([3, 2, 1][at] ?? 0)] as const),
    ['B2', { ...NOT_APPLICABLE, note: 'planted note' }] as const,
  ])
  return [
    of(1, 'm-1', [0, 1, 4, 2], {}),
    of(2, 'm-1', [0, 0, 4, 1], { assessment: earlier }),
    of(3, 'm-2', [4, 4, 3, 1], { assessment: { state: 'draft' }, voice: 'self' }),
    of(4, 'm-2', [4, 4, 4, 1], { assessment: earlier }),
    aCandidate({ n: 5, code: 'm-3', questionnaire: SMALL, answers: third }),
    of(6, 'planted-code', [2, 2, 2, 2], { municipality: { ...named, id: 'planted-code' } }),
    aCandidate({ n: 7, code: 'm-5', questionnaire: SMALL, answers: { A1: 4, A2: DONT_KNOW } }),
    of(8, 'practice', [4, 4, 4, 4], {}),
  ]
}

/** An index that speaks of one of them, and of one that is left out; a question that residents of two of them were asked. */
export const OUTSIDE: readonly Outside[] = [
  {
    ...{ id: 'index', name: { und: 'Another index' }, isSurvey: false },
    ...{ source: 'Its publisher', date: '2026-02-01' },
    figures: new Map([
      ['m-1', { value: 4, scale: [1, 5], share: share(0.75), n: null, interval: null }],
      ['m-5', { value: 1.25, scale: [1, 5], share: share(0.0625), n: null, interval: null }],
    ]),
  },
  {
    ...{ id: 'survey/S', name: inBoth('Asked of residents'), isSurvey: true, source: '', date: null },
    figures: new Map([
      ['m-1', { value: 3.5, scale: [1, 5], share: share(0.625), n: 6, interval: null }],
      ['m-3', { value: 9, scale: [0, 10], share: share(0.9), n: 15_000, interval: null }],
    ]),
  },
]

const [anAction] = fullInput().actions

/** The comparison of them all, with a plan, a practice, an index and a survey. */
export function fourInput(language: ScreenLanguage, change: Partial<ComparisonInput> = {}): ComparisonInput {
  return inputOf(compared(fourMunicipalities()), language, {
    plans: new Map([['00000000-0000-4000-8000-000000000001', { actions: anAction ? [anAction] : [] }]]),
    practices: [
      { municipality: 'm-2', title: 'Open evenings', indicatorIds: ['A1'], contactOffice: 'Front office' },
    ],
    outside: OUTSIDE,
    ...change,
  })
}

/** An input of a comparison with as little else as there can be: the newest wave beside the one before it. */
export function inputOf(
  comparison: Comparison,
  language: ScreenLanguage,
  change: Partial<ComparisonInput> = {},
): ComparisonInput {
  const [wave, before] = [...comparison.waves].reverse()
  return {
    language,
    comparison,
    wave: wave?.label ?? '',
    before: before?.label ?? null,
    isRanked: false,
    isAnonymous: false,
    regions: [{ id: 'region-1', iso: null, name: { ka: 'გამოგონილი მხარე', en: 'Invented region' } }],
    group: null,
    programme: null,
    plans: new Map(),
    mayBeFound: () => true,
    practices: [],
    outside: [],
    generatedAt: '2026-11-22T10:00:00Z' as Instant,
    appVersion: '1.0.0',
    ...change,
  }
}

/** The report of an input in its own language. */
export async function comparisonModelOf(input: ComparisonInput): Promise<ComparisonModel> {
  const language = input.language as ScreenLanguage
  const t = createTranslate(language, await loadComparisonMessages(language))
  return buildComparison(input, t, createFormats(language))
}

const LONG = 'With a rather long name that needs more than one line'

/** Many invented municipalities in two waves, of three areas with six ladders each, whose names are long. */
export function manyMunicipalities(count: number): Comparison {
  const questionnaire = aQuestionnaire({
    areas: ['A', 'B', 'C'].map((area) =>
      anArea(area, {
        title: inBoth(`${area} ${LONG}`),
        indicators: [1, 2, 3, 4, 5, 6].map((n) =>
          anIndicator(`${area}${n}`, { title: inBoth(`${area}${n} ${LONG}`) }),
        ),
      }),
    ),
  })
  const ids = allIndicators(questionnaire.areas).map(({ id }) => id)
  const candidate = (n: number, wave: number) =>
    aCandidate({
      n: 2 * n + wave + 1,
      code: `m-${String(n).padStart(3, '0')}`,
      questionnaire,
      answers: Object.fromEntries(ids.map((id, at) => [id, (n * 7 + at * 3 + wave) % 5])),
      municipality: { name: { ka: `საცდელი თემი ${n + 1}`, en: `Trial commune ${n + 1}` } },
      ...(wave === 0 ? {} : { assessment: earlier }),
    })
  const all = Array.from({ length: count }, (_, n) => [candidate(n, 0), candidate(n, 1)])
  return compared(all.flat())
}
