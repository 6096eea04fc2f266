import { expect, test, type Page } from '@playwright/test'
import { KibePage } from '../support/kibe-page'

const SCRIPTS = '**/assets/*.js'
const georgian = (page: Page) => page.getByText('„კიბე“ ჯერ არ გაიხსნა')
const english = (page: Page) => page.getByText('Kibe has not opened yet')

test('where its script cannot be had, the page says so in both languages, and opens when it is loaded again', async ({
  page,
}) => {
  await page.route(SCRIPTS, (route) => route.abort())
  await page.goto('/')
  await expect(georgian(page)).toBeVisible()
  await expect(english(page)).toBeVisible()
  await page.unroute(SCRIPTS)
  await page.getByRole('link', { name: 'თავიდან ჩატვირთვა' }).click()
  await expect(page.locator('main')).toBeVisible()
  await expect(georgian(page)).toHaveCount(0)
})

test('where its styles cannot be had either, it says so at once', async ({ page }) => {
  await page.route('**/assets/*.{js,css}', (route) => route.abort())
  await page.goto('/')
  await expect(georgian(page)).toBeVisible({ timeout: 2_000 })
})

test('a start does not show that sentence, also a slow one', async ({ page }) => {
  let letGo: () => void = () => undefined
  const held = new Promise<void>((resolve) => (letGo = resolve))
  await page.route(SCRIPTS, async (route) => {
    await held
    await route.continue()
  })
  const kibe = new KibePage(page)
  await kibe.watchPolicy()
  await page.goto('/', { waitUntil: 'commit' })
  await expect(georgian(page)).toBeAttached()
  await page.waitForFunction(() => getComputedStyle(document.body).marginTop === '0px')
  await expect(georgian(page)).toBeHidden()
  letGo()
  await expect(page.locator('main')).toBeVisible()
  await expect(georgian(page)).toHaveCount(0)
  expect(kibe.complaints).toEqual([])
})
