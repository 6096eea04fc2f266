import { useI18n } from 'vue-i18n'
import type { BackupProblem } from '@/exchange/verified-backup'
import { useFailureSentence } from '@/parts/failure-sentence'
import { JobBroken } from '@/workers/job'
import type { FileRefused, OpenFolderProblem, StorageFailed } from '@/workers/kibe-file-protocol'

/** Why a job ended without what was asked for. */
export type JobProblem = BackupProblem | FileRefused | StorageFailed

/** What went wrong with work on a `.kibe` file, in the language of the screen. */
export interface JobWords {
  readonly ofProblem: (problem: JobProblem | OpenFolderProblem) => string
  /** For what was thrown. */
  readonly ofError: (error: unknown) => string
}

/** What went wrong with work on a `.kibe` file. */
export function useJobWords(): JobWords {
  const { t } = useI18n()
  const sentenceOf = useFailureSentence()
  return {
    ofProblem(problem) {
      if (problem.reason === 'noPermission' || problem.reason === 'notRead') return t('files.folder.notRead')
      if (problem.reason === 'noBackup')
        return problem.unreadable.length === 0
          ? t('files.folder.none')
          : t('files.folder.unreadable', { names: problem.unreadable.join(', ') })
      if (problem.reason === 'storage') return t(`storage.failure.${problem.failure}`)
      if (problem.reason === 'refused')
        return t(`storage.refusal.${problem.refusal.code}`, problem.refusal.params)
      return t('data.backup.differs', { n: problem.differences.length }, problem.differences.length)
    },
    ofError: (error) => (error instanceof JobBroken ? t('data.broken') : sentenceOf(error)),
  }
}
