import { describe, expect, it } from 'vitest'
import { hasScreen, screensOf } from '@/parts/screens-of'

const KINDS = ['benchmark', 'certification', 'profile', 'survey'] as const

describe('the screens of an assessment', () => {
  it.each(KINDS)('of kind %s are all there that it links to', (kind) => {
    expect(screensOf(kind).filter((screen) => !hasScreen(kind, screen))).toEqual([])
  })

  it.each([
    ['survey', 'fill'],
    ['survey', 'overview'],
    ['survey', 'results'],
    ['survey', 'action'],
    ['survey', 'print'],
    ['profile', 'plan'],
    ['profile', 'action'],
    ['benchmark', 'survey'],
    ['benchmark', 'enter'],
    ['certification', 'surveyResults'],
  ] as const)('of kind %s have no %s', (kind, screen) => {
    expect(hasScreen(kind, screen)).toBe(false)
  })

  it('that belong to no part are there for every kind', () => {
    expect(KINDS.filter((kind) => !hasScreen(kind, 'move'))).toEqual([])
  })
})
