import { describe, expect, it } from 'vitest'
import { createFormats } from '@/i18n/formats'

const [ka, en] = [createFormats('ka'), createFormats('en')]
const spaced = (text: string) => text.replace(/\u00a0/g, ' ')

describe('numbers', () => {
  it.each([
    [57.5, '57,5', '57.5'],
    [1234, '1234', '1,234'],
    [12345.678, '12 345,68', '12,345.68'],
    [1234567, '1 234 567', '1,234,567'],
    [0, '0', '0'],
    [-0.001, '0', '0'],
    [-2.5, '−2,5', '−2.5'],
    [(23 / 40) * 100, '57,5', '57.5'],
    [1.005, '1,01', '1.01'],
  ])('%d has a comma in Georgian and a point in English', (value, georgian, english) => {
    expect(spaced(ka.number(value))).toBe(georgian)
    expect(en.number(value)).toBe(english)
  })

  it('shares become whole percents, half up, free of floating-point dust', () => {
    expect([ka.percent(0.575), en.percent(0.575, 1), ka.percent(0.145), ka.percent(1)]).toEqual([
      '58%',
      '57.5%',
      '15%',
      '100%',
    ])
  })

  it('money shows tetri only where there are some, and then both digits', () => {
    expect([12500, 12500.5, 0].map((gel) => spaced(ka.money(gel)))).toEqual([
      '12 500 ₾',
      '12 500,50 ₾',
      '0 ₾',
    ])
    expect(spaced(en.money(12500.5))).toBe('GEL 12,500.50')
  })

  it('sizes of files are in kB or MB', () => {
    expect([1500, 120_000, 20_971_520, 64_250_000_000].map((size) => spaced(en.fileSize(size)))).toEqual([
      '1.5 kB',
      '120 kB',
      '21 MB',
      '64.3 GB',
    ])
    expect(spaced(ka.fileSize(2_400_000))).toBe('2,4 მბ')
  })
})

describe('dates', () => {
  it('are those of the calendar, also on the days where a time zone would shift them', () => {
    expect(spaced(ka.date('2026-01-01'))).toBe('2026 წლის 1 იანვარი')
    expect(spaced(en.date('2025-12-31'))).toBe('31 December 2025')
    expect(ka.shortDate('2026-03-09')).toBe('09.03.2026')
    expect(spaced(en.shortDate('2026-03-09'))).toBe('09 Mar 2026')
  })

  it('are months with their year in words, too', () => {
    expect(createFormats('ka').month('2026-03')).toBe('2026 წლის მარტი')
    expect(createFormats('en').month('2025-12')).toBe('December 2025')
  })

  it('have all twelve Georgian months, whatever the browser knows', () => {
    const months = Array.from({ length: 12 }, (_, index) =>
      ka.date(`2026-${String(index + 1).padStart(2, '0')}-01`),
    )
    const browser = new Intl.DateTimeFormat('ka', { month: 'long' })
    const expected = months.map((_, index) => browser.format(new Date(2026, index, 1)))
    expect(months.map((text) => text.split('\u00a0')[1])).toEqual(expected)
  })

  it('instants are shown in the time zone of the device: half past eleven in the evening UTC is the next day in Tbilisi', () => {
    expect(spaced(ka.dateTime('2026-09-03T23:30:00Z'))).toBe('2026 წლის 4 სექტემბერი, 03:30')
  })
})
