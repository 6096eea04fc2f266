import { expect, it } from 'vitest'
import { mergeFonts } from '@/build/merge-fonts'
import { charactersOf, glyphsOf, tablesOf } from '@/build/truetype'
import { testFonts } from './fixture'

it('all three faces have the same characters, with every sign that single fonts lack', async () => {
  const faces = Object.values(await testFonts()) as Uint8Array[]
  const sets = faces.map((font) => [...charactersOf(font).keys()].sort((a, b) => a - b))
  expect(sets[1]).toEqual(sets[0])
  expect(sets[2]).toEqual(sets[0])
  const needed = '₾№„“–ə—’…•€ƏğışÇÖÜԱՖևЯяЁᲐᲿაჿჰ'
  expect(Array.from(needed).filter((sign) => !sets[0]?.includes(sign.codePointAt(0) ?? 0))).toEqual([])
})

it('a merged font keeps outlines and widths, and takes each character from the first font that has it', async () => {
  const { regular, bold } = await testFonts()
  const merged = mergeFonts([regular, bold])
  const [own, both] = [glyphsOf(tablesOf(regular)), glyphsOf(tablesOf(merged))]
  expect(both.length).toBe(2 * own.length)
  for (const [code, glyph] of charactersOf(regular)) {
    expect(charactersOf(merged).get(code)).toBe(glyph)
    expect(both[glyph]?.advance).toBe(own[glyph]?.advance)
    if (code > 0x10ff) break
  }
})

it('composite letters of a later font still find their parts after the merge', async () => {
  const { regular } = await testFonts()
  const merged = mergeFonts([regular, regular])
  const glyphs = glyphsOf(tablesOf(merged))
  const half = glyphs.length / 2
  const composite = glyphs.findIndex(({ outline }, index) => {
    return index >= half && outline.length > 0 && new DataView(outline.buffer).getInt16(0) < 0
  })
  const part = (index: number) =>
    new DataView((glyphs[index]?.outline ?? new Uint8Array()).buffer).getUint16(12)
  expect(composite).toBeGreaterThan(half)
  expect(part(composite)).toBe(part(composite - half) + half)
})
