/** A place of the invented register. */
export interface InventedPlace {
  /** Code in the register. */
  readonly id: string
  readonly region: string
  readonly kind: 'city' | 'community'
  /** How it stands beside the others: about so many levels above or below the middle of the ladder. */
  readonly standing: number
}

const STANDINGS = [-1, 0.2, 1.2, -0.4, 1.5, 0.5, -0.8, 1.1, 0, 0.4, -0.5, 0.2]
const CITIES = new Set([2, 5, 9])
const LETTERS = { ka: ['ა', 'ბ', 'გ'], en: ['A', 'B', 'C'] }

/** The places whose scores the pictures show. None of them exists: nobody is shown with scores that were made up. */
export const inventedPlaces: readonly InventedPlace[] = STANDINGS.map((standing, n) => ({
  id: `invented-${n + 1}`,
  region: n < 5 ? 'invented-a' : n < 9 ? 'invented-b' : 'invented-c',
  kind: CITIES.has(n + 1) ? 'city' : 'community',
  standing,
}))

/** What the host serves in the place of the register of municipalities. */
export const inventedRegister = {
  version: '1.0.0',
  source: 'Invented for pictures',
  regions: ['invented-a', 'invented-b', 'invented-c'].map((id, n) => ({
    id,
    iso: null,
    name: { ka: `გამოგონილი მხარე ${LETTERS.ka[n]}`, en: `Invented region ${LETTERS.en[n]}` },
  })),
  municipalities: inventedPlaces.map(({ id, region, kind }, n) => {
    const name = { ka: `გამოგონილი ${n + 1}`, en: `Invented ${n + 1}` }
    return { id, region, kind, name, officialName: name }
  }),
  practice: {
    id: 'practice',
    name: { ka: 'სავარჯიშო მუნიციპალიტეტი', en: 'Practice municipality' },
    officialName: { ka: 'სავარჯიშო მუნიციპალიტეტი', en: 'Practice municipality' },
    region: 'practice',
    kind: 'community',
  },
}
