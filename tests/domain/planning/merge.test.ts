import { describe, expect, it } from 'vitest'
import { draftAction } from '@/domain/planning/draft-action'
import { mergeActions } from '@/domain/planning/merge'
import type { ActionDraft } from '@/domain/records/plan'

function anAction(title: string, overrides: Partial<ActionDraft> = {}): ActionDraft {
  return { ...draftAction({ indicatorId: 'A', targetLevel: 2 }, null, title, 5), ...overrides }
}
const step = (digit: number) => ({
  id: `00000000-0000-4000-8000-00000000000${digit}`,
  text: `step ${digit}`,
  due: null,
  isDone: false,
})

function merged(a: Partial<ActionDraft>, b: Partial<ActionDraft>) {
  const result = mergeActions(anAction('first', a), anAction('second', b))
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

describe('mergeActions', () => {
  it('unites targets, and the higher level of an indicator counts', () => {
    const a = [
      { indicatorId: 'A', level: 3 },
      { indicatorId: 'B', level: 1 },
    ]
    const b = [
      { indicatorId: 'A', level: 2 },
      { indicatorId: 'B', level: 4 },
      { indicatorId: 'C', level: 2 },
    ]
    expect(merged({ targets: a }, { targets: b }).targets).toEqual([
      { indicatorId: 'A', level: 3 },
      { indicatorId: 'B', level: 4 },
      { indicatorId: 'C', level: 2 },
    ])
  })

  it('unites groups and keeps every step in order', () => {
    const both = merged(
      { groups: ['women', 'youth'], steps: [step(1), step(2)] },
      { groups: ['youth', 'idp'], steps: [step(3)] },
    )
    expect(both.groups).toEqual(['women', 'youth', 'idp'])
    expect(both.steps.map(({ text }) => text)).toEqual(['step 1', 'step 2', 'step 3'])
  })

  it('adds costs, and the cost is not known when either is not', () => {
    expect(merged({ costGel: 0.1 }, { costGel: 0.2 }).costGel).toBe(0.3)
    expect(merged({ costGel: 100 }, { costGel: null }).costGel).toBeNull()
    expect(merged({ costGel: null }, { costGel: 0 }).costGel).toBeNull()
  })

  it('puts different texts one below the other, and the same text once', () => {
    const both = merged(
      { responsible: 'Nino', partners: '', result: 'R' },
      { responsible: 'Gia', partners: 'P', result: 'R' },
    )
    expect([both.title, both.responsible, both.partners, both.result]).toEqual([
      'first\nsecond',
      'Nino\nGia',
      'P',
      'R',
    ])
  })

  it('runs from the earliest start to the latest due date that is known', () => {
    const both = merged({ start: '2026-05-01', due: '2026-06-30' }, { start: '2026-04-01', due: null })
    expect([both.start, both.due]).toEqual(['2026-04-01', '2026-06-30'])
    expect([merged({}, {}).start, merged({}, {}).due]).toEqual([null, null])
  })

  it('takes the place of the earlier one, and a mechanism from either', () => {
    const both = merged({ order: 8, mechanismId: null }, { order: 2, mechanismId: 'petition' })
    expect([both.order, both.mechanismId]).toEqual([2, 'petition'])
  })

  it('is under way unless both stand at the same', () => {
    expect(merged({ status: 'done' }, { status: 'done' }).status).toBe('done')
    expect(merged({ status: 'planned' }, { status: 'done' }).status).toBe('underway')
  })

  it('refuses texts that together do not fit, and names them', () => {
    const long = (letter: string) => ({ partners: letter.repeat(300), result: letter.repeat(2_000) })
    expect(mergeActions(anAction('a', long('x')), anAction('b', long('y')))).toEqual({
      ok: false,
      error: { code: 'textTooLong', fields: ['partners'] },
    })
  })
})
