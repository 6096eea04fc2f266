import { readFileSync } from 'node:fs'

/** A text in both languages, with where in its file it stands. */
interface FoundText {
  where: string
  ka: string
  en: string
}

/** The raw JSON of a file below `questionnaires/`. */
export function readContent(path: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../questionnaires/${path}`, import.meta.url), 'utf8'))
}

function isText(value: object): value is { ka: unknown; en: unknown } {
  return 'ka' in value || 'en' in value
}

/** Every object that holds a text in some language, however deep; a missing language is an empty string. */
export function textsOf(value: unknown, where = ''): FoundText[] {
  if (typeof value !== 'object' || value === null) return []
  if (isText(value) && typeof (value.ka ?? value.en) === 'string') {
    const { ka, en } = value as { ka?: string; en?: string }
    return [{ where, ka: ka ?? '', en: en ?? '' }]
  }
  return Object.entries(value).flatMap(([key, child]) => textsOf(child, `${where}/${key}`))
}

/** What is wrong with the scripts of a text, in words; empty when nothing is. */
export function scriptFaults({ where, ka, en }: FoundText): string[] {
  const faults: string[] = []
  if (ka.trim() === '' || en.trim() === '') faults.push(`${where}: a language is missing`)
  if (ka !== ka.trim() || en !== en.trim()) faults.push(`${where}: blank at an end`)
  const latin = ka.replace(KNOWN_LATIN, '').match(/\p{Script=Latin}+/gu)
  if (latin !== null) faults.push(`${where}: Latin in Georgian: ${latin.join(' ')}`)
  if (/\p{Script=Georgian}/u.test(en)) faults.push(`${where}: Georgian in English`)
  if (/\p{L}/u.test(ka) && !/\p{Script=Georgian}/u.test(ka)) faults.push(`${where}: no Georgian`)
  if (/[\u1c90-\u1cbf]/.test(ka)) faults.push(`${where}: Georgian capitals`)
  if (/["“”](?=\p{Script=Georgian})|--/u.test(ka)) faults.push(`${where}: foreign quotation mark or dash`)
  return faults
}

/** Chapter numbers, web addresses, a recommendation's number; programmes and kinds of files known by their letters. */
const KNOWN_LATIN = /\b[XVI]+\b|\b[a-z.]+\.ge\b|CM\/Rec|\b(OGP|ENPARD|IDFI|XLSX|CSV)\b/g
