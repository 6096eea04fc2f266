import { expect, test } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { useLoaded } from '@/parts/use-loaded'

test('an answer that was overtaken by a later question is dropped', async () => {
  const wanted = ref('first')
  const answers = new Map<string, (value: string) => void>()
  const scope = effectScope()
  const load = () => new Promise<string>((resolve) => answers.set(wanted.value, resolve))
  const loaded = scope.run(() => useLoaded(load, () => wanted.value))
  wanted.value = 'second'
  await nextTick()
  answers.get('second')?.('second')
  answers.get('first')?.('first')
  await nextTick()
  await nextTick()
  expect(loaded?.state.value).toMatchObject({ status: 'ready', value: 'second' })
  scope.stop()
})

test('a failure is kept as it is, and loading again can succeed', async () => {
  const scope = effectScope()
  const failure = new Error('no')
  let isFailing = true
  const loaded = scope.run(() =>
    useLoaded(() => (isFailing ? Promise.reject(failure) : Promise.resolve('there'))),
  )
  await nextTick()
  await nextTick()
  expect(loaded?.state.value).toMatchObject({ status: 'failed', error: failure })
  isFailing = false
  loaded?.reload()
  await nextTick()
  await nextTick()
  expect(loaded?.state.value).toMatchObject({ status: 'ready', value: 'there' })
  scope.stop()
})
