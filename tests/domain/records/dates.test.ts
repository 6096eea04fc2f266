import { describe, expect, it } from 'vitest'
import { dateSchema, instantSchema } from '@/domain/records/base'

describe('a date', () => {
  it.each(['2026-01-31', '2024-02-29', '2000-02-29', '2026-12-01'])('(%s) that there is passes', (date) => {
    expect(dateSchema.safeParse(date).success).toBe(true)
    expect(instantSchema.safeParse(`${date}T23:59:59.999Z`).success).toBe(true)
  })

  it.each(['2026-02-30', '2026-02-29', '1900-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-32'])(
    '(%s) that there never was is refused, alone and in an instant',
    (date) => {
      expect(dateSchema.safeParse(date).success).toBe(false)
      expect(instantSchema.safeParse(`${date}T10:00:00Z`).success).toBe(false)
    },
  )
})

describe('an instant', () => {
  it.each(['24:00:00', '10:60:00', '10:00:60', '99:99:99', '10:00:00+04:00'])(
    'at %s, which no clock shows in UTC, is refused',
    (time) => {
      expect(instantSchema.safeParse(`2026-03-01T${time}Z`).success).toBe(false)
    },
  )
})
