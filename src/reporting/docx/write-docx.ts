import {
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
  type ISectionOptions,
} from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { MinutesModel } from '../minutes/minutes-model'
import { docxBlock, docxHeading, labelled } from './docx-blocks'
import { docxStyles, INK } from './docx-style'
import { TEXT_WIDTH, textRuns } from './docx-table'
import { xmlText } from './xml-text'

/** Every entry of the archive bears this time, so that the same minutes are the same file, byte for byte. */
const FIXED_TIME = '1980-01-01T00:00:00'
/** A4 with margins of 2.2 cm, in twentieths of a point. */
const PAGE = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 1_247, bottom: 1_247, left: 1_247, right: 1_247, header: 600, footer: 600 },
}

/**
 * The minutes as the bytes of a DOCX file, the same for the same minutes. Its author is the program; it names nobody that
 * the minutes do not name, and asks for nothing from elsewhere.
 */
export async function writeDocx(model: MinutesModel): Promise<ArrayBuffer> {
  const minutes = cleaned(model)
  return packed(minutes, section(minutes))
}

/** What every file for a word processor says of itself. */
export type DocxHead = Pick<MinutesModel, 'title' | 'subject' | 'author' | 'language' | 'generatedAt'> &
  Pick<MinutesModel, 'header' | 'footer' | 'pageLabel'>

/** The bytes of the file. */
export async function packed(head: DocxHead, section: ISectionOptions): Promise<ArrayBuffer> {
  const file = new Document({
    title: head.title,
    subject: head.subject,
    creator: head.author,
    lastModifiedBy: head.author,
    styles: docxStyles(head.language),
    sections: [section],
  })
  const files = unzipSync(new Uint8Array(await Packer.toArrayBuffer(file)))
  const core = strFromU8(files['docProps/core.xml'] ?? new Uint8Array())
  files['docProps/core.xml'] = strToU8(dated(core, head.generatedAt))
  return zipSync(files, { mtime: FIXED_TIME }).buffer
}

/** The page with its margins, header and footer. */
export function pageOf({ header, footer, pageLabel }: DocxHead): Omit<ISectionOptions, 'children'> {
  return {
    properties: { page: PAGE },
    headers: { default: new Header({ children: [small(textRuns(header, { color: INK.soft, size: 17 }))] }) },
    footers: { default: new Footer({ children: [numbered(footer, pageLabel)] }) },
  }
}

function section(minutes: MinutesModel): ISectionOptions {
  const { cover, sections } = minutes
  return {
    ...pageOf(minutes),
    children: [
      ...[cover.region, cover.municipality]
        .filter((text) => text !== '')
        .map((text) => new Paragraph({ keepNext: true, children: textRuns(text, { color: INK.accent }) })),
      docxHeading(cover.title, HeadingLevel.TITLE),
      ...cover.facts.map((fact) => labelled(fact)),
      ...(cover.warning === null
        ? []
        : [new Paragraph({ children: textRuns(cover.warning, { color: INK.attention, bold: true }) })]),
      ...sections.flatMap(({ heading, blocks }) => [
        docxHeading(heading, HeadingLevel.HEADING_1),
        ...blocks.flatMap((block) => docxBlock(block)),
      ]),
    ],
  }
}

function small(children: TextRun[]): Paragraph {
  return new Paragraph({ spacing: { after: 0 }, children })
}

/** How the file was made on the left, the page and the number of pages on the right. */
function numbered(text: string, label: string): Paragraph {
  const look = { color: INK.soft, size: 17 }
  return new Paragraph({
    spacing: { after: 0 },
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
    children: [
      ...textRuns(text, look),
      new TextRun({
        ...look,
        children: [`\t${label} `, PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
      }),
    ],
  })
}

/** The library writes the moment of packing; the minutes say when they were made. */
function dated(core: string, at: string): string {
  return core.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, (_, tag: string) => `${tag}${at}`)
}

/** The same data, every text as XML may hold it. */
export function cleaned<T>(data: T): T {
  return cleanedValue(data) as T
}

function cleanedValue(value: unknown): unknown {
  if (typeof value === 'string') return xmlText(value)
  if (Array.isArray(value)) return value.map(cleanedValue)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cleanedValue(one)]))
}
