import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CHECKS, isReady, type Outcome, type Readiness } from '@/domain/workshop/readiness'
import { readReport, sayReport, writeReport } from '@/exchange/invitation/ready-report'

const workshop = {
  assessmentId: '0b5a60ff-1111-4222-8333-444455556666',
  sha256: '0123456789abcdef'.repeat(4),
}
const outcome = fc.constantFrom<Outcome>('yes', 'no', 'unknown')
const readiness: fc.Arbitrary<Readiness> = fc.record({
  ...{ app: outcome, parts: outcome, questionnaire: outcome, kept: outcome, space: outcome },
})
const code = fc.stringMatching(/^[1-9]\d{3}$/)
const ready: Readiness = { app: 'yes', parts: 'yes', questionnaire: 'yes', kept: 'yes', space: 'yes' }
const report = { ...workshop, code: '2718', appVersion: '1.2.3', readiness: ready }

describe('a report that a device is ready', () => {
  it('says after scanning what it said before', () => {
    fc.assert(
      fc.property(
        code,
        readiness,
        fc.option(fc.stringMatching(/^\d\.\d{1,2}$/)),
        (one, there, appVersion) => {
          const said = { ...workshop, code: one, appVersion, readiness: there }
          expect(readReport(writeReport(said), workshop)).toEqual({ ok: true, value: said })
        },
      ),
    )
  })

  it('says after being read aloud what it said before, in twelve digits', () => {
    fc.assert(
      fc.property(code, readiness, (one, there) => {
        const said = { ...workshop, code: one, readiness: there }
        const digits = sayReport(said)
        expect(digits).toMatch(/^\d{4} \d{4} \d{4}$/)
        for (const typed of [digits, digits.replaceAll(' ', ''), digits.replaceAll(' ', '-')])
          expect(readReport(typed, workshop)).toEqual({ ok: true, value: { ...said, appVersion: null } })
      }),
    )
  })

  it('with one digit wrong is noticed', () => {
    const digits = sayReport(report).replaceAll(' ', '')
    const slips = Array.from(digits).flatMap((_, place) =>
      Array.from('0123456789', (wrong) => digits.slice(0, place) + wrong + digits.slice(place + 1)),
    )
    const wrong = slips.filter((typed) => typed !== digits)
    for (const typed of wrong) expect(readReport(typed, workshop).ok).toBe(false)
  })

  it('of another workshop is refused, scanned or read aloud', () => {
    const other = { ...workshop, assessmentId: 'ffffffff-1111-4222-8333-444455556666' }
    expect(readReport(writeReport(report), other)).toEqual({ ok: false, error: 'otherWorkshop' })
    expect(readReport(sayReport(report), other)).toEqual({ ok: false, error: 'mistyped' })
  })

  it('of a device with another version of the questionnaire says that it lacks this one', () => {
    const newer = { ...workshop, sha256: 'f'.repeat(64) }
    const read = readReport(writeReport(report), newer)
    expect(read).toMatchObject({ ok: true, value: { readiness: { questionnaire: 'no', app: 'yes' } } })
    expect(readReport(sayReport(report), newer)).toEqual({ ok: false, error: 'mistyped' })
  })

  it('of a newer form is said to be newer', () => {
    expect(readReport(writeReport(report).replace('KR1:', 'KR2:'), workshop)).toEqual({
      ok: false,
      error: 'newer',
    })
  })

  it('is never taken from anything else, and reading never throws', () => {
    const text = writeReport(report)
    const fields = JSON.parse(text.slice(4)) as unknown[]
    const spoilt = fields.flatMap((_, place) =>
      [null, 7, '', '__proto__', 'x'.repeat(300), {}].map((value) => fields.with(place, value)),
    )
    // An empty version is no lie: it was not said.
    const lies = [...spoilt.filter((one) => one[3] !== ''), [...fields, 1], fields.slice(1), {}, null]
    for (const one of lies)
      expect(readReport(`KR1:${JSON.stringify(one)}`, workshop)).toEqual({ ok: false, error: 'unreadable' })
    for (const one of ['', 'KR1:', 'KR1:{', 'https://example.org', '2718', text.padEnd(5_000, ' ')])
      expect(readReport(one, workshop)).toEqual({ ok: false, error: 'unreadable' })
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.stringMatching(/^\d{0,14}$/)), (any) => {
        expect(typeof readReport(any, workshop).ok).toBe('boolean')
        expect(typeof readReport(`KR1:${any}`, workshop).ok).toBe('boolean')
      }),
    )
  })
})

it('a device is ready when it can be answered on without a network, whether or not its storage is safe', () => {
  expect(isReady({ ...ready, kept: 'no', space: 'unknown' })).toBe(true)
  for (const check of CHECKS.slice(0, 3))
    for (const lacking of ['no', 'unknown'] as const)
      expect(isReady({ ...ready, [check]: lacking })).toBe(false)
})
