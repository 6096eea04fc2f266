import { expect, test, type Page } from '@playwright/test'
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { KibePage } from '../support/kibe-page'
import { startStaticHost } from '../support/static-host'
import { storedData } from '../support/stored-data'

/** What a browser does that is short of space: the database goes, the small note of the site stays. */
async function evict(page: Page): Promise<void> {
  await page.goto('/icon.svg')
  await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase('kibe')
        deleting.onsuccess = resolve
        deleting.onerror = reject
      }),
  )
}

const deletedByBrowser = (page: Page) =>
  page.getByRole('alert').filter({ hasText: 'ბრაუზერმა წაშალა, რასაც „კიბე“ აქ ინახავდა' })

test('work that the browser has deleted is named at the next start, with the way to a file (R6)', async ({
  page,
}) => {
  const kibe = new KibePage(page)
  await kibe.begin()
  await kibe.chooseLevel(2)
  await evict(page)
  await kibe.open()
  await expect(deletedByBrowser(page)).toContainText('1 შეფასება')
  await deletedByBrowser(page).getByRole('link', { name: 'ფაილიდან აღდგენა' }).click()
  await expect(kibe.heading).toHaveText('ფაილის გახსნა')

  await kibe.goTo('#/')
  await deletedByBrowser(page).getByRole('button', { name: 'აღარ გამოჩნდეს' }).click()
  await expect(deletedByBrowser(page)).toBeHidden()
  await page.reload()
  await expect(page.getByRole('link', { name: 'ფაილი მაქვს' })).toBeVisible()
  await expect(deletedByBrowser(page)).toBeHidden()
})

test('where the browser has deleted everything, the first screen offers a file beside a beginning (R45)', async ({
  page,
}) => {
  const kibe = new KibePage(page)
  await kibe.begin()
  await page.goto('/icon.svg')
  const devtools = await page.context().newCDPSession(page)
  const { origin } = new URL(page.url())
  await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' })
  await kibe.open()
  await expect(page.getByRole('link', { name: 'შეფასების დაწყება' })).toBeVisible()
  await page.getByRole('link', { name: 'ფაილი მაქვს' }).click()
  await expect(kibe.heading).toHaveText('ფაილის გახსნა')
})

test('erasing everything leaves nothing in the browser and begins anew, without blaming the browser', async ({
  page,
}) => {
  const kibe = new KibePage(page)
  await kibe.begin()
  await kibe.chooseLevel(3)
  await kibe.goTo('#/data')
  await page.getByRole('button', { name: 'ყველაფრის წაშლა…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('1 ცვლილება სარეზერვო ასლში არ არის')
  await dialog.getByRole('checkbox').check()
  await dialog.getByRole('button', { name: 'ყველაფრის წაშლა', exact: true }).click()
  await expect(page.getByRole('link', { name: 'შეფასების დაწყება' })).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
  expect(await storedData(page)).not.toContain('"practice"')
  expect(await page.evaluate(() => localStorage.length)).toBe(0)
  await page.reload()
  await expect(page.getByRole('link', { name: 'შეფასების დაწყება' })).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('data of a newer Kibe is not touched, and can be taken out (R12)', async ({ page }) => {
  const kibe = new KibePage(page)
  await kibe.begin()
  await kibe.writeNote('ოქმი №7')
  await page.goto('/icon.svg')
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('kibe', 9_990)
        opening.onsuccess = () => {
          opening.result.close()
          resolve()
        }
      }),
  )
  const before = await storedData(page)
  await kibe.open()
  await expect(page.getByRole('alert')).toContainText('„კიბის“ უფრო ახალმა ვერსიამ')
  await expect(page.getByRole('button', { name: 'განახლების შემოწმება' })).toBeVisible()
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'ყველაფრის ფაილად შენახვა (JSON)' }).click()
  const dump = readFileSync(await (await downloading).path(), 'utf8')
  expect(JSON.parse(dump)).toMatchObject({ databaseVersion: 9_990 })
  expect(dump).toContain('ოქმი №7')
  expect(await storedData(page)).toBe(before)
})

/** A copy of the build in which every part has another name, as after a change in what all of them share. */
function rebuilt(): string {
  const folder = test.info().outputPath('rebuilt')
  cpSync('dist', folder, { recursive: true })
  const assets = join(folder, 'assets')
  const parts = readdirSync(assets).filter((name) => name.endsWith('.js'))
  const newName = (name: string) => name.replace(/\.js$/, 'x.js')
  const renamed = (text: string) => parts.reduce((all, name) => all.replaceAll(name, newName(name)), text)
  const page = join(folder, 'index.html')
  writeFileSync(page, renamed(readFileSync(page, 'utf8')))
  for (const name of parts) {
    writeFileSync(join(assets, newName(name)), renamed(readFileSync(join(assets, name), 'utf8')))
    rmSync(join(assets, name))
  }
  return folder
}

test.describe('a page whose code is gone from the host after an update (R18)', () => {
  // Otherwise everything would have been kept before.
  test.use({ serviceWorkers: 'block' })

  test('is shown by the current build, and what was typed is written before', async ({ page }) => {
    const host = await startStaticHost('dist', '/')
    const kibe = new KibePage(page, host.address)
    await kibe.begin()
    const address = page.url()
    await kibe.note.pressSequentially('ჯერ შეუნახავი')
    host.publish(rebuilt())
    await page.evaluate(() => (location.hash = '#/settings'))
    await expect(kibe.heading).toHaveText('პარამეტრები')
    await expect(page.locator('script[src$="x.js"]')).toHaveCount(1)
    await page.goto(address)
    await expect(kibe.note).toHaveValue('ჯერ შეუნახავი')
    await host.close()
  })

  test('is said to be missing where the host has gone as well, and the screen stays', async ({ page }) => {
    const host = await startStaticHost('dist', '/')
    const kibe = new KibePage(page, host.address)
    await kibe.begin()
    await host.close()
    await page.evaluate(() => (location.hash = '#/settings'))
    await expect(page.getByRole('alert')).toContainText('„კიბის“ ერთი ნაწილი ვერ ჩაიტვირთა')
    await expect(kibe.ladder).toBeVisible()
  })
})
