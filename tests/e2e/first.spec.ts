import { expect, test } from '@playwright/test'
import { KibePage } from '../support/kibe-page'

test('by keyboard alone', async ({ page, context }) => {
  const kibe = new KibePage(page)
  await kibe.watchPolicy()
  await kibe.openUntilReadyOffline()
  await context.setOffline(true)
  await kibe.beginRapidByKeyboard('marneuli')
  for (let n = 0; n < 3; n += 1) {
    const title = await kibe.heading.innerText()
    console.log(title)
    await kibe.tabTo(kibe.ladder.getByRole('radio').first())
    await page.keyboard.press('2')
    await expect(kibe.saved).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(kibe.heading).not.toHaveText(title)
  }
  expect(kibe.complaints).toEqual([])
})
