import type { Questionnaire } from '@/domain/questionnaire/format-1'
import type { Language } from '@/domain/shared/text'
import { createFormats } from '@/i18n/formats'
import { formatsLike, loadFormWords } from '@/i18n/paper-languages'
import { createTranslate } from '@/i18n/translate'
import { APP_VERSION } from '@/platform/app-version'
import { formModel } from '@/reporting/blank/build-form'
import type { FormModel } from '@/reporting/blank/form-model'
import type { FormChoice } from '@/reporting/blank/making'
import type { Voice } from '@/reporting/blank/said'

/** Which form is wanted. */
export interface BlankChoice extends Pick<FormChoice, 'subset' | 'kind' | 'sha256'> {
  readonly language: Language
  /** The language below the first; null for a form in one language. */
  readonly second: Language | null
}

/** The blank form of a questionnaire. Rejects when the words of forms cannot be read. */
export async function loadBlank(questionnaire: Questionnaire, choice: BlankChoice): Promise<FormModel> {
  const { language, second, ...form } = choice
  const [first, below] = await Promise.all([voiceOf(language), second === null ? null : voiceOf(second)])
  const voices: [Voice, ...Voice[]] = below ? [first, below] : [first]
  return formModel(questionnaire, { ...form, appVersion: APP_VERSION }, voices)
}

async function voiceOf(language: Language): Promise<Voice> {
  const { language: words, messages, isReviewed } = await loadFormWords(language)
  return {
    language,
    isReviewed,
    t: createTranslate(words, messages),
    formats: createFormats(formatsLike(words)),
  }
}
