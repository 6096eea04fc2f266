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
    return t('print.failure.characters', { characters: characters.map(named).join(', ') }, characters.length)
  }
}

/** A character with its number in Unicode, for example "🐟 (U+1F41F)": invisible ones can be found by it too. */
function named(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')
  return `${character} (U+${hexadecimal(code)})`
}

/** Unicode numbers are written with capital letters; these are digits, not Georgian. */
function hexadecimal(code: string): string {
  return code.replace(/[a-f]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 32))
}
