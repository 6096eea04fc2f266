import type { CheckingInput } from './checking-input'
import { isPlainEnd } from './end-cells'
import type { Place } from './places'
import type { SheetWords } from './words'

/** What the figures of a row do not say by themselves, in sentences; empty where there is nothing to say. */
export function remarkOn(place: Place, input: CheckingInput, words: SheetWords): string {
  return [
    ...medianRemarks(place, input, words),
    ...leftOutRemarks(place, words),
    ...capRemarks(place, words),
    ...rangeRemarks(place, words),
    ...gateRemarks(place, input, words),
  ].join(' ')
}

/** That the group has not agreed on an indicator. */
function medianRemarks({ indicator, item }: Place, { medians }: CheckingInput, { t }: SheetWords): string[] {
  const n = indicator && !item ? medians.get(indicator.indicator.id) : undefined
  return n === undefined ? [] : [t('checkingSheet.remark.median', { n }, n)]
}

function leftOutRemarks({ node: { trace } }: Place, { t }: SheetWords): string[] {
  if (trace.basis?.rule === 'noCase') return [t('checkingSheet.remark.noCaseShare')]
  return trace.leftOut === null ? [] : [t(`labels.leftOut.${trace.leftOut}`)]
}

/** The reasons of the caps that hold now; where a cap may come to hold, that the sheet does not follow it. */
function capRemarks({ node, indicator, item }: Place, { t, said }: SheetWords): string[] {
  const caps = item ? undefined : indicator?.indicator.caps
  if (!caps) return []
  const reasons = node.trace.caps.flatMap(({ index }) => {
    const cap = index === null ? undefined : caps[index]
    return cap ? [t('checkingSheet.remark.cap', { reason: said(cap.reason) })] : []
  })
  return [...reasons, t('checkingSheet.remark.capFixed')]
}

/** Where answers still to come may bring a row in or out, its part in the range above is Kibe's choice. */
function rangeRemarks(place: Place, { t }: SheetWords): string[] {
  const { node } = place
  const isOpen = node.kind === 'item' && node.state === 'scored' && node.range?.[0] !== node.range?.[1]
  const isFixed = isOpen || !isPlainEnd(place, 'low') || !isPlainEnd(place, 'high')
  return isFixed ? [t('checkingSheet.remark.rangeFixed')] : []
}

/** The conditions that keep bands out of reach. */
function gateRemarks(
  { node }: Place,
  { questionnaire: { scoring } }: CheckingInput,
  { t, said }: SheetWords,
): string[] {
  const inTheWay = node.gates.flatMap(({ id, state }) => {
    const gate = scoring.gates?.find((one) => one.id === id)
    if (gate?.band === undefined || (state !== 'unmet' && state !== 'notKnown')) return []
    const band = said(scoring.bands.find((one) => one.id === gate.band)?.label)
    return [t(`checkingSheet.remark.gate.${state}`, { reason: said(gate.reason), band })]
  })
  return inTheWay.length > 0 ? [...inTheWay, t('checkingSheet.remark.gateFixed')] : []
}
