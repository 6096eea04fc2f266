import { randomInt } from 'node:crypto'
import type { Comparison } from '@/domain/comparison/comparison'

/** The codes of all municipalities of a comparison in an order that nobody can foresee (Fisher and Yates). */
export function shuffledCodes({ entries, excluded }: Comparison): string[] {
  const all = [...entries, ...excluded].map(({ candidate }) => candidate.assessment.municipality)
  const rest = [...new Set(all)]
  const shuffled: string[] = []
  while (rest.length > 0) shuffled.push(...rest.splice(randomInt(rest.length), 1))
  return shuffled
}
