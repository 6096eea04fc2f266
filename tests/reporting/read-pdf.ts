import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A PDF as another program reads it. */
export interface ReadPdf {
  readonly document: PDFDocumentProxy
  /** Whether this text stands in one column of the pages, line breaks and page breaks aside. */
  has(text: string): boolean
  /** All text, without any white space, page furniture included. */
  readonly everything: string
}

const HEADER = 790
const FOOTER = 45

const squeezed = (text: string) => text.replace(/\s/gu, '')

interface Piece {
  readonly str: string
  readonly transform: number[]
}

/** Opens the file with pdf.js; texts are gathered by the left edge at which their lines begin. */
export async function readPdf(bytes: ArrayBuffer): Promise<ReadPdf> {
  const document = await getDocument({ data: new Uint8Array(bytes.slice(0)), verbosity: 0 }).promise
  const columns = new Map<number, string>()
  let everything = ''
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent()
    for (const { str, transform } of items.filter((item): item is typeof item & Piece => 'str' in item)) {
      const [left = 0, bottom = 0] = [transform[4], transform[5]]
      everything += squeezed(str)
      if (bottom > HEADER || bottom < FOOTER) continue
      const column = Math.round(left)
      columns.set(column, (columns.get(column) ?? '') + squeezed(str))
    }
  }
  const texts = [...columns.values()]
  return { document, everything, has: (text) => texts.some((column) => column.includes(squeezed(text))) }
}
