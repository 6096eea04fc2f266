import { beforeAll, describe, expect, it } from 'vitest'
import { tableOf, type Table } from '@/domain/comparison/table'
import type { ScreenLanguage } from '@/i18n/languages'
import { loadComparisonMessages } from '@/i18n/report-messages'
import type { ComparisonModel } from '@/reporting/comparison/comparison-model'
import type { PdfFonts } from '@/reporting/pdf/fonts'
import { makeComparison } from '@/reporting/pdf/make-comparison'
import { testFonts } from '../fixture'
import { readPdf, type ReadPdf } from '../read-pdf'
import { comparisonModelOf, fourInput, inputOf } from './comparison-fixture'
import { linesOf, partPages, type PageLine } from './read-pages'

const squeezed = (text: string) => text.replace(/\s/gu, '')
let fonts: PdfFonts
beforeAll(async () => {
  fonts = await testFonts()
})
const pdfOf = (model: ComparisonModel) => readPdf(makeComparison(model, fonts, () => undefined))

/** A share in points, as the language writes them. */
function inPoints(share: number | null, language: ScreenLanguage): string {
  if (share === null) return '–'
  const text = String(Math.round(share * 1000 + 1e-9) / 10)
  return language === 'ka' ? text.replace('.', ',') : text
}

/** Rows of the annex by municipality, as the PDF has them. */
function annexOf(
  pages: readonly PageLine[][],
  first: number,
  names: readonly string[],
): Map<string, PageLine[]> {
  const found = new Map<string, PageLine[]>()
  let name = ''
  for (const line of pages.slice(first - 1).flat()) {
    if (line.length === 1 && names.includes(line[0] ?? '')) name = line[0] ?? ''
    else if (line.length >= 6 && name !== '') found.set(name, [...(found.get(name) ?? []), line])
  }
  return found
}

describe.each(['ka', 'en'] as const)('the comparison report in %s', (language) => {
  const input = fourInput(language)
  const { comparison } = input
  let model: ComparisonModel
  let pdf: ReadPdf
  let pages: PageLine[][]
  let table: Table
  const nameOf = (row: Table['rows'][number]) => row.entry.candidate.municipality?.name[language] ?? ''
  beforeAll(async () => {
    model = await comparisonModelOf(input)
    pdf = await pdfOf(model)
    pages = await linesOf(pdf.document)
    table = tableOf(comparison, '2026', '2025')
  })

  it('has in its annex every score and every evidenced score of the table, and no other', async () => {
    const heading = model.sections.at(-1)?.heading ?? ''
    const first = (await partPages(pdf.document)).get(heading) ?? 0
    const annex = annexOf(pages, first, table.rows.map(nameOf))
    expect([...annex.keys()]).toEqual(table.rows.map(nameOf))
    for (const row of table.rows) {
      const lines = annex.get(nameOf(row)) ?? []
      const shown = lines.map((line) => line.slice(-5, -3))
      expect(shown).toEqual(
        row.cells.map(({ share, evidencedShare }) => [
          inPoints(share, language),
          inPoints(evidencedShare, language),
        ]),
      )
    }
  })

  it('names whoever is left out, with the reason in words, and counts them nowhere', () => {
    const said = {
      ka: [
        'გამოგონილი m-5',
        'შედარებული კითხვების დაფარვა 25%-ია; საჭიროა სულ მცირე 80%.',
        'ეს სავარჯიშო მუნიციპალიტეტია.',
      ],
      en: [
        'Invented m-5',
        'Its coverage of what is compared is 25%; at least 80% is needed.',
        'It is the municipality for practice.',
      ],
    }[language]
    expect(said.filter((text) => !pdf.has(text))).toEqual([])
    const annex = JSON.stringify(model.sections.at(-1))
    expect(annex).not.toContain('m-5')
    expect(annex).not.toContain('practice')
  })

  it('has its summary on one page', async () => {
    const starts = await partPages(pdf.document)
    const [summary, method] = model.sections.map(({ heading }) => starts.get(heading) ?? 0)
    expect(method).toBe((summary ?? 0) + 1)
  })

  it('lists each part and each table with the page on which it begins', async () => {
    const [contents] = pages.slice(1)
    const listed = (contents ?? []).filter((line) => /^\d+$/.test(line.at(-1) ?? ''))
    const captions = model.sections
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => ('caption' in block && block.caption !== null ? [block.caption] : []))
    expect(listed.map(([text]) => text)).toEqual([
      ...model.sections.map(({ heading }) => heading),
      ...captions,
    ])
    for (const line of listed) {
      const page = pages[Number(line.at(-1)) - 1] ?? []
      expect(squeezed(page.flat().join(''))).toContain(squeezed(line[0] ?? ''))
    }
    const links = await (await pdf.document.getPage(2)).getAnnotations()
    expect(links).toHaveLength(listed.length)
  })

  it('numbers its pages, states its language, and has a bookmark for each part and municipality', async () => {
    const outline = await pdf.document.getOutline()
    const titles = outline.flatMap(({ title, items }) => [
      title,
      ...items.map((item: { title: string }) => item.title),
    ])
    expect(titles).toEqual(
      expect.arrayContaining([...model.sections.map(({ heading }) => heading), ...table.rows.map(nameOf)]),
    )
    const n = pdf.document.numPages
    expect(pdf.everything).toContain(`${n}/${n}`)
    expect((await pdf.document.getMetadata()).info).toMatchObject({ Title: model.title, Language: language })
  })
})

/** All figures of all tables, with a point for the decimals. */
function allFigures(model: ComparisonModel): string[] {
  return model.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block): string[] => {
      const dotted = (text: string) => text.replaceAll(',', '.')
      switch (block.kind) {
        case 'spread':
          return block.rows.flatMap(({ figures }) => figures).map(dotted)
        case 'heatmap':
          return block.rows.flatMap(({ cells }) => cells.map(({ figure }) => dotted(figure)))
        case 'deviation':
          return block.rows.flatMap(({ figures }) => figures).map(dotted)
        case 'figures':
          return block.groups.flatMap(({ rows }) => rows.flatMap((row) => row.slice(2))).map(dotted)
        case 'table':
          return block.rows
            .flatMap((row) => row.filter((_, column) => block.figures.includes(column)))
            .map(dotted)
        case 'text':
        case 'chapter':
        case 'facts':
        case 'strip':
        case 'plot':
        case 'lists':
          return []
      }
    }),
  )
}

describe('the comparison report', () => {
  /** Of the section with this heading. */
  const section = (model: ComparisonModel, heading: string) =>
    JSON.stringify(model.sections.find((one) => one.heading === heading)?.blocks ?? null)

  it('has the same figures in both languages', async () => {
    const [georgian, english] = await Promise.all([
      comparisonModelOf(fourInput('ka')),
      comparisonModelOf(fourInput('en')),
    ])
    expect(allFigures(georgian)).toEqual(allFigures(english))
    expect(allFigures(english).length).toBeGreaterThan(150)
  })

  it('says in brief what was compared, the median, what changed and which duties are unmet', async () => {
    const summary = section(await comparisonModelOf(fourInput('en')), 'In brief')
    // Shares 0.4375, 0.75, 0.4375 and 0.5: the median lies between 0.4375 and 0.5.
    expect(summary).toContain('compares 4 municipalities by 4 indicators')
    expect(summary).toContain(
      'median of the overall score is 46.9 of 100 points; the lowest score is 43.8, the highest 75.',
    )
    expect(summary).toContain('it rose in 1, fell in 1 and stayed the same in 0')
    expect(summary).toContain('1 duty set by law is not met (municipalities concerned: 1)')
    expect(summary).toContain('2 assessments could not be compared')
    expect(summary).toContain('The municipalities are not ranked.')
  })

  it('shows places only where somebody asked for them, and ties as ties', async () => {
    const plain = await comparisonModelOf(fourInput('en'))
    expect(JSON.stringify(plain)).not.toContain('Places by overall score')
    const ranked = await comparisonModelOf(fourInput('en', { isRanked: true }))
    const places = ranked.sections
      .flatMap(({ blocks }) => blocks)
      .find((block) => block.kind === 'table' && block.caption?.includes('Places'))
    expect(places).toMatchObject({
      rows: [
        ['1', 'Invented m-2', '75'],
        ['2', 'Planted Town', '50'],
        ['3, tied', 'Invented m-1', '43.8'],
        ['3, tied', 'Invented m-3', '43.8'],
      ],
    })
  })

  it('tells the change of each municipality, and that there is none to tell without an earlier wave', async () => {
    const change = section(await comparisonModelOf(fourInput('en')), 'What changed')
    expect(change).toContain(JSON.stringify(['Invented m-1', '31.3', '43.8', '+12.5', 'rose']))
    expect(change).toContain(JSON.stringify(['Invented m-2', '81.3', '75', '−6.3', 'fell']))
    expect(change).toContain(JSON.stringify(['Invented m-3', '–', '43.8', '–', 'not known']))
    const alone = await comparisonModelOf(fourInput('en', { before: null }))
    expect(section(alone, 'What changed')).toBe('null')
    expect(section(alone, 'In brief')).toContain('There is no earlier wave here')
  })

  it('says who could learn from whom: two levels higher at least, and agreed to be asked', async () => {
    const all = section(await comparisonModelOf(fourInput('en')), 'Who could learn from whom')
    expect(all).toContain(
      JSON.stringify([
        '1.1',
        'Title of A1',
        '0',
        'Invented m-1',
        'Invented m-2 (4), Invented m-3 (3), Planted Town (2)',
      ]),
    )
    expect(all).toContain('Front office')
    const none = await comparisonModelOf(fourInput('en', { mayBeFound: () => false }))
    expect(section(none, 'Who could learn from whom')).toContain('For no indicator does anybody')
  })

  it('can be made of nothing but excluded assessments of one wave', async () => {
    const { comparison } = fourInput('en')
    const empty = inputOf({ ...comparison, entries: [], caveats: [] }, 'en', { before: null })
    const { document } = await pdfOf(await comparisonModelOf(empty))
    expect(document.numPages).toBeGreaterThan(3)
  })

  it('tells of its progress at least once for each municipality, never backwards', async () => {
    const shares: number[] = []
    makeComparison(await comparisonModelOf(fourInput('en')), fonts, ({ share }) => shares.push(share))
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(shares.length).toBeGreaterThan(4)
    expect(shares.at(-1)).toBeLessThanOrEqual(1)
  })

  it('has the same messages in both languages', async () => {
    const keysOf = (messages: unknown, path = ''): string[] =>
      typeof messages !== 'object' || messages === null
        ? [path]
        : Object.entries(messages).flatMap(([key, value]) => keysOf(value, `${path}.${key}`))
    expect(keysOf(await loadComparisonMessages('ka'))).toEqual(keysOf(await loadComparisonMessages('en')))
  })
})
