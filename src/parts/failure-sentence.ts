import { useI18n } from 'vue-i18n'
import { StorageError } from '@/storage/storage'
import { ContentError } from './content-library'
import { AssessmentNotFound } from './use-assessment'

/** What happened and what to do, in the user's language, for anything that a screen can fail with. */
export function useFailureSentence(): (error: unknown) => string {
  const { t } = useI18n()
  return (error) => {
    if (error instanceof StorageError) return t(`storage.failure.${error.failure}`)
    if (error instanceof ContentError) return t(`app.content.${error.reason}`)
    if (error instanceof AssessmentNotFound) return t('app.noSuchAssessment')
    return t('storage.failure.unknown')
  }
}
