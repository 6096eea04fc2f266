import { useI18n } from 'vue-i18n'
import { progressOf, type ProgressCount } from '@/domain/assessment/progress'
import type { Ballot } from '@/domain/records/ballot'
import { answersOf } from '@/domain/workshop/said'
import { useBundle } from '@/parts/use-assessment'

/** How much of what was asked has been dealt with, in words. Nothing of what was said. */
export function useHowMuch(): {
  readonly ofProgress: (progress: ProgressCount) => string
  /** Of a ballot of the first round. */
  readonly ofBallot: (ballot: Pick<Ballot, 'answers'>) => string
} {
  const { t } = useI18n()
  const bundle = useBundle()
  const ofProgress = ({ dealtWith, asked }: ProgressCount) =>
    dealtWith === asked ? t('collect.state.complete') : t('collect.state.share', { dealtWith, asked })
  return {
    ofProgress,
    ofBallot: ({ answers }) => {
      const { questionnaire, context } = bundle.value
      return ofProgress(progressOf(questionnaire, answersOf(answers), context).whole)
    },
  }
}
