import { heldBackBy, type HeldBack } from '@/domain/scoring/certificate'
import { extremesOf } from '@/domain/scoring/strongest-and-weakest'
import type { CertificateResult, NodeScore, ScoreResult } from '@/domain/scoring/score'
import type { Share } from '@/domain/shared/units'

/** A message to be translated, with what goes into its slots. */
export interface Sentence {
  readonly key: string
  readonly params: Readonly<Record<string, string | number>>
  /** Number that chooses the plural form. */
  readonly plural: number
}

/** How the opening writes figures and names. */
export interface OpeningWords {
  readonly max: string
  readonly points: (share: Share | null) => string
  readonly range: (range: NodeScore['range']) => string
  readonly band: (id: string | null) => string
  /** Name of a level of the certificate. */
  readonly certificate: (id: string) => string
  readonly title: (areaId: string) => string
  /** Several names as one enumeration, for example "A, B and C". */
  readonly list: (names: readonly string[]) => string
}

/** What the page of results says before any picture. */
export interface Opening {
  readonly heading: Sentence
  readonly sentences: readonly Sentence[]
}

const sentence = (key: string, params: Sentence['params'] = {}, plural = 1): Sentence => ({
  key: `results.opening.${key}`,
  params,
  plural,
})

/** The heading and the plain sentences that open the results (experience.md §3), for every state a sheet can be in. */
export function openingOf(score: ScoreResult, words: OpeningWords, hasLegalDuties: boolean): Opening {
  const { root } = score
  const { asked, answered } = root.progress
  const missing = asked - root.progress.dealtWith
  if (root.state === 'na' || root.state === 'removed') {
    return { heading: sentence('nothingAppliesTitle'), sentences: [sentence('nothingApplies')] }
  }
  if (answered === 0) {
    return { heading: sentence('nothingYetTitle'), sentences: [sentence('nothingYet', { n: asked }, asked)] }
  }
  if (root.share === null) {
    return {
      heading: sentence('notEnoughTitle'),
      sentences: [
        sentence('notEnough', { answered, asked, missing: asked - answered }, asked - answered),
        ...(root.range ? [sentence('rangeOnly', { range: words.range(root.range), max: words.max })] : []),
        ...legalSentences(score, hasLegalDuties),
      ],
    }
  }
  const figures = { band: words.band(root.band), points: words.points(root.share), max: words.max }
  return {
    heading: score.certificate
      ? certificateHeading(score.certificate, words)
      : sentence(figures.band === '' ? 'scoredWithoutBandTitle' : 'scoredTitle', figures),
    sentences: [
      ...(score.certificate ? certificateSentences(score.certificate, figures, words) : []),
      ...strengthSentences(root, words),
      ...legalSentences(score, hasLegalDuties),
      ...completenessSentences(root, missing, words),
    ],
  }
}

function certificateHeading({ level }: CertificateResult, words: OpeningWords): Sentence {
  if (level === null) return sentence('certificateNoneTitle')
  return sentence('certificateTitle', { level: words.certificate(level) })
}

/** The score, and what keeps it from giving the level that it would be enough for. */
function certificateSentences(
  certificate: CertificateResult,
  figures: Sentence['params'],
  words: OpeningWords,
): Sentence[] {
  const about = (key: string, held: HeldBack | null) =>
    held ? [sentence(key, { level: words.certificate(held.level), n: held.count }, held.count)] : []
  const { unmet, notKnown } = heldBackBy(certificate)
  return [
    sentence('certificateScore', figures),
    ...about('certificateHeldBack', unmet),
    ...about('certificateNotKnown', notKnown),
  ]
}

function strengthSentences(root: NodeScore, words: OpeningWords): Sentence[] {
  const scored = root.children.filter((area) => area.share !== null)
  if (scored.length < 2) return []
  const extremes = extremesOf(scored)
  if (!extremes) return [sentence('allEqual', { n: scored.length }, scored.length)]
  const named = (areas: readonly NodeScore[]) => words.list(areas.map(({ id }) => words.title(id)))
  const { strongest, weakest } = extremes
  return [sentence('strongestWeakest', { strongest: named(strongest), weakest: named(weakest) })]
}

function legalSentences({ legal }: ScoreResult, hasLegalDuties: boolean): Sentence[] {
  const notMet = legal.filter(({ state }) => state === 'notMet').length
  const notKnown = legal.filter(({ state }) => state === 'notKnown').length
  const told = [
    ...(notMet > 0 ? [sentence('legalNotMet', { n: notMet }, notMet)] : []),
    ...(notKnown > 0 ? [sentence('legalNotKnown', { n: notKnown }, notKnown)] : []),
  ]
  return told.length === 0 && hasLegalDuties ? [sentence('legalMet')] : told
}

function completenessSentences(root: NodeScore, missing: number, words: OpeningWords): Sentence[] {
  if (root.coverage === 1) return [sentence('complete')]
  if (missing > 0) {
    return [sentence('incomplete', { n: missing, range: words.range(root.range) }, missing)]
  }
  const unknown = root.progress.dealtWith - root.progress.answered
  return [sentence('notKnownLeft', { n: unknown, range: words.range(root.range) }, unknown)]
}
