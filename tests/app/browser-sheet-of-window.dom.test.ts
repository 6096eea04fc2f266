import { afterEach, beforeEach, expect, it, vi } from 'vitest'

/** The memory as a page finds it that has just been loaded. */
async function loaded() {
  vi.resetModules()
  return (await import('@/app/browser-sheet-of-window')).browserSheetOfWindow
}

beforeEach(() => {
  sessionStorage.clear()
})
afterEach(() => {
  vi.restoreAllMocks()
})

it('a window remembers the sheet of each workshop, also over a reload', async () => {
  const before = await loaded()
  before.write('one', 'sheet-1')
  before.write('another', 'sheet-2')
  before.write('one', 'sheet-3')
  const after = await loaded()
  expect(after.read('one')).toBe('sheet-3')
  expect(after.read('another')).toBe('sheet-2')
})

it('a window that was opened anew remembers none', async () => {
  const first = await loaded()
  first.write('one', 'sheet-1')
  // Each window has a session storage of its own.
  sessionStorage.clear()
  const second = await loaded()
  expect(second.read('one')).toBeNull()
})

it('where the browser keeps nothing, the page itself remembers', async () => {
  for (const refused of ['getItem', 'setItem'] as const)
    vi.spyOn(Storage.prototype, refused).mockImplementation(() => {
      throw new DOMException('no', 'SecurityError')
    })
  const memory = await loaded()
  expect(memory.read('one')).toBeNull()
  memory.write('one', 'sheet-1')
  expect(memory.read('one')).toBe('sheet-1')
})
