import type { Comparison } from '@/domain/comparison/comparison'
import { FEWEST_TO_RANK } from '@/domain/comparison/ranking'
import type { CompareCommand } from './paper-commands'
import type { Terminal } from './terminal'

/** The wave that is reported, and the one that changes are counted from. */
export interface ChosenWaves {
  readonly wave: string
  readonly before: string | null
}

/**
 * The newest wave and the one before it, unless others are asked for. Null, and said why, where there is no such wave, or
 * nothing of the wave can be compared: with others in it, or with itself before.
 */
export function chosenWaves(
  { say, err }: Terminal,
  { entries, waves }: Comparison,
  { wave: asked, before: askedBefore, isRanked }: Pick<CompareCommand, 'wave' | 'before' | 'isRanked'>,
): ChosenWaves | null {
  const labels = waves.map(({ label }) => label)
  const wave = asked ?? labels.at(-1)
  const unknown = [asked, askedBefore].find((label) => label !== null && !labels.includes(label))
  if (wave === undefined) err(say('terminal.tooFew'))
  else if (unknown != null) err(say('terminal.noSuchWave', { wave: unknown, waves: labels.join(', ') }))
  if (wave === undefined || unknown != null) return null
  const earlier = labels.slice(0, labels.indexOf(wave))
  const before = askedBefore ?? earlier.at(-1) ?? null
  if (before !== null && !earlier.includes(before)) {
    err(say('terminal.notEarlier', { wave, before }))
    return null
  }
  const codesIn = (label: string | null) =>
    entries
      .filter(({ candidate }) => candidate.assessment.wave === label)
      .map(({ candidate }) => candidate.assessment.municipality)
  const [now, then] = [codesIn(wave), codesIn(before)]
  if (now.length < 2 && !now.some((code) => then.includes(code))) {
    err(say('terminal.tooFew'))
    return null
  }
  if (isRanked && now.length < FEWEST_TO_RANK) err(say('terminal.notRanked', { least: FEWEST_TO_RANK }))
  return { wave, before }
}
