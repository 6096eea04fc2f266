/** The tables of a TrueType font by tag. */
export type Tables = ReadonlyMap<string, DataView>

/** One glyph: its outline (empty for a blank) and its horizontal metrics, in font units. */
export interface Glyph {
  outline: Uint8Array
  readonly advance: number
  readonly bearing: number
}

const MORE_COMPONENTS = 0x20
const ARGUMENTS_ARE_WORDS = 0x1
const SCALE_BYTES = [
  [0x8, 2],
  [0x40, 4],
  [0x80, 8],
] as const

/** The tables of a TrueType font. */
export function tablesOf(font: Uint8Array): Tables {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const tables = new Map<string, DataView>()
  for (let entry = 12; entry < 12 + 16 * view.getUint16(4); entry += 16) {
    const tag = String.fromCharCode(...font.subarray(entry, entry + 4))
    const start = font.byteOffset + view.getUint32(entry + 8)
    tables.set(tag, new DataView(font.buffer, start, view.getUint32(entry + 12)))
  }
  return tables
}

/** The table with this tag; throws when there is none. */
export function table(tables: Tables, tag: string): DataView {
  const found = tables.get(tag)
  if (!found) throw new Error(`the font has no table ${tag}`)
  return found
}

function segmentGlyph(cmap: DataView, at: number, segments: number, segment: number, code: number): number {
  const word = (column: number) => cmap.getUint16(at + 16 + 2 * (column * segments + segment))
  const [start, delta, range] = [word(1), word(2), word(3)]
  if (range === 0) return (code + delta) & 0xffff
  const place = at + 16 + 2 * (3 * segments + segment) + range + 2 * (code - start)
  const glyph = cmap.getUint16(place)
  return glyph === 0 ? 0 : (glyph + delta) & 0xffff
}

/** Glyph number by character, basic plane only. Throws when the font has no cmap of format 4. */
export function charactersOf(font: Uint8Array): Map<number, number> {
  const cmap = table(tablesOf(font), 'cmap')
  const offsets = Array.from({ length: cmap.getUint16(2) }, (_, index) => cmap.getUint32(8 + 8 * index))
  const at = offsets.find((offset) => cmap.getUint16(offset) === 4)
  if (at === undefined) throw new Error('the font has no cmap of format 4')
  const segments = cmap.getUint16(at + 6) / 2
  const found = new Map<number, number>()
  for (let segment = 0; segment < segments; segment++) {
    const end = cmap.getUint16(at + 14 + 2 * segment)
    const start = cmap.getUint16(at + 16 + 2 * (segments + segment))
    for (let code = start; code <= end && code < 0xffff; code++) {
      const glyph = segmentGlyph(cmap, at, segments, segment, code)
      if (glyph !== 0) found.set(code, glyph)
    }
  }
  return found
}

/** All glyphs, by their number. */
export function glyphsOf(tables: Tables): Glyph[] {
  const [glyf, loca, hmtx] = [table(tables, 'glyf'), table(tables, 'loca'), table(tables, 'hmtx')]
  const isLong = table(tables, 'head').getInt16(50) === 1
  const metrics = table(tables, 'hhea').getUint16(34)
  const offset = (index: number) => (isLong ? loca.getUint32(4 * index) : 2 * loca.getUint16(2 * index))
  return Array.from({ length: table(tables, 'maxp').getUint16(4) }, (_, index) => ({
    outline: new Uint8Array(
      glyf.buffer,
      glyf.byteOffset + offset(index),
      offset(index + 1) - offset(index),
    ).slice(),
    advance: hmtx.getUint16(4 * Math.min(index, metrics - 1)),
    bearing:
      index < metrics ? hmtx.getInt16(4 * index + 2) : hmtx.getInt16(4 * metrics + 2 * (index - metrics)),
  }))
}

/** Composite outlines name their parts by glyph number, which the merge has moved. */
export function moveParts(outline: Uint8Array, by: number): void {
  const view = new DataView(outline.buffer)
  if (outline.length === 0 || view.getInt16(0) >= 0) return
  let at = 10
  for (let flags = MORE_COMPONENTS; flags & MORE_COMPONENTS;) {
    flags = view.getUint16(at)
    view.setUint16(at + 2, view.getUint16(at + 2) + by)
    at += 4 + (flags & ARGUMENTS_ARE_WORDS ? 4 : 2)
    at += SCALE_BYTES.find(([flag]) => flags & flag)?.[1] ?? 0
  }
}
