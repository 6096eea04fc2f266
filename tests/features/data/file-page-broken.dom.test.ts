import type { VueWrapper } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import FilePage from '@/features/data/FilePage.vue'
import { backupOf } from '../../support/kibe-file-device'
import { button, saidBy, untilSaid } from '../../support/mount-page'
import { answeredDevice, choose, showOn, tellProgress, threads, useWorkersOf } from './device'

let mounted: VueWrapper | null = null
afterEach(() => {
  mounted?.unmount()
  mounted = null
  vi.unstubAllGlobals()
})

it.each([
  ['files', 'Nothing on this device has changed.', 'not certain'],
  ['records', 'Whether it was still done is not certain', 'Nothing on this device has changed.'],
])('work that breaks off at the stage of %s says only what is known: “%s”', async (stage, said, unsaid) => {
  const here = await answeredDevice()
  const { screen } = await showOn(here, FilePage, '/file')
  mounted = screen
  const file = await backupOf((await answeredDevice()).databaseName)
  await choose(screen, new File([file], 'kibe.kibe'))
  await untilSaid(screen, 'Replace everything here')
  useWorkersOf(here.databaseName, { isBusy: true })
  await button(screen, 'Replace everything here').trigger('click')
  await vi.waitFor(() => expect(threads).toHaveLength(1))
  tellProgress(stage, null)
  threads[0]?.onerror?.({ message: 'out of memory' } as ErrorEvent)
  await untilSaid(screen, said)
  expect(saidBy(screen)).not.toContain(unsaid)
})
