import { bandFigures, colourStep, displayed } from '@/domain/scoring/displayed'
import type { NodeScore } from '@/domain/scoring/score'
import type { Share } from '@/domain/shared/units'
import type { Writer } from './context'
import type { BandStep, ScoreText } from './report-model'

const NO_FIGURE = '–'

/** A share on the questionnaire's own scale, as people read it. */
export function figureOf({ input, formats }: Writer, share: Share): string {
  const { display } = input.questionnaire.scoring
  return formats.number(displayed(share, display), display.decimals)
}

function rangeOf(writer: Writer, range: NodeScore['range']): string {
  if (!range) return NO_FIGURE
  const [low, high] = [figureOf(writer, range[0]), figureOf(writer, range[1])]
  return low === high ? low : `${low}–${high}`
}

/** The score of a node as people read it; dashes where there are too few answers. */
export function scoreText(writer: Writer, node: NodeScore): ScoreText {
  const { bands } = writer.input.questionnaire.scoring
  const index = bands.findIndex(({ id }) => id === node.band)
  return {
    figure: node.share === null ? NO_FIGURE : figureOf(writer, node.share),
    share: node.share,
    evidencedShare: node.evidencedShare,
    evidencedFigure: node.evidencedShare === null ? NO_FIGURE : figureOf(writer, node.evidencedShare),
    range: rangeOf(writer, node.range),
    coverage: node.coverage === null ? NO_FIGURE : writer.formats.percent(node.coverage),
    band: index < 0 ? NO_FIGURE : writer.text(bands[index]?.label),
    bandIndex: index < 0 ? null : index,
    step: node.share === null ? 0 : colourStep(node.share),
  }
}

/** The steps of the staircase: the questionnaire's bands with the figures that fall into them. */
export function bandSteps({ input, formats, text }: Writer): BandStep[] {
  const { scoring } = input.questionnaire
  const figures = bandFigures(scoring)
  const figure = (value: number | undefined) => formats.number(value ?? 0, scoring.display.decimals)
  return scoring.bands.map(({ label, from }, index) => ({
    label: text(label),
    range: `${figure(figures[index]?.first)}–${figure(figures[index]?.last)}`,
    from,
  }))
}
