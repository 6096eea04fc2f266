import type { jsPDF } from 'jspdf'

/** The three faces of a report as TrueType files. */
export interface PdfFonts {
  readonly regular: Uint8Array
  readonly bold: Uint8Array
  readonly title: Uint8Array
}

/** A face of the report. */
export type Face = keyof PdfFonts

/** Name and style under which jsPDF knows each face; AutoTable's bold head finds `bold` by itself. */
export const FACE: Readonly<Record<Face, readonly [name: string, style: string]>> = {
  regular: ['Kibe', 'normal'],
  bold: ['Kibe', 'bold'],
  title: ['KibeTitle', 'normal'],
}

/** jsPDF takes font files as text with one character for each byte. */
function binaryText(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 8192) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)))
  }
  return parts.join('')
}

/** Makes the three faces known to the document. */
export function registerFonts(doc: jsPDF, fonts: PdfFonts): void {
  for (const face of Object.keys(FACE) as Face[]) {
    const [name, style] = FACE[face]
    doc.addFileToVFS(`${face}.ttf`, binaryText(fonts[face]))
    doc.addFont(`${face}.ttf`, name, style)
  }
}

interface TrueTypeMetadata {
  readonly cmap: { readonly unicode: { readonly codeMap: Readonly<Record<number, number>> } }
}

/** Whether every face has a glyph for the character, by the very table that jsPDF will use. */
export function coverageOf(doc: jsPDF): (code: number) => boolean {
  const maps = Object.values(FACE).map(([name, style]) => {
    const metadata = doc.setFont(name, style).getFont().metadata as TrueTypeMetadata
    return metadata.cmap.unicode.codeMap
  })
  return (code) => maps.every((map) => (map[code] ?? 0) !== 0)
}
