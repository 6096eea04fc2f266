import { entriesOf } from '../exchange/hand-made'
import { readPdf } from '../reporting/read-pdf'
import { plantedIn, type PlantedKind } from './planted'

/** What of the planted stands in a file: in its bytes, in what is packed in it, and in what a reader of PDF sees. */
export async function plantedInFile(file: Blob): Promise<PlantedKind[]> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const found = new Set(plantedIn(textsOf(bytes)))
  for (const [path, entry] of Object.entries(isZip(bytes) ? entriesOf(bytes) : {}))
    for (const kind of plantedIn(`${path}\n${textsOf(entry)}`)) found.add(kind)
  if (startsWith(bytes, '%PDF-')) {
    const { document, everything } = await readPdf(Uint8Array.from(bytes).buffer)
    const about = JSON.stringify(await document.getMetadata())
    for (const kind of plantedIn(everything + about)) found.add(kind)
  }
  return [...found].sort()
}

/** All that can be read of a file, packed or not; for finding out that something is in it. */
export async function readableText(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (startsWith(bytes, '%PDF-')) return (await readPdf(Uint8Array.from(bytes).buffer)).everything
  const entries = isZip(bytes) ? Object.values(entriesOf(bytes)) : [bytes]
  return entries.map(textsOf).join('\n')
}

function textsOf(bytes: Uint8Array): string {
  return ['utf-8', 'utf-16be', 'utf-16le'].map((code) => new TextDecoder(code).decode(bytes)).join('\n')
}

function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, 'PK')
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return new TextDecoder('latin1').decode(bytes.slice(0, text.length)) === text
}
