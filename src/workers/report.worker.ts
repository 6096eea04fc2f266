import { bold, regular, title } from 'virtual:pdf-fonts'
import type { PdfFonts } from '@/reporting/pdf/fonts'
import type { ReportRequest } from './report-protocol'
import { runReport } from './run-report'

async function bytesAt(address: string): Promise<Uint8Array> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${response.status} for ${address}`)
  return new Uint8Array(await response.arrayBuffer())
}

async function loadFonts(): Promise<PdfFonts> {
  const [regularBytes, boldBytes, titleBytes] = await Promise.all([regular, bold, title].map(bytesAt))
  if (!regularBytes || !boldBytes || !titleBytes) throw new Error('a face is missing')
  return { regular: regularBytes, bold: boldBytes, title: titleBytes }
}

self.addEventListener('message', ({ data }: MessageEvent<ReportRequest>) => {
  // The worker's own side of `postMessage`, without the page's target origin.
  void runReport(data, loadFonts, (answer, transfer = []) => self.postMessage(answer, { transfer }))
})
