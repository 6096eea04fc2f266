import { strFromU8, unzipSync } from 'fflate'
import { JSDOM } from 'jsdom'
import { describe, expect, it } from 'vitest'
import type { ComparisonModel } from '@/reporting/comparison/comparison-model'
import { writeComparisonDocx } from '@/reporting/docx/comparison-docx'
import { makeComparison } from '@/reporting/pdf/make-comparison'
import { testFonts } from '../fixture'
import { readPdf } from '../read-pdf'
import { comparisonModelOf, fourInput } from './comparison-fixture'
import { linesOf, partPages } from './read-pages'

/**
 * By hand: m-1 has levels 0, 1, 4, 2, so 7 of 16, 43.75 points; m-3 has 3, 2, 1, so in both areas (5/8 + 1/4) ÷ 2 = 43.75.
 * The index: (4 − 1) ÷ (5 − 1) = 75 %. The survey: (3.5 − 1) ÷ 4 = 62.5 %, and 9 of 10. The index speaks of m-5, too, which
 * is left out of the comparison.
 */
const SAID = {
  ka: {
    heading: 'სხვა წყაროების მონაცემები',
    caption: 'ქულა და სხვა წყაროების მონაცემები',
    caveat: 'მათი საშუალო არ გამოითვლება.',
    rows: [
      ['გამოგონილი m-1', '43,8', 'Another index', '4 (1–5)', '75', 'გარე ინდექსი: Its publisher, 01.02.2026'],
      [
        ...['გამოგონილი m-1', '43,8', 'Asked of residents (ქა)', '3,5 (1–5)', '62,5'],
        'მოსახლეობის გამოკითხვა, 6 ადამიანი',
      ],
      [
        ...['გამოგონილი m-3', '43,8', 'Asked of residents (ქა)', '9 (0–10)', '90'],
        'მოსახლეობის გამოკითხვა, 15 000 ადამიანი',
      ],
    ],
  },
  en: {
    heading: 'Beside other figures',
    caption: 'The score beside other figures',
    caveat: 'ask differently and are not the same measure',
    rows: [
      [
        'Invented m-1',
        '43.8',
        'Another index',
        '4 (1–5)',
        '75',
        'External index: Its publisher, 01 Feb 2026',
      ],
      [...['Invented m-1', '43.8', 'Asked of residents', '3.5 (1–5)', '62.5'], 'Residents’ survey, 6 people'],
      [
        ...['Invented m-3', '43.8', 'Asked of residents', '9 (0–10)', '90'],
        'Residents’ survey, 15,000 people',
      ],
    ],
  },
} as const

const plain = (text: string) => text.replace(/\u00a0/gu, ' ')
const squeezed = (text: string) => text.replace(/\s/gu, '')
function tableIn({ sections }: ComparisonModel, heading: string) {
  const blocks = sections.find((section) => section.heading === heading)?.blocks ?? []
  return blocks.find((block) => block.kind === 'table')
}

describe.each(['ka', 'en'] as const)('what others say of the municipalities, in %s', (language) => {
  const { heading, caption, caveat, rows } = SAID[language]

  it('stands after the areas, a row for each figure of each that has any, and nobody else is named', async () => {
    const model = await comparisonModelOf(fourInput(language))
    const headings = model.sections.map((section) => section.heading)
    const areas = model.sections.findIndex(({ blocks }) => blocks.some(({ kind }) => kind === 'spread'))
    expect(headings.indexOf(heading)).toBe(areas + 1)
    const table = tableIn(model, heading)
    expect(table?.rows.map((row) => row.map(plain))).toEqual(rows)
    expect(table?.caption).toContain(caption)
  })

  it('is read in the PDF, with its sentence, its bookmark and its line in the list of tables', async () => {
    const model = await comparisonModelOf(fourInput(language))
    const pdf = await readPdf(makeComparison(model, await testFonts(), () => undefined))
    const page = (await partPages(pdf.document)).get(heading) ?? 0
    const [lines = []] = await linesOf(pdf.document, page, page)
    const read = squeezed(lines.flat().join(''))
    expect(read).toContain(squeezed(caveat))
    for (const cell of rows.flatMap((row) => row.slice(1, 5))) expect(read).toContain(squeezed(cell))
    const [contents = []] = await linesOf(pdf.document, 2, 2)
    const listed = contents.find(([text = '']) => text.includes(caption))
    expect(listed?.at(-1)).toBe(String(page))
  })

  it('is read in the Word file as a table whose rows are whole', async () => {
    const files = unzipSync(
      new Uint8Array(await writeComparisonDocx(await comparisonModelOf(fourInput(language)))),
    )
    const xml = strFromU8(files['word/document.xml'] ?? new Uint8Array())
    const { DOMParser } = new JSDOM('').window
    const document = new DOMParser().parseFromString(xml, 'application/xml')
    const written = [...document.getElementsByTagName('w:tr')].map((row) =>
      [...row.getElementsByTagName('w:tc')].map((cell) => plain(cell.textContent)),
    )
    for (const row of rows) expect(written).toContainEqual(row)
    expect(squeezed(document.documentElement.textContent)).toContain(squeezed(caveat))
  })

  it('is no part where nobody says anything of those that are compared', async () => {
    const [index] = fourInput(language).outside
    const [[, figure] = []] = index?.figures ?? []
    const onlyLeftOut = index && figure ? [{ ...index, figures: new Map([['m-5', figure]]) }] : []
    expect(onlyLeftOut).toHaveLength(1)
    for (const outside of [[], onlyLeftOut]) {
      const model = await comparisonModelOf(fourInput(language, { outside }))
      expect(model.sections.map((section) => section.heading)).not.toContain(heading)
      expect(JSON.stringify(model)).not.toContain('Another index')
    }
  })

  it('changes no other figure of the report', async () => {
    const [beside, alone] = [
      await comparisonModelOf(fourInput(language)),
      await comparisonModelOf(fourInput(language, { outside: [] })),
    ]
    const others = ({ sections }: ComparisonModel) =>
      sections
        .filter((section) => section.heading !== heading)
        .flatMap(({ blocks }) => blocks.map((block) => ({ ...block, caption: '' })))
    expect(others(beside)).toEqual(others(alone))
  })
})
