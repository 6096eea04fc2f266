import { beforeAll, describe, expect, it } from 'vitest'
import { tableOf } from '@/domain/comparison/table'
import type { ComparisonModel } from '@/reporting/comparison/comparison-model'
import { makeComparison } from '@/reporting/pdf/make-comparison'
import { testFonts } from '../fixture'
import { readPdf, type ReadPdf } from '../read-pdf'
import { comparisonModelOf, inputOf, manyMunicipalities } from './comparison-fixture'
import { linesOf, partPages } from './read-pages'

const comparison = manyMunicipalities(38)
const table = tableOf(comparison, '2026', '2025')

describe.each(['ka', 'en'] as const)('the report of 38 municipalities in %s', (language) => {
  let model: ComparisonModel
  let pdf: ReadPdf
  let starts: Map<string, number>
  /** The first page of the nth part, and that of the part after it. */
  const span = (nth: number): [number, number] => {
    const [from, to] = model.sections.slice(nth, nth + 2).map(({ heading }) => starts.get(heading) ?? 0)
    return [from ?? 0, to ?? 0]
  }
  beforeAll(async () => {
    const plans = new Map(
      comparison.entries.map(({ candidate }) => [candidate.assessment.id, { actions: [] }]),
    )
    model = await comparisonModelOf(inputOf(comparison, language, { plans, isRanked: true }))
    pdf = await readPdf(makeComparison(model, await testFonts(), () => undefined))
    starts = await partPages(pdf.document)
  })

  it('keeps its summary on one page, however long the names are', () => {
    const [from, to] = span(0)
    expect(to - from).toBe(1)
  })

  it('repeats the head of the heatmap on each of its pages, with the figures of the table in every row', async () => {
    const [block] = model.sections
      .flatMap(({ blocks }) => blocks)
      .filter((one) => one.kind === 'heatmap' && one.columns[0]?.number === '1.1')
    if (block?.kind !== 'heatmap') throw new Error('no heatmap of indicators')
    const [from, to] = span(4)
    const rows = await linesOf(pdf.document, from, to - 1)
    expect(rows.length).toBeGreaterThan(3)
    const cells: Record<string, string[]> = {}
    for (const page of rows) {
      // Null until the page has told what its columns are.
      let isOfIndicators: boolean | null = null
      for (const [name = '', ...texts] of page) {
        if (name === block.corner) isOfIndicators = texts.some((text) => text.includes('.'))
        if (!block.rows.some((row) => row.name === name)) continue
        expect([name, isOfIndicators]).not.toEqual([name, null])
        if (isOfIndicators) cells[name] = [...(cells[name] ?? []), ...texts]
      }
    }
    const places = table.columns.flatMap(({ kind }, place) => (kind === 'indicator' ? [place] : []))
    for (const row of table.rows) {
      const name = row.entry.candidate.municipality?.name[language] ?? ''
      const expected = places.map((place) => String((row.cells[place]?.share ?? 0) * 100))
      expect([name, cells[name]]).toEqual([name, expected])
    }
  })

  it('gives each municipality one page', () => {
    const [from, to] = span(6)
    expect(to - from).toBe(table.rows.length)
  })

  it('holds no picture: its charts are vectors', async () => {
    const [from] = span(3)
    const { fnArray } = await (await pdf.document.getPage(from)).getOperatorList()
    const images = new Set([82, 83, 84, 85, 86, 87, 88])
    expect(fnArray.filter((code) => images.has(code))).toEqual([])
  })
})

it('twice as many municipalities make at most twice as large a file and a model of twice as many figures', async () => {
  const fonts = await testFonts()
  const measured = async (count: number) => {
    const model = await comparisonModelOf(inputOf(manyMunicipalities(count), 'en'))
    return {
      file: makeComparison(model, fonts, () => undefined).byteLength,
      model: JSON.stringify(model).length,
    }
  }
  const [half, whole] = [await measured(10), await measured(20)]
  expect(whole.file).toBeLessThan(2 * half.file)
  expect(whole.model).toBeLessThan(2.1 * half.model)
})
