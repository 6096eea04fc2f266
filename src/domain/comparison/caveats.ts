import type { ScoreResult } from '@/domain/scoring/score'
import { VOICES } from './candidate'
import type { Caveat, Entry } from './comparison'
import { mostFrequent } from './judge-alone'
import type { Target } from './reach'

/** What of an entry its caveats are made from. */
export interface Known {
  readonly entry: Entry
  /** Whether it was asked more than is compared. */
  readonly wasAskedMore: boolean
}

/** What has to be known beside the figures, in the order of the codes; what concerns nobody is left out. */
export function caveatsOf(known: readonly Known[], { identity }: Target): Caveat[] {
  const voice = mostFrequent(known.map(({ entry }) => placeOf(entry)))
  const holds: Readonly<Record<Caveat['code'], (one: Known) => boolean>> = {
    versions: ({ entry }) => entry.candidate.assessment.questionnaire.sha256 !== identity.sha256,
    subsets: ({ wasAskedMore }) => wasAskedMore,
    voices: ({ entry }) => placeOf(entry) !== voice,
    drafts: ({ entry }) => entry.candidate.assessment.state === 'draft',
    unevidenced: ({ entry }) => isUnevidenced(entry.score),
  }
  return Object.entries(holds).flatMap(([code, isConcerned]) => {
    const assessmentIds = known.filter(isConcerned).map(({ entry }) => entry.candidate.assessment.id)
    return assessmentIds.length === 0 ? [] : [{ code: code as Caveat['code'], assessmentIds }]
  })
}

/** As text that sorts in the order of VOICES: of as many the first is the usual one. */
function placeOf({ candidate }: Entry): string {
  return String(VOICES.indexOf(candidate.voice))
}

/** Whether of the indicators that have a number fewer than half have evidence. */
function isUnevidenced({ nodes }: ScoreResult): boolean {
  let scored = 0
  let proven = 0
  for (const { kind, state, trace } of nodes.values()) {
    if (kind !== 'indicator' || state !== 'scored') continue
    scored += 1
    if (trace.evidenceLimit === null) proven += 1
  }
  return 2 * proven < scored
}
