import { groupedBy } from '@/domain/shared/grouped'
import { anonymousCandidate } from './anonymous-candidate'
import { figureTaker } from './anonymous-score'
import type { Candidate } from './candidate'
import type { Comparison, ExclusionReason } from './comparison'
import { byText } from '@/domain/shared/by-text'
import { wavesOf } from './waves'

/** A region is told only where so many municipalities of it are compared. */
export const FEWEST_OF_REGION = 5

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** The letters of the nth, from 0: A … Z, AA, AB … */
export function lettersOf(place: number): string {
  const before = Math.floor(place / LETTERS.length)
  return (before > 0 ? lettersOf(before - 1) : '') + LETTERS.charAt(place % LETTERS.length)
}

/**
 * The same comparison, in which no municipality can be told by its name: codes, names, ids, notes, evidence, stated
 * figures and dates are gone, and each municipality has a letter, the same in all waves, by which the rows are sorted.
 * Those that are left out come after those that are compared. Labels of waves stay as they are. `shuffled`: the codes of
 * the municipalities in a random order, which decides their letters.
 */
export function anonymised(comparison: Comparison, shuffled: readonly string[]): Comparison {
  const places = placesIn(comparison, shuffled)
  const nth = ({ candidate }: Held) => places.get(candidate.assessment.municipality) ?? 0
  // Sorting keeps the order of waves.
  const entries = [...comparison.entries].sort((a, b) => nth(a) - nth(b))
  const excluded = [...comparison.excluded].sort((a, b) => nth(a) - nth(b))
  const masked = maskedCandidates(comparison, [...entries, ...excluded], places)
  const told = ({ candidate }: Held) => masked.get(candidate) ?? candidate
  const withoutFigures = figureTaker()
  // In the order of the new rows: that of the codes would tell something.
  const idsOf = (before: readonly string[]) =>
    [...masked].flatMap(([{ assessment }, after]) =>
      before.includes(assessment.id) ? [after.assessment.id] : [],
    )
  return {
    ...comparison,
    entries: entries.map((entry) => {
      const score = withoutFigures(entry.score)
      const own = entry.own === entry.score ? score : withoutFigures(entry.own)
      return { candidate: told(entry), score, own }
    }),
    excluded: excluded.map((exclusion) => {
      const [first, ...more] = exclusion.reasons
      const reasonOf = (reason: ExclusionReason) => anonymousReason(reason, told(exclusion), idsOf)
      return { candidate: told(exclusion), reasons: [reasonOf(first), ...more.map(reasonOf)] }
    }),
    caveats: comparison.caveats.map((caveat) => ({ ...caveat, assessmentIds: idsOf(caveat.assessmentIds) })),
  }
}

interface Held {
  readonly candidate: Candidate
}

/** The place of each municipality's letters, by its code. */
function placesIn(
  { entries, excluded }: Comparison,
  shuffled: readonly string[],
): ReadonlyMap<string, number> {
  const codesOf = (all: readonly Held[]) => {
    const codes = new Set(all.map(({ candidate }) => candidate.assessment.municipality))
    // Whatever was not shuffled comes last.
    return [...shuffled.filter((code) => codes.has(code)), ...[...codes].sort(byText)]
  }
  const codes = new Set([...codesOf(entries), ...codesOf(excluded)])
  return new Map([...codes].map((code, place) => [code, place]))
}

/** Each candidate as it may be told, in the order given. */
function maskedCandidates(
  { entries, excluded, waves }: Comparison,
  all: readonly Held[],
  places: ReadonlyMap<string, number>,
): ReadonlyMap<Candidate, Candidate> {
  const rounds = [...waves, ...wavesOf(excluded.map(({ candidate }) => candidate))]
  const regions = regionsTold(entries)
  const used = new Set<string>()
  const masked = all.map(({ candidate }): [Candidate, Candidate] => {
    const { wave, municipality, period } = candidate.assessment
    const { from, to } = rounds.find(({ label }) => label === wave) ?? period
    const letters = lettersOf(places.get(municipality) ?? 0)
    let id = `${letters}-${wave}`
    while (used.has(id)) id += '*'
    used.add(id)
    return [candidate, anonymousCandidate(candidate, { id, letters, period: { from, to }, regions })]
  })
  return new Map(masked)
}

function regionsTold(entries: readonly Held[]): ReadonlySet<string> {
  const municipalities = new Map(
    entries.flatMap(({ candidate: { municipality } }) =>
      municipality ? [[municipality.id, municipality]] : [],
    ),
  )
  const inRegions = [...groupedBy(municipalities.values(), ({ region }) => region)]
  return new Set(inRegions.filter(([, all]) => all.length >= FEWEST_OF_REGION).map(([region]) => region))
}

function anonymousReason(
  reason: ExclusionReason,
  { assessment }: Candidate,
  idsOf: (before: readonly string[]) => readonly string[],
): ExclusionReason {
  switch (reason.code) {
    case 'unknownMunicipality':
      return { code: reason.code, municipality: assessment.municipality }
    case 'sameWaveTwice':
      return { code: reason.code, assessmentIds: idsOf(reason.assessmentIds) }
    case 'practice':
    case 'otherQuestionnaire':
    case 'noMapping':
    case 'otherRespondents':
    case 'nothingApplies':
    case 'nothingShared':
    case 'lowCoverage':
      return reason
  }
}
