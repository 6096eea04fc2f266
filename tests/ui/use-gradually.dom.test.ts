import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { defineComponent, h, nextTick, ref } from 'vue'
import { useGradually } from '@/ui/use-gradually'

beforeEach(() => vi.useFakeTimers({ toFake: ['requestAnimationFrame', 'cancelAnimationFrame'] }))
afterEach(() => vi.useRealTimers())

/** A component that shows a list, two entries a frame. */
function shownIn(list: () => readonly string[]) {
  const wrapper = mount(
    defineComponent(() => {
      const shown = useGradually(list, 2)
      return () => h('p', shown.value.join(' '))
    }),
  )
  return { wrapper, text: () => wrapper.text() }
}

async function nextFrame() {
  vi.advanceTimersToNextFrame()
  await nextTick()
}

test('a list appears from the top, so many entries in each frame, and in the end whole', async () => {
  const { text } = shownIn(() => ['a', 'b', 'c', 'd', 'e'])
  expect(text()).toBe('a b')
  await nextFrame()
  expect(text()).toBe('a b c d')
  await nextFrame()
  expect(text()).toBe('a b c d e')
})

test('what has not been reached stays as it was, and entries that are gone go at once', async () => {
  const list = ref(['a', 'b', 'c', 'd'])
  const { text } = shownIn(() => list.value)
  await nextFrame()
  list.value = ['A', 'B', 'C', 'D']
  await nextTick()
  expect(text()).toBe('A B c d')
  list.value = ['1', '2', '3']
  await nextTick()
  expect(text()).toBe('1 2 c')
  await nextFrame()
  expect(text()).toBe('1 2 3')
})

test('once the component is gone nothing more is followed', () => {
  const { wrapper } = shownIn(() => ['a', 'b', 'c'])
  wrapper.unmount()
  expect(vi.getTimerCount()).toBe(0)
})
