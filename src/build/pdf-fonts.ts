import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { zlibSync } from 'fflate'
import subsetFont from 'subset-font'
import type { Plugin } from 'vite'
import { mergeFonts } from './merge-fonts.ts'
import { charactersOf } from './truetype.ts'

/** The three faces of a report: text, emphasis, and the serif of its titles. */
const PDF_FACES = ['regular', 'bold', 'title'] as const
/** Name of a face of a report. */
export type PdfFace = (typeof PDF_FACES)[number]

interface Source {
  readonly file: string
  /** Weight at which a variable font is pinned. */
  readonly weight?: number
}

const expo = (family: string, style: string, name: string): Source => ({
  file: `@expo-google-fonts/${family}/${style}/${name}_${style}.ttf`,
})
const sans = (style: string): Source[] => [
  expo('noto-sans-georgian', style, 'NotoSansGeorgian'),
  expo('noto-sans-armenian', style, 'NotoSansArmenian'),
  expo('noto-sans', style, 'NotoSans'),
]
const serif = (part: string): Source => ({
  file: `@fontsource-variable/noto-serif-georgian/files/noto-serif-georgian-${part}-wght-normal.woff2`,
  weight: 600,
})

/** Each face is its own font first; what that one lacks comes from the next. */
const SOURCES: Readonly<Record<PdfFace, readonly Source[]>> = {
  regular: sans('400Regular'),
  bold: sans('700Bold'),
  title: [serif('georgian'), serif('latin'), serif('latin-ext'), ...sans('700Bold')],
}

/** What people in Georgia write in: Latin with ə, Cyrillic, Armenian, Georgian with Mtavruli, signs. */
const WANTED: readonly (readonly [first: number, last: number])[] = [
  [0x20, 0x24f],
  [0x259, 0x259],
  [0x2b0, 0x36f],
  [0x400, 0x52f],
  [0x531, 0x58f],
  [0x10a0, 0x10ff],
  [0x1c90, 0x1cbf],
  [0x2000, 0x2064],
  [0x2070, 0x209c],
  [0x20a0, 0x20c0],
  [0x2100, 0x215f],
  [0x2212, 0x2212],
  [0x2d00, 0x2d2d],
  [0xfb13, 0xfb17],
]

const resolve = createRequire(import.meta.url).resolve

function isWanted(code: number): boolean {
  return WANTED.some(([first, last]) => code >= first && code <= last)
}

async function buildFace(face: PdfFace): Promise<Uint8Array> {
  const covered = new Set<number>()
  const parts: Uint8Array[] = []
  for (const { file, weight } of SOURCES[face]) {
    const options = {
      targetFormat: 'sfnt',
      noHinting: true,
      keepFeatures: [],
      noLayoutClosure: true,
    } as const
    const pinned = weight === undefined ? options : { ...options, variationAxes: { wght: weight } }
    const data = readFileSync(resolve(file))
    const whole = new Uint8Array(await subsetFont(data, undefined, { ...pinned, keepAllGlyphs: true }))
    const missing = [...charactersOf(whole).keys()].filter((code) => isWanted(code) && !covered.has(code))
    for (const code of missing) covered.add(code)
    parts.push(new Uint8Array(await subsetFont(data, String.fromCodePoint(...missing), pinned)))
  }
  return mergeFonts(parts)
}

/** Folder in which the built fonts are kept between runs; its name changes with what goes into them. `npm ci` empties it. */
function cacheFolder(root: string): string {
  const recipe = createHash('sha256')
    .update(JSON.stringify([SOURCES, WANTED]))
    .digest('hex')
  return join(root, 'node_modules', '.kibe', `pdf-fonts-${recipe.slice(0, 12)}`)
}

/** Path of each face as a TrueType file, built when it is not there yet; `root`: the folder of the project. */
export async function pdfFontFiles(root: string): Promise<Record<PdfFace, string>> {
  const folder = cacheFolder(root)
  mkdirSync(folder, { recursive: true })
  const files = PDF_FACES.map(async (face) => {
    const file = join(folder, `report-${face}.ttf`)
    if (!existsSync(file)) writeFileSync(file, await buildFace(face))
    return [face, file] as const
  })
  return Object.fromEntries(await Promise.all(files)) as Record<PdfFace, string>
}

/** The same face packed (zlib, RFC 1950): not every host packs fonts, and a device keeps them as they come. */
function packedFile(file: string): string {
  const packed = `${file}z`
  if (!existsSync(packed)) writeFileSync(packed, zlibSync(readFileSync(file), { level: 9 }))
  return packed
}

/**
 * `virtual:pdf-fonts` exports the address of each face, packed, as an asset that works under any base. `root`: as for
 * `pdfFontFiles`.
 */
export function pdfFonts(root: string): Plugin {
  const id = '\0virtual:pdf-fonts'
  return {
    name: 'kibe:pdf-fonts',
    resolveId: (source) => (source === 'virtual:pdf-fonts' ? id : null),
    async load(wanted) {
      if (wanted !== id) return null
      const files = await pdfFontFiles(root)
      return PDF_FACES.map(
        (face) => `export { default as ${face} } from ${JSON.stringify(`${packedFile(files[face])}?url`)}`,
      ).join('\n')
    },
  }
}
