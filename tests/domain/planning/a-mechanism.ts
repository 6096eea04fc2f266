import type { Mechanism } from '@/domain/registers/mechanism'

const words = (text: string) => ({ ka: `${text} (ქა)`, en: text })

/** A mechanism that addresses nothing, at medium cost and effort, unless overridden. */
export function aMechanism(id: string, overrides: Partial<Mechanism> = {}): Mechanism {
  return {
    id,
    family: 'test',
    depth: 'consult',
    name: words(id),
    what: words(`What ${id} is`),
    precondition: words('None'),
    serves: ['general'],
    effort: 2,
    cost: 'medium',
    prepWeeks: 1,
    runWeeks: 2,
    legal: { status: 'good-practice', basis: words('None') },
    addresses: { areas: [], indicators: [] },
    usedInGeorgia: words('Not yet'),
    source: null,
    ...overrides,
  }
}
