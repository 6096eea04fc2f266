import type { LocalisedText } from '@/domain/shared/text'
import { textIn } from '@/domain/shared/text'
import type { Formats, Translate } from '@/platform/texts'
import type { Labelled } from './report-model'
import type { ReportInput } from './report-input'

/** What every part of the model is written with. */
export interface Writer {
  readonly input: ReportInput
  readonly t: Translate
  readonly formats: Formats
  /** A text of the questionnaire or a register in the report's language; empty where there is none. */
  readonly text: (texts: LocalisedText | undefined) => string
  readonly isPublic: boolean
}

/** What every part of the model is written with. */
export function createWriter(input: ReportInput, t: Translate, formats: Formats): Writer {
  const order = [input.language, input.questionnaire.defaultLanguage]
  return { input, t, formats, text: (texts) => textIn(texts, order).text, isPublic: input.form === 'public' }
}

/** Only what has a text: an empty field is not printed. */
export function filled(rows: readonly (Labelled | null)[]): Labelled[] {
  return rows.filter((row): row is Labelled => row !== null && row.text.trim() !== '')
}
