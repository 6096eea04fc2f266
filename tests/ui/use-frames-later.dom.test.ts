import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { useFramesLater } from '@/ui/use-frames-later'

describe('what follows some frames later', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('is there at once at first, then leaves others two frames, and is then the newest', async () => {
    const source = ref('welcome')
    const scope = effectScope()
    const later = scope.run(() => useFramesLater(() => source.value))
    expect(later?.value).toBe('welcome')
    source.value = 'first'
    await nextTick()
    await vi.advanceTimersByTimeAsync(20)
    expect(later?.value).toBe('welcome')
    source.value = 'second'
    await nextTick()
    await vi.advanceTimersByTimeAsync(40)
    expect(later?.value).toBe('second')
    scope.stop()
  })

  it('follows no longer once it is not needed', async () => {
    const source = ref(1)
    const scope = effectScope()
    const later = scope.run(() => useFramesLater(() => source.value))
    source.value = 2
    await nextTick()
    scope.stop()
    await vi.advanceTimersByTimeAsync(100)
    expect(later?.value).toBe(1)
  })
})
