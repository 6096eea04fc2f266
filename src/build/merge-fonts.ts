import { charactersOf, glyphsOf, moveParts, table, tablesOf, type Glyph, type Tables } from './truetype.ts'

function bytes(length: number, fill: (view: DataView) => void): Uint8Array {
  const made = new Uint8Array(length)
  fill(new DataView(made.buffer))
  return made
}

/** One segment per run of characters whose glyphs run along with them. */
function cmapTable(characters: ReadonlyMap<number, number>): Uint8Array {
  const segments: [start: number, end: number, delta: number][] = []
  for (const [code, glyph] of [...characters].sort(([a], [b]) => a - b)) {
    const last = segments.at(-1)
    const delta = (glyph - code) & 0xffff
    if (last?.[1] === code - 1 && last[2] === delta) last[1] = code
    else segments.push([code, code, delta])
  }
  segments.push([0xffff, 0xffff, 1])
  const count = segments.length
  const power = 2 ** Math.floor(Math.log2(count))
  const head = [
    0,
    1,
    3,
    1,
    0,
    12,
    4,
    16 + 8 * count,
    0,
    2 * count,
    2 * power,
    Math.log2(power),
    2 * (count - power),
  ]
  return bytes(28 + 8 * count, (view) => {
    head.forEach((word, index) => view.setUint16(2 * index, word))
    segments.forEach(([start, end, delta], index) => {
      view.setUint16(26 + 2 * index, end)
      view.setUint16(28 + 2 * (count + index), start)
      view.setUint16(28 + 2 * (2 * count + index), delta)
    })
  })
}

function checksum(data: Uint8Array): number {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  let sum = 0
  for (let at = 0; at < data.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0
  return sum
}

function writeFont(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1))
  const padded = sorted.map(([, data]) =>
    bytes(Math.ceil(data.length / 4) * 4, ({ buffer }) => new Uint8Array(buffer).set(data)),
  )
  const headers = 12 + 16 * sorted.length
  const font = new Uint8Array(headers + padded.reduce((sum, { length }) => sum + length, 0))
  const view = new DataView(font.buffer)
  view.setUint32(0, 0x00010000)
  view.setUint16(4, sorted.length)
  let offset = headers
  sorted.forEach(([tag, data], index) => {
    const entry = 12 + 16 * index
    const table = padded[index] ?? data
    font.set(new TextEncoder().encode(tag), entry)
    view.setUint32(entry + 4, checksum(table))
    view.setUint32(entry + 8, offset)
    view.setUint32(entry + 12, data.length)
    font.set(table, offset)
    offset += table.length
  })
  return font
}

function copyOf(view: DataView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength).slice()
}

function changed(view: DataView, change: (copy: DataView) => void): Uint8Array {
  const copy = copyOf(view)
  change(new DataView(copy.buffer))
  return copy
}

/** The largest of each limit that `maxp` states; PDF readers trust it. */
function maxpTable(all: readonly Tables[], glyphs: number): Uint8Array {
  const limits = all.map((tables) => table(tables, 'maxp'))
  return changed(limits[0] ?? new DataView(new ArrayBuffer(32)), (copy) => {
    for (let at = 6; at < 32; at += 2)
      copy.setUint16(at, Math.max(...limits.map((limit) => limit.getUint16(at))))
    copy.setUint16(4, glyphs)
  })
}

function outlineTables(glyphs: readonly Glyph[]): [loca: Uint8Array, glyf: Uint8Array] {
  const padded = (length: number) => Math.ceil(length / 4) * 4
  const glyf = new Uint8Array(glyphs.reduce((sum, { outline }) => sum + padded(outline.length), 0))
  let offset = 0
  const loca = bytes(4 * (glyphs.length + 1), (view) => {
    glyphs.forEach(({ outline }, index) => {
      glyf.set(outline, offset)
      offset += padded(outline.length)
      view.setUint32(4 * (index + 1), offset)
    })
  })
  return [loca, glyf]
}

/**
 * One TrueType font with the glyphs of all of them; where two have a character, the earlier one gives it. For jsPDF, which
 * reads outlines, widths and the character map and nothing else: layout tables are left out. All must have the same
 * units per em; throws otherwise.
 */
export function mergeFonts(fonts: readonly Uint8Array[]): Uint8Array {
  const all = fonts.map(tablesOf)
  const base = all[0]
  if (!base) throw new Error('no font to merge')
  const units = new Set(all.map((tables) => table(tables, 'head').getUint16(18)))
  if (units.size !== 1) throw new Error('the fonts differ in units per em')
  const glyphs: Glyph[] = []
  const characters = new Map<number, number>()
  fonts.forEach((font, index) => {
    const moved = glyphs.length
    for (const glyph of glyphsOf(all[index] ?? base)) {
      moveParts(glyph.outline, moved)
      glyphs.push(glyph)
    }
    for (const [code, glyph] of charactersOf(font))
      if (!characters.has(code)) characters.set(code, glyph + moved)
  })
  const [loca, glyf] = outlineTables(glyphs)
  const hmtx = bytes(4 * glyphs.length, (view) => {
    glyphs.forEach(({ advance, bearing }, index) => {
      view.setUint16(4 * index, advance)
      view.setInt16(4 * index + 2, bearing)
    })
  })
  return writeFont(
    new Map([
      ['OS/2', copyOf(table(base, 'OS/2'))],
      ['name', copyOf(table(base, 'name'))],
      ['cmap', cmapTable(characters)],
      ['head', changed(table(base, 'head'), (head) => head.setInt16(50, 1))],
      ['hhea', changed(table(base, 'hhea'), (hhea) => hhea.setUint16(34, glyphs.length))],
      ['hmtx', hmtx],
      ['maxp', maxpTable(all, glyphs.length)],
      ['post', bytes(32, (view) => view.setUint32(0, 0x00030000))],
      ['loca', loca],
      ['glyf', glyf],
    ]),
  )
}
