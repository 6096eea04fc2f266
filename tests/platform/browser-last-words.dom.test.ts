import { afterEach, describe, expect, it, vi } from 'vitest'
import { browserLastWords as lastWords } from '@/platform/browser-last-words'

afterEach(() => {
  vi.restoreAllMocks()
  localStorage.clear()
})

describe('last words', () => {
  it('are kept as they are, the newer in place of the older, until they are removed', () => {
    lastWords.put('sheet/INF-1', '„ერთი“')
    lastWords.put('sheet/INF-1', '„ორი“ \u{1F600}')
    lastWords.put('sheet/INF-2', '')
    expect([...lastWords.under('sheet/')].sort()).toEqual([
      ['sheet/INF-1', '„ორი“ \u{1F600}'],
      ['sheet/INF-2', ''],
    ])
    lastWords.remove('sheet/INF-1')
    expect([...lastWords.under('sheet/').keys()]).toEqual(['sheet/INF-2'])
  })

  it('are found by the beginning of their key alone, and nothing else that is kept there', () => {
    localStorage.setItem('kibe', '{"assessments":1}')
    localStorage.setItem('sheet/INF-9', 'of somebody else')
    lastWords.put('sheet/INF-1', 'one')
    lastWords.put('sheet-2/INF-1', 'two')
    expect([...lastWords.under('sheet/')]).toEqual([['sheet/INF-1', 'one']])
    lastWords.remove('INF-9')
    expect(localStorage.length).toBe(4)
  })

  it('are silently none where the browser is full or forbids them', () => {
    for (const method of ['setItem', 'removeItem'] as const)
      vi.spyOn(Storage.prototype, method).mockImplementation(() => {
        throw new DOMException('', 'QuotaExceededError')
      })
    expect(() => lastWords.put('a/b', 'c')).not.toThrow()
    expect(() => lastWords.remove('a/b')).not.toThrow()
    vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(() => {
      throw new DOMException('', 'SecurityError')
    })
    expect(() => lastWords.put('a/b', 'c')).not.toThrow()
    expect(lastWords.under('a/').size).toBe(0)
  })
})
