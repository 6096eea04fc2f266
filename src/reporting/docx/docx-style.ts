import type { IParagraphStyleOptions, IStylesOptions } from 'docx'

/** Windows and Word bring it, with Georgian and Latin letters; where it is missing, the program takes another. */
const FONT = 'Sylfaen'

/** Colours of the text, as the light tokens of src/ui/tokens.css. */
export const INK = {
  text: '1B2225',
  soft: '566068',
  accent: '0B5A60',
  attention: '8A4B00',
  line: 'CFC8BA',
} as const

/** Country of each language of minutes, for the spelling that a word processor checks. */
const TAGS: Readonly<Record<string, string>> = { ka: 'ka-GE', en: 'en-GB' }

/** The language tag that a word processor knows. */
export function languageTag(language: string): string {
  return TAGS[language] ?? language
}

type Heading = Omit<IParagraphStyleOptions, 'id' | 'name'>

/** Sizes are in half points, distances in twentieths of a point. */
function heading(size: number, before: number, after: number): Heading {
  return {
    run: { font: FONT, size, bold: true, color: INK.text },
    paragraph: { keepNext: true, keepLines: true, spacing: { before, after } },
  }
}

/** Type of the whole document, its headings being real ones; `language` is that of the text. */
export function docxStyles(language: string): IStylesOptions {
  const value = languageTag(language)
  return {
    default: {
      document: {
        run: { font: FONT, size: 21, color: INK.text, language: { value, eastAsia: value } },
        paragraph: { spacing: { line: 300, after: 100 } },
      },
      title: heading(44, 0, 160),
      heading1: heading(30, 420, 140),
      heading2: heading(25, 320, 100),
      heading3: heading(22, 260, 60),
    },
  }
}
