import { valueLine } from '@/domain/assessment/value-words'
import type { Item } from '@/domain/questionnaire/format-1'
import type { AnswerValue } from '@/domain/records/answer'
import type { NodeScore } from '@/domain/scoring/score'
import type { Writer } from './context'

/** What was answered or computed, as people read it. */
export function valueText({ formats, t, text, input }: Writer, item: Item, value: AnswerValue): string {
  return valueLine(item, value, {
    lang: input.language,
    shown: (texts) => ({ text: text(texts), lang: input.language }),
    formats,
    choice: (key) => t(`labels.answer.${key}`),
    count: (what, figure, n) => t(`labels.count.${what}`, { n: figure }, n),
  }).text
}

/** A computed ratio in percent, or an empty text where there is no case. */
export function ratioText({ formats }: Writer, node: NodeScore | undefined): string {
  const value = node?.trace.value
  return typeof value === 'number' ? formats.percent(value / 100, 1) : ''
}
