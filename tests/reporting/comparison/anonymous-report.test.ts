import { describe, expect, it } from 'vitest'
import { anonymised } from '@/domain/comparison/anonymise'
import type { ComparisonInput } from '@/reporting/comparison/comparison-input'
import { writeComparisonDocx } from '@/reporting/docx/comparison-docx'
import { makeComparison } from '@/reporting/pdf/make-comparison'
import { strFromU8, unzipSync } from 'fflate'
import { testFonts } from '../fixture'
import { readPdf } from '../read-pdf'
import { comparisonModelOf, fourInput, PLANTED } from './comparison-fixture'

const CODES = ['planted-code', 'm-2', 'm-5', 'm-1', 'm-3', 'practice']

/** Everything that could tell a name is put in; nothing of it may come out. */
function withoutNames(language: 'ka' | 'en'): ComparisonInput {
  const named = fourInput(language)
  const comparison = anonymised(named.comparison, CODES)
  const ids = comparison.entries.map(({ candidate }) => candidate.assessment)
  const [plan] = named.plans.values()
  return {
    ...named,
    comparison,
    isAnonymous: true,
    plans: new Map(ids.flatMap(({ id }) => (plan ? [[id, plan] as const] : []))),
    practices: ids.map(({ municipality }) => ({
      ...{ municipality, title: 'Planted practice', indicatorIds: ['A1'], contactOffice: 'Planted office' },
    })),
    outside: named.outside.map((one, n) => ({
      ...one,
      ...{ name: { und: n === 0 ? 'Planted index' : 'Planted survey' }, source: 'Planted publisher' },
      figures: new Map(
        ids.flatMap(({ municipality }) =>
          [...one.figures.values()].map((figure) => [municipality, { ...figure, value: 4.321 }] as const),
        ),
      ),
    })),
  }
}

describe.each(['ka', 'en'] as const)('a report without names in %s', (language) => {
  const secrets = [
    ...PLANTED,
    'Invented m-',
    'გამოგონილი m-',
    'Planted practice',
    'Planted office',
    'Planted index',
    'Planted survey',
    'Planted publisher',
    '4.321',
    '4,321',
    language === 'ka' ? 'სხვა წყაროების მონაცემები' : 'Beside other figures',
    ...(language === 'ka' ? ['მოსახლეობის გამოკითხვა'] : ['residents’ survey', 'Residents’ survey']),
    ...(language === 'ka'
      ? ['სამოქმედო გეგმა', 'თვითმმართველი', ' · თემი']
      : ['action plan', ' · community']),
    language === 'ka' ? '2025 წლის 1' : '1 January 2025',
    ...(fourInput('ka').plans.get('00000000-0000-4000-8000-000000000001')?.actions ?? []).map(
      ({ title }) => title,
    ),
  ]

  it('has no name, code, note, plan, practice, date or figure of others in the model, the PDF or the Word file', async () => {
    const model = await comparisonModelOf(withoutNames(language))
    const pdf = await readPdf(makeComparison(model, await testFonts(), () => undefined))
    const docx = Object.values(unzipSync(new Uint8Array(await writeComparisonDocx(model))))
      .map((bytes) => strFromU8(bytes))
      .join('\n')
    for (const secret of secrets) {
      expect(JSON.stringify(model)).not.toContain(secret)
      expect(pdf.everything).not.toContain(secret.replace(/\s/gu, ''))
      expect(docx).not.toContain(secret)
    }
    expect(JSON.stringify(model)).not.toMatch(/\bm-\d/)
    expect(pdf.everything).not.toMatch(/m-\d/)
    expect(pdf.everything).toContain(language === 'ka' ? 'ასოებია' : 'lettersinsteadofnames')
  })

  it('has the same figures as the one with names', async () => {
    const [open, closed] = [
      await comparisonModelOf(fourInput(language)),
      await comparisonModelOf(withoutNames(language)),
    ]
    const spreads = (model: typeof open) =>
      model.sections
        .flatMap(({ blocks }) => blocks)
        .flatMap((block) => (block.kind === 'spread' ? block.rows : []))
    expect(spreads(closed)).toEqual(spreads(open))
  })
})
