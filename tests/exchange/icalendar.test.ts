import { describe, expect, it } from 'vitest'
import { deadlinesCalendar, type CalendarAction } from '@/exchange/icalendar'

const action: CalendarAction = {
  id: '11111111-1111-4111-8111-111111111111',
  title: 'საბჭო, წესები; და „ხმა“',
  due: '2026-09-30',
  status: 'planned',
  responsible: 'აპარატი',
  steps: [
    { id: '22222222-2222-4222-8222-222222222222', text: 'პროექტი', due: '2026-05-01', isDone: false },
    { id: '33333333-3333-4333-8333-333333333333', text: 'უკვე', due: '2026-03-01', isDone: true },
    { id: '44444444-4444-4444-8444-444444444444', text: 'როდისმე', due: null, isDone: false },
  ],
}
const options = {
  name: 'გეგმა; 2026, წელი',
  stamp: '2026-01-02T03:04:05Z',
  describe: (responsible: string) => `პასუხისმგებელი: ${responsible}`,
}
/** Folded lines joined again (RFC 5545 §3.1). */
const linesOf = (actions: readonly CalendarAction[]) =>
  deadlinesCalendar(actions, options).replaceAll('\r\n ', '').split('\r\n')

describe('deadlinesCalendar', () => {
  it('writes a due date as an all-day event on that very date', () => {
    expect(linesOf([action])).toContain('DTSTART;VALUE=DATE:20260930')
  })

  it('gives every event a uid that stays the same from export to export', () => {
    const uids = linesOf([action]).filter((line) => line.startsWith('UID:'))
    expect(uids).toEqual([`UID:${action.id}@kibe`, 'UID:22222222-2222-4222-8222-222222222222@kibe'])
    expect(linesOf([action])).toEqual(linesOf([action]))
  })

  it('escapes commas, semicolons, backslashes and line breaks in every text', () => {
    const lines = linesOf([{ ...action, title: 'a,b;c\\d\ne', steps: [] }])
    expect(lines).toContain('SUMMARY:a\\,b\\;c\\\\d\\ne')
    expect(lines).toContain('X-WR-CALNAME:გეგმა\\; 2026\\, წელი')
  })

  it('writes no line longer than 75 octets', () => {
    const long = { ...action, title: 'ძალიან გრძელი სათაური '.repeat(12) }
    const lengths = deadlinesCalendar([long], options)
      .split('\r\n')
      .map((line) => new TextEncoder().encode(line).length)
    expect(Math.max(...lengths)).toBeLessThanOrEqual(75)
  })

  it('leaves out stopped actions, undated ones, and steps that are done or undated', () => {
    const dropped = { ...action, status: 'dropped' } as const
    const undated = { ...action, due: null, steps: [] }
    expect(linesOf([dropped, undated]).filter((line) => line === 'BEGIN:VEVENT')).toEqual([])
    expect(linesOf([action]).filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(2)
  })

  it('names who is responsible, where somebody is', () => {
    expect(linesOf([action])).toContain('DESCRIPTION:პასუხისმგებელი: აპარატი')
    expect(linesOf([{ ...action, responsible: '' }]).some((line) => line.startsWith('DESCRIPTION'))).toBe(
      false,
    )
  })
})
