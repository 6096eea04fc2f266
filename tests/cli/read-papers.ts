import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readPdf, type ReadPdf } from '../reporting/read-pdf'

/** A PDF in a folder, as another program reads it. */
export function pdfIn(folder: string, name: string): Promise<ReadPdf> {
  return readPdf(Uint8Array.from(readFileSync(join(folder, name))).buffer)
}
