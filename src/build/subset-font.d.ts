declare module 'subset-font' {
  /** Cuts a font down to the characters of `text` (all glyphs with `keepAllGlyphs`); the package ships no types. */
  export default function subsetFont(
    font: Uint8Array,
    text: string | undefined,
    options: {
      targetFormat: 'sfnt' | 'woff2'
      variationAxes?: Record<string, number>
      keepFeatures?: readonly string[]
      keepAllGlyphs?: boolean
      noHinting?: boolean
      noLayoutClosure?: boolean
    },
  ): Promise<Uint8Array>
}
