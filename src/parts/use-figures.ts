import { computed, type ComputedRef } from 'vue'
import { displayed } from '@/domain/scoring/displayed'
import type { Share } from '@/domain/shared/units'
import { useFormats } from './use-formats'
import { useScreenLanguage } from './screen-language'
import { useBundle } from './use-assessment'

/** Shares, ranges and bands of the open assessment as people read them. */
export interface Figures {
  /** A share on the questionnaire's own scale; a dash where there is none. */
  readonly points: (share: Share | null) => string
  /** Lowest and highest, one figure where they are shown alike; a dash where nothing applies. */
  readonly range: (range: readonly [low: Share, high: Share] | null) => string
  /** Name of a band; empty where there is none. */
  readonly band: (id: string | null) => string
  /** Full mark of the questionnaire's scale. */
  readonly max: string
}

const NO_FIGURE = '–'

/** Shares, ranges and bands of the open assessment, in the language of the screen. */
export function useFigures(): ComputedRef<Figures> {
  const bundle = useBundle()
  const formats = useFormats()
  const { said } = useScreenLanguage()
  return computed(() => {
    const { display, bands } = bundle.value.questionnaire.scoring
    const written = (value: number) => formats.value.number(value, display.decimals)
    const points = (share: Share | null) => (share === null ? NO_FIGURE : written(displayed(share, display)))
    return {
      points,
      range(range) {
        if (!range) return NO_FIGURE
        const [low, high] = [points(range[0]), points(range[1])]
        return low === high ? low : `${low}–${high}`
      },
      band: (id) => said(bands.find((band) => band.id === id)?.label),
      max: written(display.max),
    }
  })
}
