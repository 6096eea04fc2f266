import { strFromU8, unzipSync } from 'fflate'
import { JSDOM } from 'jsdom'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ComparisonModel } from '@/reporting/comparison/comparison-model'
import { writeComparisonDocx } from '@/reporting/docx/comparison-docx'
import { comparisonModelOf, fourInput } from './comparison-fixture'

const squeezed = (text: string) => text.replace(/\s/gu, '')

/** Every text of the data. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap((one) => textsOf(one))
}

/** What a word processor is to show: all but what only the paper draws, and the annex. */
function written({ sections, cover }: ComparisonModel): string[] {
  const texts = sections.flatMap(({ heading, blocks }) => [
    heading,
    ...blocks.flatMap((block) => {
      switch (block.kind) {
        case 'plot':
          return []
        case 'figures':
          return [block.elsewhere]
        case 'heatmap':
          return textsOf([block.caption, block.corner, block.columns, block.rows])
        case 'text':
        case 'chapter':
        case 'facts':
        case 'strip':
        case 'table':
        case 'spread':
        case 'deviation':
        case 'lists':
          return textsOf({ ...block, kind: '', tone: '' })
      }
    }),
  ])
  return [...textsOf(cover), ...texts].filter((text) => /\S/.test(text))
}

describe.each(['ka', 'en'] as const)('the comparison report as a Word file in %s', (language) => {
  let model: ComparisonModel
  let files: Record<string, Uint8Array>
  let document: Document
  beforeAll(async () => {
    model = await comparisonModelOf(fourInput(language, { isRanked: true }))
    files = unzipSync(new Uint8Array(await writeComparisonDocx(model)))
    const { DOMParser } = new JSDOM('').window
    const xml = strFromU8(files['word/document.xml'] ?? new Uint8Array())
    document = new DOMParser().parseFromString(xml, 'application/xml')
  })
  const all = (tag: string) => [...document.getElementsByTagName(tag)]

  it('is sound XML and says every text of the report', () => {
    expect(document.getElementsByTagName('parsererror')).toHaveLength(0)
    const everything = squeezed(
      all('w:t')
        .map((run) => run.textContent)
        .join(''),
    )
    expect(written(model).filter((text) => !everything.includes(squeezed(text)))).toEqual([])
  })

  it('has real headings, and a head that repeats in every table', () => {
    const styled = (style: string) =>
      all('w:pStyle').filter((one) => one.getAttribute('w:val') === style).length
    const chapters = model.sections.flatMap(({ blocks }) => blocks).filter(({ kind }) => kind === 'chapter')
    expect(styled('Title')).toBe(1)
    expect(styled('Heading1')).toBe(model.sections.length)
    expect(styled('Heading2')).toBe(chapters.length)
    expect(all('w:tbl').length).toBeGreaterThan(10)
    for (const table of all('w:tbl')) {
      const [head] = [...table.getElementsByTagName('w:tr')]
      expect(head?.getElementsByTagName('w:tblHeader')).toHaveLength(1)
    }
  })

  it('colours each cell of the heatmap that has a figure, and no other', () => {
    const steps = model.sections
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.kind === 'heatmap' ? block.rows.flatMap(({ cells }) => cells) : []))
    expect(all('w:tcPr').filter((cell) => cell.getElementsByTagName('w:shd').length > 0)).toHaveLength(
      steps.filter(({ step }) => step !== null).length,
    )
    expect(steps.some(({ step }) => step === null)).toBe(true)
  })

  it('is the same for the same report, byte for byte', async () => {
    const again = unzipSync(new Uint8Array(await writeComparisonDocx(model)))
    expect(Object.keys(again)).toEqual(Object.keys(files))
    for (const [path, bytes] of Object.entries(files))
      expect(Buffer.from(bytes).equals(Buffer.from(again[path] ?? []))).toBe(true)
  })
})
