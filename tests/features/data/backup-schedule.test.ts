import { describe, expect, it } from 'vitest'
import { BackupSchedule } from '@/features/data/backup-schedule'

const MINUTE = 60_000

describe('the next automatic backup', () => {
  it('is never due while nothing has changed, neither after a long time nor when the page is hidden', () => {
    const schedule = new BackupSchedule()
    expect(schedule.isDue(0, false)).toBe(false)
    expect(schedule.isDue(1_000 * MINUTE, true)).toBe(false)
  })

  it('is due at the first change, and then ten minutes after the last one began', () => {
    const schedule = new BackupSchedule()
    schedule.noteChange()
    expect(schedule.isDue(0, false)).toBe(true)
    schedule.begin(0)
    schedule.noteChange()
    expect(schedule.isDue(10 * MINUTE - 1, false)).toBe(false)
    expect(schedule.isDue(10 * MINUTE, false)).toBe(true)
  })

  it('is due at once when the page is hidden, but only for what is new', () => {
    const schedule = new BackupSchedule()
    schedule.noteChange()
    schedule.begin(0)
    expect(schedule.isDue(MINUTE, true)).toBe(false)
    schedule.noteChange()
    expect(schedule.isDue(MINUTE, true)).toBe(true)
  })

  it('is not put off for ever by a clock that was set back', () => {
    const schedule = new BackupSchedule()
    schedule.begin(1_000 * MINUTE)
    schedule.noteChange()
    expect(schedule.isDue(0, false)).toBe(true)
  })
})
