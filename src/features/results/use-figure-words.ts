import { useI18n } from 'vue-i18n'
import { valueLine } from '@/domain/assessment/value-words'
import type { StatedFigure } from '@/domain/scoring/stated-figures'
import { useFormats } from '@/parts/use-formats'
import { useLabelledValueWords } from '@/parts/value-words'

/** A figure with its unit, or the state it is in, in the language of the screen. */
export function useFigureWords(): (figure: StatedFigure) => string {
  const { t } = useI18n()
  const formats = useFormats()
  const words = useLabelledValueWords()
  return ({ item, value, state }) => {
    if (value === null) return state === 'stated' || state === 'open' ? '–' : t(`results.figures.${state}`)
    // Among other figures one digit is enough.
    if (item.type === 'ratio') return formats.value.percent(value / 100, 1)
    return valueLine(item, value, words.value).text
  }
}
