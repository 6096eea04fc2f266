import { describe, expect, it } from 'vitest'
import { MAX_MEMBERS, MAX_SELECTED } from '@/domain/records/comparison-records'
import { starterAssessmentId } from '@/domain/records/derived-id'
import { KINDS } from '@/domain/records/registry'
import { uuid } from '../../fixtures/records'
import { template } from '../merge/some-records'

type ComparisonKind = 'programmes' | 'selections' | 'practices' | 'indices'

function isTaken(kind: ComparisonKind, change: Readonly<Record<string, unknown>>): boolean {
  return KINDS[kind].schema.safeParse({ ...template(kind), ...change }).success
}
const member = (municipality: string, isPilot = false) => ({ municipality, isPilot })
const members = (count: number) => Array.from({ length: count }, (_, n) => member(String(n)))
const ids = (count: number) => Array.from({ length: count }, (_, n) => uuid(n))
const figure = { title: 'Ideas', value: 479, unit: '', date: '2020-12-31', source: 'A report' }
const value = (municipality: string, index: number) => ({ municipality, value: index })

describe('a programme', () => {
  it.each([
    ['the same municipality twice, pilot or not', { members: [member('a', true), member('a')] }, false],
    ['two municipalities', { members: [member('a'), member('b')] }, true],
    ['no municipality', { members: [] }, false],
    ['as many as there may be', { members: members(MAX_MEMBERS) }, true],
    ['one more', { members: members(MAX_MEMBERS + 1) }, false],
    ['no name', { name: '' }, false],
    ['no wave', { wave: '' }, false],
    ['a period that ends on no day', { period: { from: '2025-01-01', to: '2025-02-30' } }, false],
    ['two sources that contradict each other', { figures: [figure, { ...figure, value: 480 }] }, true],
    ['a figure without its source', { figures: [{ ...figure, source: '' }] }, false],
    ['a figure without its day', { figures: [{ ...figure, date: '' }] }, false],
    ['more than is known of it', { logo: 'x' }, false],
    ['more than is known of a member', { members: [{ ...member('a'), score: 3 }] }, false],
  ])('with %s', (_, change, isFine) => {
    expect(isTaken('programmes', change)).toBe(isFine)
  })

  it('gives the assessment of a municipality one id everywhere, and no other the same', () => {
    const id = starterAssessmentId(uuid(1), 'a')
    expect(starterAssessmentId(uuid(1), 'a')).toBe(id)
    expect(KINDS.assessments.schema.safeParse({ ...template('assessments'), id }).success).toBe(true)
    expect(starterAssessmentId(uuid(1), 'b')).not.toBe(id)
    expect(starterAssessmentId(uuid(2), 'a')).not.toBe(id)
  })
})

describe('a selection', () => {
  it.each([
    ['nothing chosen', { assessmentIds: [] }, true],
    ['as many as there may be', { assessmentIds: ids(MAX_SELECTED) }, true],
    ['one more', { assessmentIds: ids(MAX_SELECTED + 1) }, false],
    ['what is no id', { assessmentIds: ['1.10'] }, false],
    ['no name', { name: '' }, false],
  ])('with %s', (_, change, isFine) => {
    expect(isTaken('selections', change)).toBe(isFine)
  })
})

describe('a practice', () => {
  it.each([
    ['nothing said of what is done', { what: '' }, false],
    ['nothing else said', { where: '', forWhom: '', result: '', cost: '', contactOffice: '' }, true],
    ['a score', { score: 80 }, false],
    ['a contact longer than an office', { contactOffice: 'x'.repeat(201) }, false],
    ['more than twenty indicators', { indicatorIds: Array.from({ length: 21 }, String) }, false],
  ])('with %s', (_, change, isFine) => {
    expect(isTaken('practices', change)).toBe(isFine)
  })
})

describe('an index', () => {
  it.each([
    ['its best value where its worst is', { zeroAt: 3, fullAt: 3 }, false],
    ['less as the better', { zeroAt: 3, fullAt: -2 }, true],
    ['an end that is no number', { zeroAt: Number.NaN }, false],
    ['an end that is nowhere', { fullAt: Number.POSITIVE_INFINITY }, false],
    ['two values for one municipality', { values: [value('a', 1), value('a', 2)] }, false],
    ['the same value for two', { values: [value('a', 1), value('b', 1)] }, true],
    ['a value that is no number', { values: [value('a', Number.NaN)] }, false],
    ['no values yet', { values: [] }, true],
  ])('with %s', (_, change, isFine) => {
    expect(isTaken('indices', change)).toBe(isFine)
  })
})
