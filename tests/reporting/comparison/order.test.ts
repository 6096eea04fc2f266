import { expect, it } from 'vitest'
import { allIndicators } from '@/domain/questionnaire/tree'
import { createFormats } from '@/i18n/formats'
import { loadComparisonMessages } from '@/i18n/report-messages'
import { createTranslate } from '@/i18n/translate'
import { createWriter } from '@/reporting/comparison/writer'
import { aCandidate, compared, FOUR } from '../../domain/comparison/some-candidates'
import { fourInput } from './comparison-fixture'

/** Their codes, and so the order of the rules, are that of the Latin letters. */
const NAMES = { akhmeta: 'ახმეტა', ambrolauri: 'ამბროლაური', chkhorotsku: 'ჩხოროწყუ', chiatura: 'ჭიათურა' }

it.each([
  ['ka', false, ['ამბროლაური', 'ახმეტა', 'ჩხოროწყუ', 'ჭიათურა']],
  ['en', false, ['akhmeta', 'ambrolauri', 'chiatura', 'chkhorotsku']],
  // Without names the order of the letters that stand for them is that of the comparison.
  ['ka', true, ['ახმეტა', 'ამბროლაური', 'ჭიათურა', 'ჩხოროწყუ']],
] as const)(
  'in %s, without names: %s, municipalities stand in the right order',
  async (language, isAnonymous, order) => {
    const candidates = Object.entries(NAMES).map(([code, ka], n) =>
      aCandidate({
        code,
        n: n + 1,
        municipality: { name: { ka, en: code } },
        answers: Object.fromEntries(allIndicators(FOUR.areas).map(({ id }) => [id, n])),
      }),
    )
    const input = { ...fourInput(language), comparison: compared(candidates), isAnonymous }
    const writer = createWriter(
      input,
      createTranslate(language, await loadComparisonMessages(language)),
      createFormats(language),
    )
    expect(writer.table.rows.map(({ entry }) => writer.nameOf(entry))).toEqual(order)
  },
)
