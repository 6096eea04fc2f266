import { expect, test, type Page } from '@playwright/test'
import { KibePage } from '../support/kibe-page'

/** Ends the process of the page, without another word to it. */
async function crash(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash')
  const session = await page.context().newCDPSession(page)
  session.send('Page.crash').catch(() => undefined)
  await crashed
}

/** Ways of leaving a page at once, without touching the field that is typed in. */
const WAYS: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  'loaded anew': (page) => page.reload().then(() => page.close()),
  'left for another site': (page) => page.goto('about:blank'),
  closed: (page) => page.close({ runBeforeUnload: true }),
  'ended by a crash': crash,
}

for (const [way, leave] of Object.entries(WAYS)) {
  test(`the last characters typed are there after the page was ${way} in the same moment (R8, R9)`, async ({
    context,
  }) => {
    const kibe = new KibePage(await context.newPage())
    const id = await kibe.begin()
    await kibe.page.close()
    for (let round = 1; round <= 3; round += 1) {
      const text = `ბოლო სიტყვა №${round}`
      const tab = new KibePage(await context.newPage())
      await tab.open(`#/a/${id}/fill/INF-${round}`)
      await tab.note.pressSequentially(text)
      await leave(tab.page)
      const again = new KibePage(await context.newPage())
      await again.open(`#/a/${id}/fill/INF-${round}`)
      await expect(again.note).toHaveValue(text)
      await again.page.close()
    }
  })
}
