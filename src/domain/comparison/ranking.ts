import { groupedBy } from '@/domain/shared/grouped'
import type { Share } from '@/domain/shared/units'

/** Ranks nobody below so many: of two, the second would be the last. */
export const FEWEST_TO_RANK = 3

/** Where one stands among others. Equal shares have the same place, and the next place is left out: 1, 2, 2, 4. */
export interface Place {
  readonly place: number
  /** Whether others have the same. */
  readonly isTied: boolean
}

/** The place of each share, the highest first, in the order given; null for one without a share. Null as a whole with fewer than `FEWEST_TO_RANK` shares. */
export function placesOf(shares: readonly (Share | null)[]): readonly (Place | null)[] | null {
  const sorted = shares.filter((share) => share !== null).sort((a, b) => b - a)
  if (sorted.length < FEWEST_TO_RANK) return null
  const counts = groupedBy(sorted, (share) => share)
  const places = new Map<Share, number>()
  for (const [index, share] of sorted.entries()) if (!places.has(share)) places.set(share, index + 1)
  return shares.map((share) => {
    const place = share === null ? undefined : places.get(share)
    if (share === null || place === undefined) return null
    return { place, isTied: (counts.get(share)?.length ?? 0) > 1 }
  })
}
