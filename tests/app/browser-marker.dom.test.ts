import { afterEach, describe, expect, it, vi } from 'vitest'
import { browserMarker } from '@/app/browser-marker'
import type { CalendarDate } from '@/domain/shared/units'

const presence = { assessments: 2, seenOn: '2026-02-11' as CalendarDate }

afterEach(() => {
  vi.restoreAllMocks()
  localStorage.clear()
})

describe('the marker of the browser', () => {
  it('keeps what was written until it is cleared', () => {
    expect(browserMarker.read()).toBeNull()
    browserMarker.write(presence)
    expect(browserMarker.read()).toEqual(presence)
    browserMarker.clear()
    expect(browserMarker.read()).toBeNull()
  })

  it.each([
    'not JSON',
    '"text"',
    'null',
    '{}',
    '{"assessments":0,"seenOn":"2026-02-11"}',
    '{"assessments":2,"seenOn":"<b>"}',
  ])('is none where something else stands: %s', (text) => {
    browserMarker.write(presence)
    localStorage.setItem(localStorage.key(0) ?? '', text)
    expect(browserMarker.read()).toBeNull()
  })

  it('is none, and disturbs nothing, where the browser refuses everything', () => {
    vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError')
    })
    browserMarker.write(presence)
    browserMarker.clear()
    expect(browserMarker.read()).toBeNull()
  })
})
