import { expect, test, type BrowserContext, type Page } from '@playwright/test'
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

  test(`an action and the entry in its history are there after the page was ${way} while they were typed (R8, R9)`, async ({
    context,
  }) => {
    const place = await anAction(context)
    for (let round = 1; round <= 2; round += 1) {
      const tab = await opened(context, place)
      const [result, done] = [`მოსალოდნელი შედეგი №${round}`, `რა გაკეთდა №${round}`]
      await tab.getByLabel(DONE).fill(done)
      await tab.getByLabel(RESULT).fill('')
      await tab.getByLabel(RESULT).pressSequentially(result)
      await leave(tab)
      const again = await opened(context, place)
      await expect(again.getByLabel(RESULT)).toHaveValue(result)
      await expect(again.getByLabel(DONE)).toHaveValue(done)
      await again.close()
    }
  })

  test(`a form of evidence is there after the page was ${way} while it was filled in (R8, R9)`, async ({
    context,
  }) => {
    const kibe = new KibePage(await context.newPage())
    const place = `#/a/${await kibe.begin()}/fill/INF-1`
    await kibe.page.close()
    const tab = await opened(context, place)
    await tab.getByRole('button', { name: 'დამატება', exact: true }).click()
    await tab.getByLabel('სახე', { exact: true }).selectOption('minutes')
    await tab.getByLabel('დასახელება').pressSequentially('კრების ოქმ')
    await leave(tab)
    const again = await opened(context, place)
    await expect(again.getByRole('status').filter({ hasText: 'დაწყებული მტკიცებულება' })).toBeVisible()
    await again.getByRole('button', { name: 'დამატება', exact: true }).click()
    await expect(again.getByLabel('დასახელება')).toHaveValue('კრების ოქმ')
    await expect(again.getByLabel('სახე', { exact: true })).toHaveValue('minutes')
  })
}

const RESULT = 'მოსალოდნელი შედეგი'
const DONE = 'რა გაკეთდა'

async function opened(context: BrowserContext, place: string): Promise<Page> {
  const tab = new KibePage(await context.newPage())
  await tab.open(place)
  return tab.page
}

/** Adds an action to the plan of a new assessment; its place. */
async function anAction(context: BrowserContext): Promise<string> {
  const kibe = new KibePage(await context.newPage())
  await kibe.open(`#/a/${await kibe.begin()}/plan`)
  await kibe.page.getByRole('button', { name: 'საკუთარი ღონისძიების დამატება' }).click()
  await kibe.page.getByLabel(RESULT).waitFor()
  const place = new URL(kibe.page.url()).hash
  await kibe.page.close()
  return place
}
