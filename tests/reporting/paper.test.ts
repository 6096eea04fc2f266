import { jsPDF } from 'jspdf'
import { beforeAll, expect, it } from 'vitest'
import { registerFonts, type PdfFonts } from '@/reporting/pdf/fonts'
import { legalPages } from '@/reporting/pdf/legal'
import { heightOf, Paper, SHEET, STYLE, TEXT_WIDTH, type Line } from '@/reporting/pdf/paper'
import { table } from '@/reporting/pdf/table'
import { fullInput, modelOf, testFonts } from './fixture'
import { readPdf } from './read-pdf'

let fonts: PdfFonts
beforeAll(async () => {
  fonts = await testFonts()
})

function newPaper(): Paper {
  const doc = new jsPDF({ unit: 'pt', format: 'a4' })
  registerFonts(doc, fonts)
  return new Paper(doc)
}

/** Every place on a page where the pen may stand, four points apart. */
const places = Array.from({ length: 170 }, (_, index) => SHEET.top + 4 * index)

it('a heading is never left alone at the foot of a page, wherever the pen stands', () => {
  const paper = newPaper()
  for (const top of places) {
    paper.newPage()
    paper.top = top
    paper.chapter('სათაური', 2, 40)
    const page = paper.doc.getNumberOfPages()
    paper.text('ერთი ხაზი', STYLE.body)
    expect(paper.doc.getNumberOfPages()).toBe(page)
  }
})

it('a paragraph leaves neither its first line nor its last alone on a page', () => {
  const paper = newPaper()
  for (const top of places) {
    paper.newPage()
    paper.top = top
    const pages: number[] = []
    const lines = paper.lines('გრძელი წინადადება ბევრი სიტყვით '.repeat(10), STYLE.body)
    const noted = lines.map((line): Line => ({
      ...line,
      draw: () => pages.push(paper.doc.getNumberOfPages()),
    }))
    paper.flow(noted)
    expect(pages.length).toBeGreaterThan(3)
    expect(pages[0]).toBe(pages[1])
    expect(pages.at(-1)).toBe(pages.at(-2))
  }
})

it('no line is drawn below the bottom margin', () => {
  const paper = newPaper()
  const lines = paper.lines('სიტყვა '.repeat(4000), STYLE.body)
  const bottoms: number[] = []
  paper.flow(lines.map((line): Line => ({ ...line, draw: (top) => bottoms.push(top + line.height) })))
  expect(Math.max(...bottoms)).toBeLessThanOrEqual(SHEET.height - SHEET.bottom)
  expect(paper.doc.getNumberOfPages()).toBeGreaterThan(3)
  expect(heightOf(lines)).toBeGreaterThan(3 * (SHEET.height - SHEET.top - SHEET.bottom))
})

it('a word longer than the line is broken, not cut', () => {
  const paper = newPaper()
  const address = `https://example.ge/${'გრძელი-მისამართი-'.repeat(20)}`
  const lines = paper.wrap(address, STYLE.body, TEXT_WIDTH)
  expect(lines.join('')).toBe(address)
  for (const line of lines) expect(paper.doc.getTextWidth(line)).toBeLessThanOrEqual(TEXT_WIDTH)
})

it('a table that goes over pages repeats its head on each, in bold Georgian', async () => {
  const paper = newPaper()
  const rows = Array.from({ length: 80 }, (_, index) => [`სტრიქონი ${index}`, `${index} ₾`])
  table(paper, { head: ['ღონისძიება №', 'ღირებულება'], rows, widths: [null, 120] })
  const { document, everything } = await readPdf(paper.doc.output('arraybuffer'))
  expect(document.numPages).toBeGreaterThan(2)
  expect(everything.split('ღონისძიება№').length - 1).toBe(document.numPages)
  expect(everything).toContain('სტრიქონი7979₾')
})

it('the heading of a group of duties stands on the page of its first duty', async () => {
  const model = await modelOf(fullInput())
  const [group] = model.legal.groups
  for (const top of places.filter((_, index) => index % 17 === 0)) {
    const paper = newPaper()
    paper.top = top
    if (group) legalPages(paper, { ...model, legal: { ...model.legal, paragraphs: [], groups: [group] } })
    const { document } = await readPdf(paper.doc.output('arraybuffer'))
    const outline = await document.getOutline()
    const dest = outline[0]?.items[0]?.dest?.[0] as { num: number; gen: number }
    const page = await document.getPage((await document.getPageIndex(dest)) + 1)
    const text = (await page.getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join('')
    expect(text).toContain(group?.items[0]?.title.slice(0, 20))
  }
})
