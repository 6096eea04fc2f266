import { unzlibSync } from 'fflate'
import { bold, regular, title } from 'virtual:pdf-fonts'
import type { PdfFonts } from '@/reporting/pdf/fonts'

/** The faces of reports, from what is kept or from the network. Rejects where they cannot be had. */
export async function loadFonts(): Promise<PdfFonts> {
  const [regularBytes, boldBytes, titleBytes] = await Promise.all([regular, bold, title].map(bytesAt))
  if (!regularBytes || !boldBytes || !titleBytes) throw new Error('a face is missing')
  return { regular: regularBytes, bold: boldBytes, title: titleBytes }
}

async function bytesAt(address: string): Promise<Uint8Array> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${response.status} for ${address}`)
  return unzlibSync(new Uint8Array(await response.arrayBuffer()))
}
