import { describe, expect, it } from 'vitest'
import { reminderOf } from '@/parts/backup-age'

describe('the reminder of a backup', () => {
  it.each([
    // Nothing to lose, however old the backup is.
    [0, 0, 'quiet'],
    [0, 400, 'quiet'],
    // A little work is left alone for a week.
    [1, 6, 'quiet'],
    [1, 7, 'attention'],
    [9, 400, 'attention'],
    // More of it stands out on the first day, and is a notice after a week.
    [39, 6, 'quiet'],
    [40, 0, 'attention'],
    [40, 6, 'attention'],
    [40, 7, 'notice'],
    // Some work that is a month old is a notice, too.
    [10, 29, 'attention'],
    [10, 30, 'notice'],
    // Much work is a notice at once.
    [199, 0, 'attention'],
    [200, 0, 'notice'],
  ] as const)('with %i changes in %i days is %s', (changed, days, reminder) => {
    expect(reminderOf({ changed, days })).toBe(reminder)
  })

  it('never becomes gentler with more work or more days', () => {
    const strength = { quiet: 0, attention: 1, notice: 2 }
    const at = (changed: number, days: number) => strength[reminderOf({ changed, days })]
    for (let changed = 0; changed <= 220; changed += 1) {
      for (let days = 0; days <= 40; days += 1) {
        expect(at(changed + 1, days)).toBeGreaterThanOrEqual(at(changed, days))
        expect(at(changed, days + 1)).toBeGreaterThanOrEqual(at(changed, days))
      }
    }
  })
})
