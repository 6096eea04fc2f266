import { useI18n } from 'vue-i18n'
import { useFailureSentence } from '@/parts/failure-sentence'
import { ReportError } from '@/workers/make-report'

/** Why there is no PDF, in the language of the screen; characters that cannot be printed are named with their code. */
export function usePdfFailure(): (error: unknown) => string {
  const { t } = useI18n()
  const sentenceOf = useFailureSentence()
  return (error) => {
    if (!(error instanceof ReportError)) return sentenceOf(error)
    const { problem } = error
    if (problem.code !== 'uncoveredCharacters') return t(`print.failure.${problem.code}`)
    const { characters } = problem
    return t('print.failure.characters', { characters: characters.join(', ') }, characters.length)
  }
}
