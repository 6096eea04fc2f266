import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** The texts of one line of a page, from left to right. */
export type PageLine = readonly string[]

interface Piece {
  readonly str: string
  readonly transform: number[]
}

/** The lines of each page from this one to that, from above; header and footer are left out. */
export async function linesOf(
  document: PDFDocumentProxy,
  first = 1,
  last = document.numPages,
): Promise<PageLine[][]> {
  const pages: PageLine[][] = []
  for (let number = first; number <= last; number++) {
    const { items } = await (await document.getPage(number)).getTextContent()
    const lines = new Map<number, { left: number; text: string }[]>()
    for (const { str, transform } of items.filter((item): item is typeof item & Piece => 'str' in item)) {
      const [left = 0, bottom = 0] = [transform[4], transform[5]]
      if (str.trim() === '' || bottom > 790 || bottom < 45) continue
      const line = lines.get(Math.round(bottom)) ?? []
      lines.set(Math.round(bottom), [...line, { left, text: str }])
    }
    const fromAbove = [...lines].sort(([a], [b]) => b - a)
    pages.push(fromAbove.map(([, line]) => line.sort((a, b) => a.left - b.left).map(({ text }) => text)))
  }
  return pages
}

/** The page on which each part begins, from 1, by the bookmarks. */
export async function partPages(document: PDFDocumentProxy): Promise<Map<string, number>> {
  const outline = await document.getOutline()
  const pages = new Map<string, number>()
  for (const { title, dest } of outline) {
    const [reference] = dest as [{ num: number; gen: number }]
    pages.set(title, (await document.getPageIndex(reference)) + 1)
  }
  return pages
}
