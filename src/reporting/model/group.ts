import { isWithoutVoices } from '@/domain/workshop/without-voices'
import type { Writer } from './context'
import type { Labelled } from './report-model'

/** "Median of n, no consensus", where that is what an indicator rests on; null where the group agreed, or there is no group. */
export function medianFact({ t, input }: Writer, indicatorId: string): Labelled | null {
  const outcome = input.outcomes?.get(indicatorId)
  if (outcome?.kind !== 'median') return null
  const { n } = outcome
  return { label: t('report.label.consensus'), text: t('report.group.median', { n }, n) }
}

/** On how many indicators the group agreed, and what counts for the others; none where the answers are not those of a group. */
export function groupSentences({ t, input: { sheet, outcomes } }: Writer): string[] {
  if (isWithoutVoices(sheet)) return [t('report.group.mediansElsewhere')]
  if (!outcomes) return []
  const all = [...outcomes.values()]
  const count = (kind: string) => all.filter((outcome) => outcome.kind === kind).length
  const [agreed, medians] = [count('consensus'), count('median')]
  return [
    t('report.group.consensus', { agreed, of: all.length }),
    ...(medians > 0 ? [t('report.group.medians', { n: medians }, medians)] : []),
  ]
}
