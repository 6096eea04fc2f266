import type { Indicator } from '@/domain/questionnaire/format-1'
import { rounded } from '@/domain/shared/units'

/** The rule by which a node combines its children (scoring.md §3). */
export type Rule = NonNullable<Indicator['aggregation']>

/** A number for a line of arithmetic: ASCII digits, a decimal point, at most 12 significant digits, never an exponent. */
export function plain(value: number): string {
  const text = String(rounded(value))
  return text.includes('e-') ? value.toFixed(20).replace(/0+$/, '') : text
}

/** The straight line from figure to share as a person would type it, with the clipping where it happens. */
export function lineArithmetic(figure: number, zeroAt: number, fullAt: number, along: number): string {
  const line = `(${plain(figure)} − ${plain(zeroAt)}) ÷ (${plain(fullAt)} − ${plain(zeroAt)}) = ${plain(along)}`
  if (along < 0) return `${line}; max(0, ${plain(along)}) = 0`
  return along > 1 ? `${line}; min(1, ${plain(along)}) = 1` : line
}

/** How a node's share follows from its children's shares and answered weights; empty where there is none. */
export function combiningArithmetic(
  rule: Rule,
  terms: readonly { share: number; weight: number }[],
  result: number,
): string {
  const [only] = terms
  if (!only) return ''
  if (terms.length === 1) return plain(only.share)
  const weight = plain(terms.reduce((sum, term) => sum + term.weight, 0))
  switch (rule) {
    case 'min':
      return `min(${terms.map((term) => plain(term.share)).join(', ')}) = ${plain(result)}`
    case 'weightedMean':
      return `(${terms.map((term) => `${plain(term.weight)}×${plain(term.share)}`).join(' + ')}) ÷ ${weight} = ${plain(result)}`
    case 'geometricMean':
      return `(${terms.map((term) => `${plain(term.share)}^${plain(term.weight)}`).join(' × ')})^(1 ÷ ${weight}) = ${plain(result)}`
  }
}
