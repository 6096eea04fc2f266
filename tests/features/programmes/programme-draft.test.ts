import { expect, test } from 'vitest'
import {
  emptyProgramme,
  figureGroups,
  problemsOfFigure,
  problemsOfProgramme,
  withMembers,
  type ProgrammeFigure,
} from '@/features/programmes/programme-draft'
import type { CalendarDate } from '@/domain/shared/units'

const whole = {
  ...emptyProgramme('2026-03-01' as CalendarDate, null),
  name: 'Test programme',
  period: { from: '2025-01-01', to: '2025-12-31' },
  questionnaire: { id: 'q', version: '1.0.0', sha256: 'a'.repeat(64) },
  members: [{ municipality: 'one', isPilot: false }],
}
const aFigure = (over: Partial<ProgrammeFigure> = {}): ProgrammeFigure => ({
  title: 'Ideas',
  value: 1,
  unit: '',
  date: '2020-01-01',
  source: 'Source A',
  ...over,
})

test('a whole programme has no problem', () => {
  expect(problemsOfProgramme(whole)).toEqual({})
})

test.each([
  ['name', { name: '  ' }, 'nameMissing'],
  ['period', { period: { from: '2025-01-01', to: '' } }, 'periodMissing'],
  ['period', { period: { from: '2025-02-30', to: '2025-12-31' } }, 'periodMissing'],
  ['period', { period: { from: '2025-01-02', to: '2025-01-01' } }, 'periodReversed'],
  ['wave', { wave: '' }, 'waveMissing'],
  ['questionnaire', { questionnaire: { id: '', version: '', sha256: '' } }, 'questionnaireMissing'],
  ['members', { members: [] }, 'membersMissing'],
])('the problem of a field is at that field alone: %s', (field, wrong, code) => {
  expect(problemsOfProgramme({ ...whole, ...wrong })).toEqual({ [field]: code })
})

test('a period of one day is one', () => {
  expect(problemsOfProgramme({ ...whole, period: { from: '2025-01-01', to: '2025-01-01' } })).toEqual({})
})

test('a figure needs a title, a number, a day and a source, and no unit', () => {
  expect(problemsOfFigure(aFigure())).toEqual({})
  expect(problemsOfFigure({ title: ' ', value: null, unit: '', date: '', source: '' })).toEqual({
    title: 'titleMissing',
    value: 'valueMissing',
    date: 'dateMissing',
    source: 'sourceMissing',
  })
  expect(problemsOfFigure(aFigure({ value: 0 }))).toEqual({})
})

test('figures of one title stand together, the oldest first, and those that contradict each other are known', () => {
  const later = aFigure({ value: 2, date: '2021-06-01', source: 'Source B' })
  const other = aFigure({ title: 'Projects', value: 7 })
  const same = aFigure({ title: 'Projects', value: 7, source: 'Source B' })
  const groups = figureGroups([later, other, aFigure({ title: ' Ideas' }), same])
  expect(
    groups.map(({ title, differ, figures }) => [title, differ, figures.map(({ index }) => index)]),
  ).toEqual([
    ['Ideas', true, [2, 0]],
    ['Projects', false, [1, 3]],
  ])
})

test('figures of the same number in another unit differ', () => {
  const [group] = figureGroups([aFigure({ unit: 'ideas' }), aFigure({ unit: 'projects' })])
  expect(group?.differ).toBe(true)
})

test('a region is put in and taken out whole; who was a pilot before stays one, in the order of the register', () => {
  const before = [{ municipality: 'two', isPilot: true }]
  const all = withMembers(before, ['one', 'two'], true, ['one', 'two', 'three'])
  expect(all).toEqual([
    { municipality: 'one', isPilot: false },
    { municipality: 'two', isPilot: true },
  ])
  const others = [...all, { municipality: 'elsewhere', isPilot: false }]
  expect(withMembers(others, ['one', 'two'], false, ['one', 'two'])).toEqual([
    { municipality: 'elsewhere', isPilot: false },
  ])
})
