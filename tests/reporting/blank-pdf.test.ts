import { inflateSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Item } from '@/domain/questionnaire/format-1'
import type { FormModel } from '@/reporting/blank/form-model'
import type { PdfFonts } from '@/reporting/pdf/fonts'
import { FORM_SHEET } from '@/reporting/pdf/form-style'
import { makeForm } from '@/reporting/pdf/make-form'
import type { ReportProgress } from '@/reporting/pdf/make-pdf'
import { UncoveredCharactersError } from '@/reporting/pdf/printable'
import { aLadder, anArea, anIndicator, anItem, aQuestionnaire, inBoth } from '../support/questionnaires'
import { asking, formOf, itemsOf, QUESTIONNAIRES } from './blank-fixture'
import { testFonts } from './fixture'
import { readPdf, type ReadPdf } from './read-pdf'

const POINTS_OF_4_MM = (4 / 25.4) * 72
const squeezed = (text: string) => text.replace(/\s/gu, '')

let fonts: PdfFonts
beforeAll(async () => {
  fonts = await testFonts()
})
const pdfOf = async (form: FormModel): Promise<ReadPdf> => readPdf(makeForm(form, fonts, () => undefined))

/** A piece of text on a page: where it is, and how large. */
interface Placed {
  readonly str: string
  readonly width: number
  readonly transform: readonly number[]
}

/** The pieces of text of every page. */
async function pagesOf({ document }: ReadPdf): Promise<Placed[][]> {
  const pages: Placed[][] = []
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent()
    pages.push(items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item as Placed] : [])))
  }
  return pages
}

const textOf = (page: readonly Placed[]) => squeezed(page.map(({ str }) => str).join(''))

/** Every text of a form: what the questionnaire says, and what Kibe says. */
function textsIn(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return /^(text|under)$/.test(key) && value !== '' ? [value] : []
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, one]) => textsIn(one, name))
}

/** The stroked rectangles of the file, from its own drawing commands. */
function rectanglesOf(bytes: ArrayBuffer): { width: number; height: number }[] {
  const file = Buffer.from(bytes)
  const found: { width: number; height: number }[] = []
  for (let at = file.indexOf('stream\n'); at >= 0; at = file.indexOf('stream\n', at + 7)) {
    if (file.subarray(at - 3, at).toString() === 'end') continue
    const data = file.subarray(at + 7, file.indexOf('endstream', at))
    const text = data[0] === 0x78 ? inflateSync(data).toString('latin1') : ''
    for (const [, width, height] of text.matchAll(/[\d.-]+ [\d.-]+ ([\d.-]+) ([\d.-]+) re\nS/g))
      found.push({ width: Math.abs(Number(width)), height: Math.abs(Number(height)) })
  }
  return found
}

/** A form with its file, as another program reads it. */
interface Made {
  readonly form: FormModel
  readonly bytes: ArrayBuffer
  readonly pdf: ReadPdf
  readonly pages: readonly (readonly Placed[])[]
}

async function made(form: FormModel): Promise<Made> {
  const bytes = makeForm(form, fonts, () => undefined)
  const pdf = await readPdf(bytes)
  return { form, bytes, pdf, pages: await pagesOf(pdf) }
}

describe.each(QUESTIONNAIRES)('the form of %s', (_path, questionnaire) => {
  let georgian: Made
  let both: Made
  beforeAll(async () => {
    georgian = await made(await formOf(questionnaire, { language: 'ka' }))
    both = await made(await formOf(questionnaire, { language: 'en', second: 'ka' }))
  })

  it('holds every text, in one language and in two', () => {
    for (const { form, pdf } of [georgian, both]) {
      const lines = textsIn(form).flatMap((text) => text.split('\n'))
      expect(lines.length).toBeGreaterThan(100)
      const missing = lines.filter((line) => !pdf.has(line) && !pdf.everything.includes(squeezed(line)))
      expect(missing).toEqual([])
    }
  })

  it('is large enough to be read and stands within the margins', () => {
    for (const { pages } of [georgian, both]) {
      const pieces = pages.flat()
      expect(Math.min(...pieces.map(({ transform }) => transform[3] ?? 0))).toBeGreaterThanOrEqual(10)
      const lefts = pieces.map(({ transform }) => transform[4] ?? 0)
      const rights = pieces.map(({ transform, width }) => (transform[4] ?? 0) + width)
      expect(Math.min(...lefts)).toBeGreaterThanOrEqual(FORM_SHEET.left - 1)
      expect(Math.max(...rights)).toBeLessThanOrEqual(FORM_SHEET.width - FORM_SHEET.right + 1)
    }
  })

  it('is short enough to be carried to a meeting, and its pages are numbered', () => {
    const { numPages } = georgian.pdf.document
    // No page holds less than a question on average.
    expect(numPages).toBeLessThanOrEqual(itemsOf(georgian.form).length)
    const last = textOf(georgian.pages.at(-1) ?? [])
    expect(last).toContain(`${numPages}/${numPages}`)
    expect(last).toContain(`·${questionnaire.version}`)
  })

  it('has a bookmark for every area, which leads to its heading and its first question', async () => {
    const { form, pdf, pages } = georgian
    const outline = await pdf.document.getOutline()
    expect(outline.map(({ title }) => title)).toEqual(form.areas.map(({ title }) => title.text))
    for (const [index, { dest }] of outline.entries()) {
      const page = await pdf.document.getPageIndex(dest?.[0] as { num: number; gen: number })
      const text = textOf(pages[page] ?? [])
      expect(text).toContain(squeezed(form.areas[index]?.title.text ?? '–'))
      expect(text).toContain(squeezed(form.areas[index]?.indicators[0]?.question.text ?? '–'))
    }
  })

  it('has boxes into which a pen fits', () => {
    const boxes = rectanglesOf(georgian.bytes)
    expect(boxes.length).toBeGreaterThan(questionnaire.areas.length)
    const smallest = Math.min(...boxes.map(({ width, height }) => Math.min(width, height)))
    expect(smallest).toBeGreaterThanOrEqual(POINTS_OF_4_MM)
  })
})

it('areas within areas have bookmarks below theirs', async () => {
  const inner = anArea('inner', { indicators: [anIndicator('IN')] })
  const areas = [
    { ...anArea('outer'), areas: [inner] },
    anArea('next', { indicators: [anIndicator('NEXT')] }),
  ]
  const outline = await (await pdfOf(await formOf(aQuestionnaire({ areas })))).document.getOutline()
  expect(
    outline.map(({ title, items }) => [title, items.map((item: { title: string }) => item.title)]),
  ).toEqual([
    ['Area outer', ['Area inner']],
    ['Area next', []],
  ])
})

it('a question stands with its first answers, and no answer is left alone on the next page', async () => {
  const choices = (n: number) =>
    Array.from({ length: (n % 11) + (n % 4 === 0 ? 18 : 3) }, (_, index) => ({
      id: `c${index}`,
      label: inBoth(`<${n}:${index}> ${'long words '.repeat(n % 5 === 0 ? 12 : 7)}`),
    }))
  const indicators = Array.from({ length: 80 }, (_, n) =>
    anIndicator(`I${n}`, {
      question: inBoth(`<${n}:?> ${'Is it so? '.repeat((n * 7) % 30)}`),
      items: [anItem('singleChoice', `I${n}`, { choices: choices(n), hint: inBoth(`<${n}:!>`) })],
    }),
  )
  const form = await formOf(aQuestionnaire({ kind: 'survey', areas: [anArea('a', { indicators })] }))
  const pages = (await pagesOf(await pdfOf(form))).map(textOf)
  const pageOf = (mark: string) => pages.findIndex((text) => text.includes(mark))
  expect(pages.length).toBeGreaterThan(20)
  for (let n = 0; n < indicators.length; n++) {
    const last = choices(n).length - 1
    expect(pageOf(`<${n}:!>`), `hint of ${n}`).toBe(pageOf(`<${n}:?>`))
    expect(pageOf(`<${n}:0>`), `first answers of ${n}`).toBe(pageOf(`<${n}:?>`))
    expect(pageOf(`<${n}:1>`), `first answers of ${n}`).toBe(pageOf(`<${n}:?>`))
    expect(pageOf(`<${n}:${last}>`), `last answers of ${n}`).toBe(pageOf(`<${n}:${last - 1}>`))
  }
})

it('a heading is never left without its first question, however much that needs', async () => {
  const areas = Array.from({ length: 24 }, (_, n) => {
    const choices = Array.from({ length: n + 16 }, (_unused, index) => ({
      id: `c${index}`,
      label: inBoth(`An answer of so many words that it needs a line of its own, ${index} `.repeat(2)),
    }))
    const items = [anItem('singleChoice', `I${n}`, { choices })]
    const indicators = [anIndicator(`I${n}`, { question: inBoth(`<${n}:?>`), items })]
    return anArea(`a${n}`, {
      title: inBoth(`<${n}:#>`),
      description: inBoth('About it. '.repeat(20)),
      indicators,
    })
  })
  const pages = (await pagesOf(await pdfOf(await formOf(aQuestionnaire({ kind: 'survey', areas }))))).map(
    textOf,
  )
  const pageOf = (mark: string) => pages.findIndex((text) => text.includes(mark))
  expect(areas.map((_, n) => pageOf(`<${n}:?>`))).toEqual(areas.map((_, n) => pageOf(`<${n}:#>`)))
})

it('what belongs to a question begins the next page with its number', async () => {
  const levels = (n: number) =>
    [0, 1, 2, 3].map((value) => ({ value, text: inBoth('A level of many words. '.repeat(8 + (n % 4))) }))
  const indicators = Array.from({ length: 30 }, (_, n) =>
    anIndicator(`I${n}`, {
      evidence: inBoth(`Proof of I${n}, ${'in many words '.repeat(n % 9)}`),
      items: [aLadder(`I${n}`, { levels: levels(n) })],
    }),
  )
  const form = await formOf(aQuestionnaire({ areas: [anArea('a', { indicators })] }))
  const pages = (await pagesOf(await pdfOf(form))).map(textOf)
  const torn = pages.filter((text) => /^\d+\.Evidence:/.test(text))
  expect(torn.length).toBeGreaterThan(0)
  expect(pages.filter((text) => text.startsWith('Evidence:'))).toEqual([])
})

it.each([
  ['az', 'Şəhərdə yaşayış, küçələr və işıqlandırma', 'Bilmirəm'],
  ['hy', 'Խմելու ջուր և գյուղատնտեսություն', 'Չգիտեմ'],
])('a form in %s has its letters', async (language, words, unknown) => {
  const question = { ka: 'კითხვა', [language]: words }
  const indicator = anIndicator('Q', { question, items: [anItem('yesPartlyNo', 'Q', {})] })
  const areas = [anArea('a', { indicators: [indicator], title: question })]
  const form = await formOf(aQuestionnaire({ languages: ['ka', language], areas }), {
    language,
    second: 'ka',
  })
  const pdf = await pdfOf(form)
  expect([words, unknown, 'კითხვა', 'არ ვიცი'].filter((text) => !pdf.has(text))).toEqual([])
})

it('a table too wide for the page is continued below, with every column and all rows each time', async () => {
  const columns = Array.from({ length: 14 }, (_, n) => ({
    id: `c${n}`,
    type: 'number' as const,
    unit: 'count' as const,
    integer: true,
    label: inBoth(`Residents${n} of something`),
  }))
  const form = await formOf(asking([anItem('roster', 'Q', { row: inBoth('Village'), most: 4, columns })]))
  const pdf = await pdfOf(form)
  expect(columns.filter(({ label }) => !pdf.has(label['en'] ?? '–'))).toEqual([])
  const parts = pdf.everything.split('Village').length - 1
  expect(parts).toBeGreaterThan(1)
  const cells = rectanglesOf(makeForm(form, fonts, () => undefined)).filter(({ height }) => height < 60)
  // Head and four rows of each part: the name of the row, and its share of the columns.
  expect(cells.length).toBeGreaterThanOrEqual(5 * (14 + parts))
})

it('a character that no font has stops the form and is named', async () => {
  const form = await formOf(aQuestionnaire({ title: inBoth('Fish 🐟') }))
  const make = () => makeForm(form, fonts, () => undefined)
  expect(make).toThrow(UncoveredCharactersError)
  expect(make).toThrow('🐟 (U+1F41F)')
})

it('states its title and language, and its progress only rises', async () => {
  const seen: ReportProgress[] = []
  const form = await formOf(aQuestionnaire(), { language: 'ka' })
  const { document } = await readPdf(makeForm(form, fonts, (progress) => seen.push(progress)))
  expect((await document.getMetadata()).info).toMatchObject({
    Title: 'Test questionnaire (ქა)',
    Language: 'ka',
  })
  const shares = seen.map(({ share }) => share)
  expect(shares).toEqual([...shares].sort((a, b) => a - b))
})

it('a questionnaire of 1,300 items in two languages becomes a form', async () => {
  const options = ['first', 'second', 'third', 'fourth', 'fifth'].map((id) => ({
    id,
    label: inBoth(`The ${id} answer`),
  }))
  const bodies: ((id: string) => Item)[] = [
    (id) => aLadder(id),
    (id) => anItem('multipleChoice', id, { choices: options }),
    (id) => anItem('number', id, { unit: 'count', integer: true, label: inBoth('How many') }),
    (id) => anItem('scale', id, { min: 1, max: 5, minLabel: inBoth('bad'), maxLabel: inBoth('good') }),
    (id) => anItem('date', id, { label: inBoth('Since when') }),
  ]
  const areas = Array.from({ length: 26 }, (_, area) => {
    const indicators = Array.from({ length: 10 }, (_unused, n) => {
      const id = `A${area}_${n}`
      return anIndicator(id, {
        items: bodies.map((body, place) => body(place === 0 ? id : `${id}_${place}`)),
      })
    })
    return anArea(`area${area}`, { indicators })
  })
  const form = await formOf(aQuestionnaire({ areas }), { language: 'ka', second: 'en' })
  expect(itemsOf(form)).toHaveLength(1300)
  const before = performance.now()
  const bytes = makeForm(form, fonts, () => undefined)
  const seconds = ((performance.now() - before) / 1000).toFixed(1)
  const { document } = await readPdf(bytes)
  console.info(
    `1,300 items, two languages: ${document.numPages} pages, ${seconds} s, ${bytes.byteLength} bytes`,
  )
  expect(document.numPages).toBeGreaterThan(100)
})
