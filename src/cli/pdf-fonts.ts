import { readFileSync } from 'node:fs'
import { pdfFontFiles } from '@/build/pdf-fonts'
import type { PdfFonts } from '@/reporting/pdf/fonts'

/** The faces that the app prints with, built below the folder of the project where they are not there yet. */
export async function readPdfFonts(root: string): Promise<PdfFonts> {
  const files = await pdfFontFiles(root)
  const bytesOf = (path: string) => new Uint8Array(readFileSync(path))
  return { regular: bytesOf(files.regular), bold: bytesOf(files.bold), title: bytesOf(files.title) }
}
