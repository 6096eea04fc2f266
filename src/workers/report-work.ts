import { unzlibSync } from 'fflate'
import { bold, regular, title } from 'virtual:pdf-fonts'
import type { PdfFonts } from '@/reporting/pdf/fonts'
import { runReport } from './run-report'
import type { BeginWork } from './work'

async function bytesAt(address: string): Promise<Uint8Array> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${response.status} for ${address}`)
  return unzlibSync(new Uint8Array(await response.arrayBuffer()))
}

async function loadFonts(): Promise<PdfFonts> {
  const [regularBytes, boldBytes, titleBytes] = await Promise.all([regular, bold, title].map(bytesAt))
  if (!regularBytes || !boldBytes || !titleBytes) throw new Error('a face is missing')
  return { regular: regularBytes, bold: boldBytes, title: titleBytes }
}

export const begin: BeginWork = (tell) => (asked) => runReport(asked, loadFonts, tell)
