import { chromium, expect, test, type Page } from '@playwright/test'
import { findChromium } from '../support/chromium'
import { KibePage } from '../support/kibe-page'
import { storedData } from '../support/stored-data'

/** Writes into another database until not even a few bytes find room. */
function fillDisk(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const opening = indexedDB.open('filler', 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore('bytes', { autoIncrement: true })
    await new Promise((resolve) => (opening.onsuccess = resolve))
    const isWritten = (size: number): Promise<boolean> => {
      const transaction = opening.result.transaction('bytes', 'readwrite')
      transaction.objectStore('bytes').put(new Uint8Array(size))
      return new Promise((resolve) => {
        transaction.oncomplete = () => resolve(true)
        transaction.onabort = () => resolve(false)
      })
    }
    for (let size = 1_000_000; size >= 10; size = Math.floor(size / 10)) while (await isWritten(size));
    opening.result.close()
  })
}

test('a full disk leaves the answer on the screen, says so, and saves it once there is room', async ({
  baseURL,
}) => {
  const address = baseURL ?? ''
  // Only a profile on a disk is held to its quota; and what a worker keeps would take part of it.
  const context = await chromium.launchPersistentContext(test.info().outputPath('profile'), {
    ...(await findChromium()),
    baseURL: address,
    locale: 'ka-GE',
    serviceWorkers: 'block',
  })
  const page = await context.newPage()
  const browser = await context.newCDPSession(page)
  const { origin } = new URL(address)
  await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 3_000_000 })
  const kibe = new KibePage(page)
  const id = await kibe.begin()
  await kibe.chooseLevel(2)
  const before = await storedData(page)

  await fillDisk(page)
  const level = kibe.ladder.getByRole('radio').nth(4)
  await level.check()
  const banner = page.getByRole('alert').filter({ hasText: 'ცვლილება ვერ შეინახა' })
  await expect(banner).toContainText('მოწყობილობაზე ადგილი აღარ არის')
  await expect(banner.getByRole('link', { name: 'სარეზერვო ასლი' })).toBeVisible()
  await kibe.note.fill('სავსე დისკზე დაწერილი')
  await kibe.note.blur()
  await expect(banner).toBeVisible()
  await expect(level).toBeChecked()
  await expect(kibe.saved).toBeHidden()
  expect(await storedData(page)).toBe(before)

  await browser.send('Storage.overrideQuotaForOrigin', { origin })
  await banner.getByRole('button', { name: 'თავიდან ცდა' }).click()
  await expect(kibe.saved).toBeVisible()
  await expect(banner).toBeHidden()
  await page.goto(`/#/a/${id}/fill/INF-1`)
  await page.reload()
  await expect(level).toBeChecked()
  await expect(kibe.note).toHaveValue('სავსე დისკზე დაწერილი')
  await context.close()
})
