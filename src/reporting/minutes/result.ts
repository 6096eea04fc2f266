import { displayed, displayOf } from '@/domain/scoring/displayed'
import type { ScoreResult } from '@/domain/scoring/score'
import { scoreSheet } from '@/domain/scoring/score-sheet'
import type { MinutesSection } from './minutes-model'
import type { Speaker } from './speaker'

/** The score of what the group agreed on, and beside it that with medians; null where nothing is scored. */
export function resultSection(speaker: Speaker): MinutesSection | null {
  const { input, t, formats, filled } = speaker
  const { questionnaire, answers, evidenceCounts, context } = input
  if (questionnaire.kind === 'profile') return null
  const result = scoreSheet(questionnaire, answers, evidenceCounts, context)
  const withMedians = scoreSheet(questionnaire, filled, evidenceCounts, context)
  const coverage = formats.percent(result.root.coverage ?? 0)
  const own = scoreSlots(speaker, result)
  const other = scoreSlots(speaker, withMedians)
  const gate = formats.percent(questionnaire.scoring.coverageGate)
  const first = own
    ? t('minutesPaper.result.score', { ...own, coverage })
    : t('minutesPaper.result.insufficient', { coverage, gate })
  const isElse = other !== null && JSON.stringify(own) !== JSON.stringify(other)
  return {
    heading: t('minutesPaper.result.heading'),
    blocks: [
      { kind: 'text', text: first, tone: 'lead' },
      ...(isElse
        ? [{ kind: 'text', text: t('minutesPaper.result.filled', other), tone: 'plain' } as const]
        : []),
    ],
  }
}

function scoreSlots({ input, formats, text }: Speaker, { root }: ScoreResult) {
  if (root.share === null) return null
  const { scoring } = input.questionnaire
  const scale = displayOf(input.questionnaire, root)
  return {
    score: formats.number(displayed(root.share, scale), scale.decimals),
    max: formats.number(scale.max),
    band: text(scoring.bands.find(({ id }) => id === root.band)?.label),
  }
}
