import { expect, test, type Page } from '@playwright/test'
import { KibePage } from '../support/kibe-page'

/** What a transaction asked for, and what the browser made of it. */
interface Asked {
  tables: string[]
  mode: string
  asked: string | undefined
  given: string
}

/** Writes down every transaction that the page begins from now on. */
async function watchTransactions(page: Page): Promise<() => Promise<Asked[]>> {
  await page.addInitScript(() => {
    const begun: Asked[] = []
    Object.assign(window, { begun })
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with `apply`
    const begin = IDBDatabase.prototype.transaction
    IDBDatabase.prototype.transaction = function (...given) {
      const transaction = begin.apply(this, given)
      const { mode, durability } = transaction
      begun.push({
        tables: [...transaction.objectStoreNames],
        mode,
        asked: given[2]?.durability,
        given: durability,
      })
      return transaction
    }
  })
  return () => page.evaluate(() => (window as unknown as { begun: Asked[] }).begun)
}

test('every write of an assessment asks for strict durability and gets it', async ({ page }) => {
  const begun = await watchTransactions(page)
  const kibe = new KibePage(page)
  await kibe.begin()
  await kibe.chooseLevel(3)
  await kibe.writeNote('ოქმი №7')
  await page.getByRole('button', { name: 'დამატება', exact: true }).click()
  await page.getByRole('combobox', { name: 'სახე' }).selectOption('minutes')
  await page.getByRole('textbox', { name: 'დასახელება' }).fill('ოქმი')
  await page.getByRole('button', { name: 'მტკიცებულების შენახვა' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(kibe.saved).toBeVisible()

  const writes = (await begun()).filter(({ mode }) => mode === 'readwrite')
  const written = new Set(writes.flatMap(({ tables }) => tables))
  expect([...written]).toEqual(
    expect.arrayContaining(['assessments', 'sheets', 'answers', 'revisions', 'evidence', 'questionnaires']),
  )
  expect(writes.filter(({ asked, given }) => asked !== 'strict' || given !== 'strict')).toEqual([])
})
