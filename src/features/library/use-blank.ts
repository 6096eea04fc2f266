import type { Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import { useFailureSentence } from '@/parts/failure-sentence'
import { useFileMaking, type FileMaking } from '@/parts/use-file-making'
import { makeBlankForm, ReportError } from '@/workers/make-report'
import { loadBlank, type BlankChoice } from './load-blank'

/** Making a blank form. */
export interface UseBlank {
  readonly state: Readonly<Ref<FileMaking>>
  readonly make: (questionnaire: Questionnaire, choice: BlankChoice) => Promise<void>
  readonly cancel: () => void
}

/** Making the PDF of a blank form in a worker; leaving the page stops it. */
export function useBlank(): UseBlank {
  const { state, make, cancel } = useFileMaking()
  return {
    state,
    cancel,
    make: (questionnaire, choice) =>
      make(async (onShare) => {
        const model = await loadBlank(questionnaire, choice)
        const job = makeBlankForm(model, ({ share }) => onShare(share))
        return { fileName: model.fileName, done: job.done, cancel: () => job.cancel() }
      }),
  }
}

/** Why there is no form, in the language of the screen. */
export function useBlankFailure(): (error: unknown) => string {
  const { t } = useI18n()
  const sentenceOf = useFailureSentence()
  return (error) => {
    if (!(error instanceof ReportError)) return sentenceOf(error)
    const { problem } = error
    if (problem.code !== 'uncoveredCharacters') return t(`blank.failure.${problem.code}`)
    const { characters } = problem
    return t('blank.failure.characters', { characters: characters.join(', ') }, characters.length)
  }
}
