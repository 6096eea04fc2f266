import { emptyDraft } from '@/domain/planning/draft-action'
import type { CalendarDate, Instant } from '@/domain/shared/units'
import type { Clock } from '@/platform/clock'
import type { Ids } from '@/platform/ids'
import type { ActionDraft } from '@/domain/records/plan'
import type { NewAssessment } from '@/storage/storage'

/** A clock that stands until it is moved. */
export interface TestClock extends Clock {
  advance(seconds: number): void
}

/** A clock that begins at noon (UTC) of 1 March 2026. */
export function testClock(): TestClock {
  let time = Date.UTC(2026, 2, 1, 12)
  return {
    now: () => new Date(time).toISOString() as Instant,
    today: () => '2026-03-01' as CalendarDate,
    advance: (seconds) => {
      time += seconds * 1000
    },
  }
}

/** Real random ids. */
export const testIds: Ids = { uuid: () => crypto.randomUUID() }

/** A draft assessment of the municipality for practice. */
export const newAssessment: NewAssessment = {
  municipality: 'practice',
  municipalityKind: 'city',
  questionnaire: { id: 'participation', version: '1.0.0', sha256: 'a'.repeat(64) },
  subset: 'full',
  period: { from: '2025-01-01', to: '2025-12-31' },
  wave: '2026',
  previousId: null,
  role: 'member',
  name: null,
}

/** An action of which nothing but its title is filled in. */
export const newAction: ActionDraft = { ...emptyDraft(1), title: 'გვერდი' }
