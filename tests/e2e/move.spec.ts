import { expect, test, type Page } from '@playwright/test'
import { KibePage } from '../support/kibe-page'

/** A filled 1.0.0: a level for each of its 44 indicators, and the figure that 2.0.0 does not ask any more. */
const TO = [
  {
    version: '1.1.0',
    sentences: ['უცვლელად გადავა 43 პასუხი.', 'თქვენი დასტური დასჭირდება 2 პასუხს.', 'ახალია 5 კითხვა.'],
    toConfirm: ['INF-3', 'SAK-2'],
  },
  {
    version: '2.0.0',
    sentences: [
      'უცვლელად გადავა 39 პასუხი.',
      'თქვენი დასტური დასჭირდება 5 პასუხს.',
      'ახალ ვერსიაში ადგილი არ აქვს 1 პასუხს.',
      'ახალია 6 კითხვა.',
    ],
    // Split, merged and reworded; the new indicator of 1.1.0 stays unanswered.
    toConfirm: ['INF-3', 'SAK-2', 'SAK-6', 'SAK-7', 'BUD-7'],
  },
] as const

/** Everything stored of an assessment and its sheet, as text. */
function storedOf(page: Page, assessmentId: string): Promise<string> {
  return page.evaluate(async (id) => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error ?? new Error('not read'))
      })
    const database = await done(indexedDB.open('kibe'))
    const transaction = database.transaction(['assessments', 'sheets', 'answers', 'revisions', 'evidence'])
    const all = async (table: string) =>
      (await done(transaction.objectStore(table).getAll())) as Record<string, string>[]
    const sheets = (await all('sheets')).filter((row) => row['assessmentId'] === id)
    const ofSheets = (rows: Record<string, string>[]) =>
      rows.filter((row) => sheets.some((sheet) => sheet['id'] === row['sheetId']))
    const found = [
      (await all('assessments')).filter((row) => row['id'] === id),
      sheets,
      ofSheets(await all('answers')),
      ofSheets(await all('revisions')),
      ofSheets(await all('evidence')),
    ]
    database.close()
    return JSON.stringify(found)
  }, assessmentId)
}

test('a filled assessment is moved to each later version: previewed, copied, confirmed; the original stays as it was', async ({
  page,
}) => {
  test.setTimeout(240_000)
  const kibe = new KibePage(page)
  const id = await kibe.begin()
  for (let step = 0; step < 44; step += 1) {
    if (page.url().endsWith('INC-5')) await writeMembers(page, kibe)
    await kibe.chooseLevel(step % 5)
    const question = await kibe.heading.textContent()
    await page.locator('nav.foot a.primary').click()
    await expect(kibe.heading).not.toHaveText(question ?? '')
  }
  await expect(page.getByText('უპასუხო კითხვა აღარ დარჩა.')).toBeVisible()
  const before = await storedOf(page, id)

  for (const { version, sentences, toConfirm } of TO) {
    await kibe.goTo(`#/a/${id}/overview`)
    await page.getByRole('link', { name: 'ნახეთ, რა შეიცვლება' }).first().click()
    const choice = page.getByRole('radio', { name: `ვერსია ${version}`, exact: true })
    await choice.check()
    for (const sentence of sentences) await expect(page.getByText(sentence)).toBeVisible()
    await page.getByRole('button', { name: /ასლის შექმნა/ }).click()

    await page.waitForURL((url) => url.hash.includes('/fill/') && !url.hash.includes(id))
    const copy = /#\/a\/([^/]+)/.exec(page.url())?.[1] ?? ''
    for (const indicator of toConfirm) {
      await kibe.goTo(`#/a/${copy}/fill/${indicator}`)
      await expect(page.getByText('გადმოტანილია 1.0.0 ვერსიიდან')).toBeVisible()
      await expect(kibe.ladder.getByRole('radio', { checked: true })).toHaveCount(1)
      await page.getByRole('button', { name: /^დადასტურება/ }).click()
      await expect(page.getByText('დადასტურებულია.')).toBeVisible()
    }
    await kibe.goTo(`#/a/${copy}/fill/ACC-7`)
    await kibe.chooseLevel(2)
    await kibe.goTo(`#/a/${copy}/overview`)
    await expect(page.getByText('უპასუხო კითხვა აღარ დარჩა.')).toBeVisible()
    await expect(page.getByRole('link', { name: 'დედნის გახსნა' })).toHaveAttribute('href', new RegExp(id))
    expect(await storedOf(page, id)).toBe(before)
  }

  await kibe.goTo(`#/a/${id}/overview`)
  await expect(page.getByRole('link', { name: 'ასლის გახსნა' }).first()).toBeVisible()
  expect(kibe.complaints).toEqual([])
})

async function writeMembers(page: Page, kibe: KibePage): Promise<void> {
  const field = page.getByRole('textbox', { name: 'ახალგაზრდული საბჭოს წევრები' })
  if (!(await field.isVisible())) await page.locator('summary').first().click()
  await field.fill('12')
  await field.blur()
  await expect(kibe.saved).toBeVisible()
}
