import type { Questionnaire } from '@/domain/questionnaire/format-1'
import { rounded, type Share } from '@/domain/shared/units'

/** How a questionnaire shows its shares: full mark, decimals, rounding. */
export type Display = Questionnaire['scoring']['display']

/** The share on the questionnaire's own scale, rounded as it is shown; rounding comes after the 12 digits of scoring.md §3. */
export function displayed(share: Share, { max, decimals, rounding }: Display): number {
  const factor = 10 ** decimals
  const scaled = rounded(share * max * factor)
  return (rounding === 'floor' ? Math.floor(scaled) : Math.round(scaled)) / factor
}

/** The first and last figure that each band holds, lowest band first, on the questionnaire's own scale. */
export function bandFigures({
  bands,
  display,
}: Questionnaire['scoring']): { readonly first: number; readonly last: number }[] {
  const smallest = 10 ** -display.decimals
  return bands.map(({ from }, index) => {
    const next = bands[index + 1]
    const last = next ? rounded(displayed(next.from as Share, display) - smallest) : display.max
    return { first: displayed(from as Share, display), last }
  })
}

/** Place of a share on the one five-step colour scale, 0–4: each step is a fifth. */
export function colourStep(share: Share): number {
  return Math.min(4, Math.floor(rounded(share * 5)))
}

/**
 * Two shares with as many decimals as it takes to tell them apart: 0.696 beside 0.7 must not read "70 of 70". At most six.
 */
export function toldApart(
  lower: Share,
  higher: Share,
  display: Display,
): { readonly lower: number; readonly higher: number; readonly missing: number; readonly decimals: number } {
  for (let decimals = display.decimals; ; decimals += 1) {
    const finer = { ...display, decimals }
    const [low, high] = [displayed(lower, finer), displayed(higher, finer)]
    if (low < high || lower >= higher || decimals >= 6)
      return { lower: low, higher: high, missing: rounded(Math.max(0, high - low)), decimals }
  }
}
