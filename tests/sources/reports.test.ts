import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { compare } from '@/domain/comparison/compare'
import type { Programme } from '@/domain/records/comparison-records'
import type { Instant } from '@/domain/shared/units'
import { createFormats } from '@/i18n/formats'
import type { ScreenLanguage } from '@/i18n/languages'
import { loadComparisonMessages } from '@/i18n/report-messages'
import { createTranslate } from '@/i18n/translate'
import { buildComparison } from '@/reporting/comparison/build-comparison'
import { makeComparison } from '@/reporting/pdf/make-comparison'
import { testFonts } from '../reporting/fixture'
import { readPdf, type ReadPdf } from '../reporting/read-pdf'
import { assessmentsOfStudy, study } from './two-waves'

const certification = JSON.parse(
  readFileSync('tests/fixtures/comparison/certification-figures.json', 'utf8'),
) as Pick<Programme, 'name' | 'figures'> & { readonly members: readonly string[] }
const register = JSON.parse(readFileSync('questionnaires/registers/municipalities.json', 'utf8')) as {
  municipalities: { id: string }[]
}

const squeezed = (text: string) => text.replace(/\s/gu, '')
/** Points as a report writes them: at most one decimal. */
function written(points: number, language: ScreenLanguage): string {
  const text = String(Math.round(points * 10 + 1e-9) / 10)
  return language === 'ka' ? text.replace('.', ',') : text
}

async function reportIn(language: ScreenLanguage): Promise<ReadPdf> {
  const comparison = compare(assessmentsOfStudy())
  if (!comparison) throw new Error('there is nothing to compare')
  const model = buildComparison(
    {
      ...{ language, comparison, wave: '2021', before: '2020' },
      ...{ isRanked: false, isAnonymous: false, regions: [], group: null },
      programme: {
        ...{ name: certification.name, donor: '', figures: certification.figures },
        period: { from: '2019-01-01', to: '2019-12-31' },
      },
      plans: new Map(),
      mayBeFound: () => false,
      practices: [],
      outside: [],
      generatedAt: '2026-03-01T10:00:00Z' as Instant,
      appVersion: '0',
    },
    createTranslate(language, await loadComparisonMessages(language)),
    createFormats(language),
  )
  return readPdf(makeComparison(model, await testFonts(), () => undefined))
}

describe.each(['ka', 'en'] as const)('the consolidated report of the study in %s', (language) => {
  let pdf: ReadPdf
  beforeAll(async () => {
    pdf = await reportIn(language)
  }, 60_000)

  it('names each municipality, with the points and the change that were worked by hand', () => {
    for (const { name, points } of study.municipalities) {
      expect(pdf.everything).toContain(squeezed(name[language]))
      const [before = NaN, now = NaN] = [points['2020'], points['2021']]
      expect(pdf.everything).toContain(written(now, language))
      expect(pdf.everything).toContain(`+${written(now - before, language)}`)
    }
  })

  it('has the median, the quartiles and the mean of the wave', () => {
    for (const points of Object.values(study.distributions['2021'] ?? {}))
      expect(pdf.everything).toContain(written(points, language))
  })

  it('has every figure of the programme with its source, and both where sources contradict each other', () => {
    const { figures, members } = certification
    expect(figures.map(({ value }) => value)).toEqual([9, 8, 9, 479, 133, 105])
    const [, atlas, news] = figures
    expect(atlas?.title).toBe(news?.title)
    expect([atlas?.value, news?.value]).toEqual([8, 9])
    expect(atlas?.date).not.toBe(news?.date)
    for (const { title, value, source } of figures) {
      expect(pdf.everything).toContain(squeezed(title))
      expect(pdf.everything).toContain(String(value))
      expect(pdf.everything).toContain(squeezed(source))
    }
    const known = new Set(register.municipalities.map(({ id }) => id))
    expect(members).toHaveLength(9)
    expect(members.filter((code) => !known.has(code))).toEqual([])
  })
})
