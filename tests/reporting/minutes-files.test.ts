import { strFromU8, unzipSync } from 'fflate'
import { JSDOM } from 'jsdom'
import { beforeAll, describe, expect, it } from 'vitest'
import type { MinutesInput } from '@/reporting/minutes/minutes-input'
import type { MinutesModel, SignaturesBlock } from '@/reporting/minutes/minutes-model'
import { writeDocx } from '@/reporting/docx/write-docx'
import type { PdfFonts } from '@/reporting/pdf/fonts'
import { makeMinutes } from '@/reporting/pdf/make-minutes'
import { UncoveredCharactersError } from '@/reporting/pdf/printable'
import { sixPeople } from '../domain/workshop/six-people'
import { testFonts } from './fixture'
import { minutesOf, PLANTED, plantedNames, sixPeopleInput, textsOf } from './minutes-fixture'
import { readPdf, type ReadPdf } from './read-pdf'

const squeezed = (text: string) => text.replace(/\s/gu, '')
const codes = sixPeople.participants.map(({ code }) => code)
const secrets = [...PLANTED.names, PLANTED.organisation, PLANTED.note]
/** Every reason and dissent that was entered, and how many people dissent. */
const entered = Object.values(sixPeople.decisions).flatMap(({ reason, dissent }) =>
  [reason, dissent].filter((text) => text !== ''),
)

let fonts: PdfFonts
beforeAll(async () => {
  fonts = await testFonts()
})
const pdfOf = (model: MinutesModel) => readPdf(makeMinutes(model, fonts, () => undefined))

/** What is in the file: each part as XML that a parser has read. */
async function docxOf(model: MinutesModel) {
  const files = unzipSync(new Uint8Array(await writeDocx(model)))
  const { DOMParser } = new JSDOM('').window
  const parts = new Map(
    Object.entries(files)
      .filter(([path]) => /\.(xml|rels)$/.test(path))
      .map(([path, bytes]) => [path, new DOMParser().parseFromString(strFromU8(bytes), 'application/xml')]),
  )
  const part = (path: string) => {
    const found = parts.get(path)
    if (!found) throw new Error(`no ${path} among ${[...parts.keys()].join(', ')}`)
    return found
  }
  const all = (path: string, tag: string) => [...part(path).getElementsByTagName(tag)]
  const body = all('word/document.xml', 'w:p')
    .map((paragraph) => [...paragraph.getElementsByTagName('w:t')].map((run) => run.textContent).join(''))
    .join('\n')
  const raw = Object.values(files)
    .map((bytes) => strFromU8(bytes))
    .join('\n')
  return { paths: [...parts.keys()], parts, part, all, body, raw }
}

describe.each(['ka', 'en'] as const)('the minutes in %s', (language) => {
  let input: MinutesInput
  let model: MinutesModel
  let pdf: ReadPdf
  let docx: Awaited<ReturnType<typeof docxOf>>
  beforeAll(async () => {
    input = sixPeopleInput(language)
    model = await minutesOf(input)
    pdf = await pdfOf(model)
    docx = await docxOf(model)
  })
  /** What is read in the document; its title and subject are properties, the page label is the word processor's. */
  const written = () =>
    textsOf({ ...model, title: '', subject: '', author: '', pageLabel: '' }).filter((text) => /\S/.test(text))

  /** Headings of what the PDF draws instead: the columns of levels, and the lines to be signed. */
  const drawn = () =>
    model.sections
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => {
        if (block.kind === 'signatures') return [block.columns[0]]
        return block.kind === 'decision' ? block.votes.map(({ levelLabel }) => levelLabel) : []
      })

  it('stand in the PDF word for word, with every reason and dissent, and a bookmark for each part', async () => {
    const { document, everything } = pdf
    // A column's words may stand beside those of its neighbour: cells are looked for part by part.
    const parts = written()
      .filter((text) => !drawn().includes(text))
      .flatMap((text) => text.split(/\s+/))
    expect(parts.filter((part) => !everything.includes(part))).toEqual([])
    for (const text of entered) expect(everything).toContain(squeezed(text))
    const outline = await document.getOutline()
    expect(outline.map(({ title }) => title)).toEqual(model.sections.map(({ heading }) => heading))
    expect(everything).toContain(`${document.numPages}/${document.numPages}`)
    expect((await document.getMetadata()).info).toMatchObject({ Title: model.title, Language: language })
  })

  it('stand in the Word file text for text', () => {
    const { body, all } = docx
    const margins = ['word/header1.xml', 'word/footer1.xml'].flatMap((path) => all(path, 'w:t'))
    const everything = squeezed([body, ...margins.map((run) => run.textContent)].join('\n'))
    expect(written().filter((text) => !everything.includes(squeezed(text)))).toEqual([])
    for (const text of entered) expect(body).toContain(text)
  })

  it('name nobody in either file, nor what a single person wrote', () => {
    const { everything } = pdf
    const { raw, body } = docx
    for (const secret of secrets) {
      expect(everything).not.toContain(squeezed(secret))
      expect(raw).not.toContain(secret)
    }
    for (const code of codes) {
      expect(everything).not.toContain(code)
      expect(body).not.toContain(code)
    }
  })

  it('have names in both files once they were asked for', async () => {
    const allowed = sixPeopleInput(language, { namesFor: 'facilitator' })
    const named = await minutesOf({ ...allowed, names: plantedNames(allowed) })
    const { everything } = await pdfOf(named)
    const { body } = await docxOf(named)
    for (const name of PLANTED.names) {
      expect(everything).toContain(squeezed(name))
      expect(body).toContain(name)
    }
  })

  it('have real headings, heads of tables that repeat, numbered pages and the language of the text', () => {
    const { all, part } = docx
    const styled = (style: string) =>
      all('word/document.xml', 'w:pStyle').filter((one) => one.getAttribute('w:val') === style).length
    const blocks = model.sections.flatMap((section) => section.blocks)
    const count = (kind: string) => blocks.filter((block) => block.kind === kind).length
    expect(styled('Title')).toBe(1)
    expect(styled('Heading1')).toBe(model.sections.length)
    expect(styled('Heading2')).toBe(count('chapter'))
    expect(styled('Heading3')).toBe(count('decision'))
    for (const table of all('word/document.xml', 'w:tbl')) {
      const [head] = [...table.getElementsByTagName('w:tr')]
      expect(head?.getElementsByTagName('w:tblHeader')).toHaveLength(1)
    }
    const fields = all('word/footer1.xml', 'w:instrText').map((field) => field.textContent.trim())
    expect(fields).toEqual(['PAGE', 'NUMPAGES'])
    const [lang] = [...part('word/styles.xml').getElementsByTagName('w:lang')]
    expect(lang?.getAttribute('w:val')).toBe({ ka: 'ka-GE', en: 'en-GB' }[language])
    const [face] = [...part('word/styles.xml').getElementsByTagName('w:rFonts')]
    expect(face?.getAttribute('w:hAnsi')).toBe('Sylfaen')
  })
})

describe('the Word file', () => {
  const HARMFUL = 'a < b & "c" > \u0000\u000b\u001f\ud800 ]]> <w:p/> \ufffe და'
  const harmed = () => {
    const input = sixPeopleInput('ka')
    const decisions = input.decisions.map((one) => ({ ...one, reason: HARMFUL }))
    return minutesOf({ ...input, decisions, workshop: { ...input.workshop, recipients: 'ა\nბ' } })
  }

  it('is sound XML in every part, whatever was typed, and says all of it that XML can say', async () => {
    const { parts, body, all } = await docxOf(await harmed())
    const broken = [...parts].filter(([, each]) => each.getElementsByTagName('parsererror').length > 0)
    expect(broken.map(([path]) => path)).toEqual([])
    expect(squeezed(body)).toContain(squeezed('a < b & "c" > ]]> <w:p/> და'))
    expect(all('word/document.xml', 'w:br')).toHaveLength(1)
  })

  it('asks for nothing from elsewhere and runs nothing', async () => {
    const { parts, raw } = await docxOf(await minutesOf(sixPeopleInput('en')))
    const relations = [...parts]
      .filter(([path]) => path.endsWith('.rels'))
      .flatMap(([, document]) => [...document.getElementsByTagName('Relationship')])
    expect(relations.length).toBeGreaterThan(3)
    expect(relations.filter((one) => one.getAttribute('TargetMode') === 'External')).toEqual([])
    expect(raw).not.toMatch(/vbaProject|attachedTemplate|INCLUDETEXT|INCLUDEPICTURE/)
  })

  it('has the program as its author and the moment of the minutes, nobody and no other time', async () => {
    const model = await minutesOf(sixPeopleInput('en'))
    const { all } = await docxOf(model)
    const core = (tag: string) => all('docProps/core.xml', tag).map((one) => one.textContent)
    expect(core('dc:creator')).toEqual(['Kibe 1.0.0'])
    expect(core('cp:lastModifiedBy')).toEqual(['Kibe 1.0.0'])
    expect([...core('dcterms:created'), ...core('dcterms:modified')]).toEqual([
      model.generatedAt,
      model.generatedAt,
    ])
  })

  it('is the same for the same minutes, byte for byte', async () => {
    const model = await minutesOf(sixPeopleInput('ka'))
    const [one, other] = [await writeDocx(model), await writeDocx(model)]
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true)
  })
})

describe('the PDF', () => {
  it('is not made where a character has no letter; which one is said', async () => {
    const model = await minutesOf(sixPeopleInput('en', { place: 'க' }))
    expect(() => makeMinutes(model, fonts, () => undefined)).toThrow(UncoveredCharactersError)
  })

  it('never tears the lines to be signed from their heading and from who signs, wherever the page ends', async () => {
    const base = await minutesOf(sixPeopleInput('en'))
    const last = base.sections.at(-1)
    const signed = last?.blocks.find((block): block is SignaturesBlock => block.kind === 'signatures')
    if (!last || !signed) throw new Error('nothing to sign')
    for (let lines = 20; lines < 36; lines += 2) {
      const rows = Array.from({ length: lines }, (_, row) => ({ label: `line ${row}`, text: 'x' }))
      const sections = [{ heading: 'Filled', blocks: [{ kind: 'facts' as const, rows }] }, last]
      const { document } = await pdfOf({ ...base, sections })
      const pages: string[] = []
      for (let number = 1; number <= document.numPages; number++) {
        const { items } = await (await document.getPage(number)).getTextContent()
        pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '))
      }
      const withHeading = pages.filter((page) => page.includes(last.heading))
      expect(withHeading).toHaveLength(1)
      for (const person of signed.people) expect(withHeading[0]).toContain(person)
      const count = withHeading[0]?.split(signed.columns[2]).length ?? 0
      // The heading of the part begins with the same word.
      expect(count - 1).toBeGreaterThanOrEqual(signed.people.length)
    }
  })
})
