import type { VueWrapper } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import SettingsPage from '@/features/settings/SettingsPage.vue'
import { fakeStorage } from '../../support/fake-storage'
import { mountPage, untilSaid } from '../../support/mount-page'

let mounted: VueWrapper | null = null
afterEach(() => mounted?.unmount())

async function open() {
  const { storage } = await fakeStorage()
  const { screen } = await mountPage(SettingsPage, { storage, language: 'ka', path: '/settings' })
  mounted = screen
  await untilSaid(screen, 'კლავიატურა')
  return { storage, screen }
}

test('the language of the screens changes at once and is remembered', async () => {
  const { storage, screen } = await open()
  await screen.get('input[value=en]').setValue()
  await untilSaid(screen, 'Language of the screens')
  await vi.waitFor(async () => expect(await storage.settings.get('language')).toBe('en'))
  expect(document.documentElement.lang).toBe('en')
})

test('the second language is one other than the first, or none', async () => {
  const { storage, screen } = await open()
  const second = screen.findAll('fieldset')[1]
  expect(second?.findAll('input').map((input) => input.attributes('value'))).toEqual(['none', 'en'])
  await second?.get('input[value=en]').setValue()
  await vi.waitFor(async () => expect(await storage.settings.get('secondLanguage')).toBe('en'))
  await second?.get('input[value=none]').setValue()
  await vi.waitFor(async () => expect(await storage.settings.get('secondLanguage')).toBeNull())
})

test('single keys are on until somebody switches them off', async () => {
  const { storage, screen } = await open()
  const box = screen.get<HTMLInputElement>('input[type=checkbox]')
  expect(box.element.checked).toBe(true)
  await box.setValue(false)
  await vi.waitFor(async () => expect(await storage.settings.get('singleKeys')).toBe(false))
})
