import { describe, expect, it } from 'vitest'
import type { Action } from '@/domain/records/plan'
import { emptyDraft } from '@/domain/planning/draft-action'
import { byStatusAndDate, nextOrder, warningsOfAction } from '@/features/plan/action-draft'
import { updateProblem } from '@/features/plan/use-updates'

const action = (id: string, fields: Partial<Action>) => ({ ...emptyDraft(1), id, ...fields }) as Action

describe('the list of actions', () => {
  it('begins with what is under way, and within a status with what is due first', () => {
    const groups = byStatusAndDate([
      action('late', { due: '2026-12-01' }),
      action('undated', {}),
      action('soon', { due: '2026-02-01' }),
      action('going', { status: 'underway' }),
      action('stopped', { status: 'dropped' }),
    ])
    expect(groups.map(({ status, actions }) => [status, actions.map(({ id }) => id)])).toEqual([
      ['underway', ['going']],
      ['planned', ['soon', 'late', 'undated']],
      ['dropped', ['stopped']],
    ])
  })

  it('puts a new action after all others', () => {
    expect(nextOrder([{ order: 3 }, { order: 8 }])).toBe(9)
    expect(nextOrder([])).toBe(1)
  })
})

describe('the warnings of an action', () => {
  const steps = [{ id: 's', text: '', due: '2026-06-01', isDone: false }]

  it('say that the due date is before the start, and that a step falls outside', () => {
    const codes = (start: string, due: string) =>
      warningsOfAction({ start, due, steps, targets: [] }, new Map()).map(({ code }) => code)
    expect(codes('2026-05-01', '2026-04-01')).toEqual(['dueBeforeStart', 'stepAfterDue'])
    expect(codes('2026-07-01', '2026-08-01')).toEqual(['stepBeforeStart'])
    expect(codes('2026-05-01', '2026-06-01')).toEqual([])
  })

  it('name the indicator whose target is not above its present level', () => {
    const targets = [
      { indicatorId: 'A', level: 2 },
      { indicatorId: 'B', level: 3 },
      { indicatorId: 'C', level: 1 },
    ]
    const levels = new Map([
      ['A', 2],
      ['B', 2],
    ])
    expect(warningsOfAction({ start: null, due: null, steps: [], targets }, levels)).toEqual([
      { code: 'targetNotAbove', of: 'A' },
    ])
  })
})

describe('an entry of the history', () => {
  const entry = { date: '2026-03-04', status: 'planned', text: 'done', evidence: '', link: '' } as const

  it('needs a text and a date, and a link only where it is a web address', () => {
    expect(updateProblem(entry)).toBeNull()
    expect(updateProblem({ ...entry, text: '  ' })).toBe('needsText')
    expect(updateProblem({ ...entry, date: '' })).toBe('needsDate')
    expect(updateProblem({ ...entry, link: 'https://kibe.ge/x' })).toBeNull()
    expect(updateProblem({ ...entry, link: 'javascript:alert(1)' })).toBe('badLink')
  })
})
