import { entriesOf } from '../exchange/hand-made'
import { readPdf } from '../reporting/read-pdf'
import { plantedIn, type PlantedKind } from './planted'

/** What of the planted stands in a file: in its bytes, in what is packed in it, and in what a reader of PDF sees. */
export async function plantedInFile(file: Blob): Promise<PlantedKind[]> {
  const found = new Set<PlantedKind>()
  for (const text of await textsIn(new Uint8Array(await file.arrayBuffer())))
    for (const kind of plantedIn(text)) found.add(kind)
  return [...found].sort()
}

/** All that can be read of a file, packed or not; for finding out that something is in it. */
export async function readableText(file: Blob): Promise<string> {
  return (await textsIn(new Uint8Array(await file.arrayBuffer()))).join('\n')
}

/** The texts of a file, of each file that is packed in it, and of each in those. */
async function textsIn(bytes: Uint8Array): Promise<string[]> {
  if (startsWith(bytes, '%PDF-')) {
    const { document, everything } = await readPdf(Uint8Array.from(bytes).buffer)
    return [textsOf(bytes), everything, JSON.stringify(await document.getMetadata())]
  }
  const packed = Object.entries(isZip(bytes) ? entriesOf(bytes) : {})
  const inside = await Promise.all(packed.map(async ([path, entry]) => [path, ...(await textsIn(entry))]))
  return [textsOf(bytes), ...inside.flat()]
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
