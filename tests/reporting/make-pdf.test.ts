import { beforeAll, describe, expect, it } from 'vitest'
import { findIndicator, ladderOf } from '@/domain/questionnaire/tree'
import { plainText } from '@/domain/records/answer'
import { scoreSheet } from '@/domain/scoring/score-sheet'
import type { CalendarDate } from '@/domain/shared/units'
import { createFormats } from '@/i18n/formats'
import type { ReportInput } from '@/reporting/model/report-input'
import type { PdfFonts } from '@/reporting/pdf/fonts'
import { makePdf } from '@/reporting/pdf/make-pdf'
import { UncoveredCharactersError } from '@/reporting/pdf/printable'
import { fullInput, modelOf, participation, testFonts } from './fixture'
import { readPdf, type ReadPdf } from './read-pdf'

const formats = createFormats('ka')
const DATE = /^\d{4}-\d{2}-\d{2}$/
/** What people never entered: keys, counters, and choices, whose names are looked for one by one. */
const TECHNICAL =
  /^(id|schema|version|createdAt|updatedAt|deletedAt|sheetId|itemId|assessmentId|actionId|indicatorId|mechanismId|kind|status|state|origin|groups|mime|order|sha256)$/

/** Every text, date and amount that was entered, as it must be readable on paper. */
function entered(value: unknown, key = ''): string[] {
  if (TECHNICAL.test(key)) return []
  if (typeof value === 'string') return value === '' ? [] : [DATE.test(value) ? formats.date(value) : value]
  if (key === 'costGel' && typeof value === 'number')
    return value === 0 ? ['ხარჯი არ სჭირდება'] : [formats.money(value)]
  if (Array.isArray(value)) return value.flatMap((one) => entered(one, key))
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, one]) => entered(one, name))
}

let fonts: PdfFonts
const pdfOf = async (input: ReportInput) => readPdf(makePdf(await modelOf(input), fonts, () => undefined))
beforeAll(async () => {
  fonts = await testFonts()
})

describe('the full report', () => {
  const input = fullInput()
  let pdf: ReadPdf
  beforeAll(async () => {
    pdf = await pdfOf(input)
  })

  it('holds every text, date and amount of the evidence, the actions and their updates', () => {
    const texts = [input.evidence, input.actions, input.updates].flatMap((records) => entered(records))
    expect(texts.length).toBeGreaterThan(80)
    expect(texts.filter((text) => !pdf.has(text))).toEqual([])
  })

  it('holds every note, reason, figure and chosen level of the answers', () => {
    const texts = [...input.answers].flatMap(([id, { state, value, note, naReason }]) => {
      const indicator = findIndicator(participation, id)
      const ladder = indicator && ladderOf(indicator)
      const level = ladder?.levels.find((one) => one.value === value)?.text['ka']
      const figure = state !== 'answered' || ladder ? [] : [plainText(value ?? '').replace(/(?=\d{3}$)/, ' ')]
      return [note, naReason, level ?? '', ...figure].filter((text) => text !== '')
    })
    expect(texts.length).toBeGreaterThan(100)
    expect(texts.filter((text) => !pdf.has(text))).toEqual([])
  })

  it('says who, when, of which questionnaire, and with which fingerprints', () => {
    const { assessment, sheet } = input
    const said = [
      sheet.name ?? '',
      assessment.wave,
      assessment.questionnaire.sha256,
      'b'.repeat(64),
      formats.date('2025-09-01'),
      formats.date('2026-08-31'),
      'საკრებულოს თავმჯდომარე',
      'სავარჯიშო მხარე',
      'პასუხი: „არ ვიცი“',
      'პასუხი არ არის',
      'არ ეხება',
      'დაგეგმილია',
      'მიმდინარეობს',
      'შესრულებულია',
      'შეწყვეტილია',
      'სოფლის მოსახლეობა',
      'წინა ეტაპი (2025)',
      'პეტიცია',
      'ელექტრონული კონსულტაციები',
    ]
    expect(
      said.filter((text) => !pdf.has(text) && !pdf.everything.includes(text.replace(/\s/g, ''))),
    ).toEqual([])
  })

  it('has bookmarks for its parts and, below them, for the areas', async () => {
    const outline = await pdf.document.getOutline()
    const titles = outline.map(({ title }) => title)
    const parts = ['მოკლედ', 'ინდიკატორები', 'კანონით სავალდებულო მინიმუმი', 'სამოქმედო გეგმა']
    expect(titles).toEqual(expect.arrayContaining(parts))
    const areas = outline.find(({ title }) => title === 'ინდიკატორები')?.items.map(({ title }) => title)
    expect(areas).toEqual(participation.areas.map(({ title }) => title['ka']))
  })

  it('numbers its pages and heads them with municipality, version, wave and coverage', async () => {
    const pages = pdf.document.numPages
    expect(pdf.everything).toContain(`2/${pages}`)
    expect(pdf.everything).toContain(`${pages}/${pages}`)
    const { items } = await (await pdf.document.getPage(pages)).getTextContent()
    const text = items.map((item) => ('str' in item ? item.str : '')).join('')
    expect(text).toMatch(/სავარჯიშო მუნიციპალიტეტი · კითხვარი 1\.0\.0 · 2026-შემოდგომა · დაფარვა \d+%/)
  })

  it('states its title, author, subject and language', async () => {
    const { info } = await pdf.document.getMetadata()
    expect(info).toMatchObject({
      Title: 'თვითშეფასება და სამოქმედო გეგმა: სავარჯიშო მუნიციპალიტეტი, 2026-შემოდგომა',
      Author: 'კიბე 0.1.0',
      Subject: 'მოქალაქეთა მონაწილეობა ადგილობრივ დონეზე: თვითშეფასება',
      Language: 'ka',
    })
  })

  it('holds no picture: its charts are vectors', async () => {
    const page = await pdf.document.getPage(3)
    const { fnArray } = await page.getOperatorList()
    const images = new Set([82, 83, 84, 85, 86, 87, 88])
    expect(fnArray.filter((code) => images.has(code))).toEqual([])
  })
})

describe('the public form', () => {
  it('is two pages without any name, note, reason, evidence or responsible', async () => {
    const input = fullInput('public')
    const pdf = await pdfOf(input)
    expect(pdf.document.numPages).toBe(2)
    const planted = [
      input.sheet.name ?? '',
      'საკრებულოს თავმჯდომარე',
      ...[...input.answers.values()].flatMap(({ note, naReason }) => [note, naReason]),
      ...input.evidence.flatMap(({ title, number, link }) => [title, number, link]),
      ...input.actions.flatMap((one) => [one.responsible, one.partners, one.moneySource, one.measure]),
      ...input.actions.flatMap(({ steps }) => steps.map(({ text }) => text)),
      ...input.updates.flatMap(({ text, evidence, link }) => [text, evidence, link]),
    ].filter((text) => text !== '')
    const model = JSON.stringify(await modelOf(input))
    for (const text of planted) {
      expect(pdf.everything).not.toContain(text.replace(/\s/g, ''))
      expect(model).not.toContain(JSON.stringify(text).slice(1, -1))
    }
  })

  it('stays two pages with the longest texts and many actions', async () => {
    const input = fullInput('public')
    const [first] = input.actions
    if (!first) throw new Error('the fixture has no action')
    const long = { ...first, title: 'გრძელი სათაური '.repeat(30), result: 'გრძელი შედეგი '.repeat(300) }
    const actions = Array.from({ length: 40 }, (_, order) => ({ ...long, order }))
    const nothingMet = new Map([...input.answers].map(([id, said]) => [id, { ...said, value: 0 }]))
    const context = { kind: 'community', subset: 'full', date: '2026-08-31' as CalendarDate } as const
    const score = scoreSheet(participation, nothingMet, new Map(), context)
    const pdf = await pdfOf({ ...input, actions, score, answers: nothingMet })
    expect(pdf.document.numPages).toBe(2)
  })
})

describe('characters', () => {
  const withNote = (note: string) => {
    const input = fullInput()
    const answers = new Map(input.answers)
    answers.set('INF-1', { state: 'answered', value: 2, naReason: '', note })
    return { ...input, answers }
  }

  it('that no font has stop the report and are named, all of them', async () => {
    const model = await modelOf(withNote('தமிழ் და 🙂'))
    const make = () => makePdf(model, fonts, () => undefined)
    expect(make).toThrow(UncoveredCharactersError)
    expect(make).toThrow('🙂 (U+1F642)')
    expect(make).toThrow('த (U+0BA4)')
  })

  it('in Georgian capitals, Azerbaijani, Armenian, Russian and signs can be read back', async () => {
    const text = 'ᲛᲗᲐᲕᲠᲣᲚᲘ ქართული Şəki ƏİĞÖÜ Հայերեն Русский ₾ € № „ა“ ‘b’ – — … • ½ × ÷ − §'
    expect((await pdfOf(withNote(text))).has(text)).toBe(true)
  })

  it('without a shape of their own, and accents apart from their letters, do not stop it', async () => {
    const pdf = await pdfOf(withNote('ერ\u00adთი\u200b ორი\tსამი cafe\u0301'))
    expect(pdf.has('ერთი ორი სამი café')).toBe(true)
  })
})

it('a report with nothing answered and no plan can be made too', async () => {
  const input = { ...fullInput(), actions: [], updates: [], droppedProposals: [], evidence: [] }
  const pdf = await pdfOf({ ...input, answers: new Map(), previous: null })
  expect(pdf.document.numPages).toBeGreaterThan(5)
})

it('progress only rises, from the pages to the file', async () => {
  const seen: { stage: string; share: number }[] = []
  makePdf(await modelOf(fullInput()), fonts, (progress) => seen.push(progress))
  const shares = seen.map(({ share }) => share)
  expect(shares).toEqual([...shares].sort((a, b) => a - b))
  expect(seen.at(-1)).toMatchObject({ stage: 'file' })
})
