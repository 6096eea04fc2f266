import { expect, test, type Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { readPdf } from '../reporting/read-pdf'
import { KibePage } from '../support/kibe-page'

/** What the person enters; every text distinct, with the marks that fonts tend to lack. */
const NOTE = 'შენიშვნა № 17: „ღია კარის დღე“ – 250 ₾, ə'
const RESPONSIBLE = 'საკრებულოს აპარატი, ორგანიზაციული განყოფილება'
const RESULT = 'ყველა სხდომის დღის წესრიგი ხუთი დღით ადრე ქვეყნდება'
const LEVELS = [2, 1, 3, 0, 2, 4, 1, 2, 3, 1, 2, 0, 1, 3, 2, 4, 1, 2]

/** Answers every question of the rapid set from the keyboard; reloads in the middle. */
async function answerAll(kibe: KibePage, page: Page): Promise<void> {
  for (const [index, level] of LEVELS.entries()) {
    const title = await kibe.heading.innerText()
    await kibe.tabTo(kibe.ladder.getByRole('radio').first())
    await page.keyboard.press(String(level))
    await expect(kibe.ladder.getByRole('radio').nth(level)).toBeChecked()
    await expect(kibe.saved).toBeVisible()
    if (index === 1) {
      await kibe.tabTo(page.getByRole('textbox', { name: 'შენიშვნა' }))
      await page.keyboard.type(NOTE)
      await page.keyboard.press('Tab')
      await kibe.tabTo(kibe.ladder.getByRole('radio').nth(level))
    }
    if (index === 8) {
      await page.reload()
      await expect(kibe.heading).toHaveText(title)
      await expect(kibe.ladder.getByRole('radio').nth(level)).toBeChecked()
      await kibe.tabTo(kibe.ladder.getByRole('radio').nth(level))
    }
    await page.keyboard.press('Enter')
    await expect(kibe.heading).not.toHaveText(title)
  }
}

/** Accepts the first proposal and fills in who does it and what comes of it. */
async function addAction(kibe: KibePage, page: Page, index: number): Promise<string> {
  await page.getByRole('link', { name: 'გეგმა', exact: true }).click()
  await page
    .getByRole('button', { name: /^გეგმაში დამატება/ })
    .first()
    .click()
  const title = page.getByRole('textbox', { name: 'დასახელება' })
  await expect(title).not.toHaveValue('')
  await page
    .getByRole('textbox', { name: 'პასუხისმგებელი პირი ან სამსახური' })
    .fill(`${RESPONSIBLE} ${index}`)
  await page.getByRole('textbox', { name: 'მოსალოდნელი შედეგი' }).fill(`${RESULT} (${index})`)
  await page.getByLabel('დასრულების ვადა').fill(`2027-0${index}-15`)
  await page.getByLabel('ხარჯი, ₾').fill(`${index}500,50`)
  await page.getByLabel('ხარჯი, ₾').blur()
  await expect(kibe.saved).toBeVisible()
  return title.inputValue()
}

async function download(page: Page, button: string): Promise<{ path: string; name: string }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ])
  return { path: await file.path(), name: file.suggestedFilename() }
}

/** The opening sentences and the line of figures: what a person would compare. */
async function resultsInWords(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'შედეგები', exact: true }).first().click()
  const main = page.locator('main')
  await expect(main.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(main.getByRole('table').first()).toBeVisible()
  const [heading, table] = [main.getByRole('heading', { level: 1 }), main.getByRole('table').first()]
  return `${await heading.innerText()}\n${await table.innerText()}`
}

test('the whole job, offline, in Georgian: fill, understand, plan, print, back up, restore @main-path', async ({
  page,
  context,
}) => {
  const kibe = new KibePage(page)
  await kibe.watchPolicy()
  await kibe.saveToDownloads()
  await kibe.openUntilReadyOffline()
  await context.setOffline(true)

  await kibe.beginRapidByKeyboard('მარნეული')
  await answerAll(kibe, page)

  await expect(page.getByText('უპასუხო კითხვა აღარ დარჩა.')).toBeVisible()
  const results = await resultsInWords(page)
  expect(results).toMatch(/\d+ ქულა 100-დან/)

  const titles: string[] = []
  for (const index of [1, 2, 3]) titles.push(await addAction(kibe, page, index))
  expect(new Set(titles).size).toBe(3)

  await page.getByRole('link', { name: 'ანგარიში', exact: true }).click()
  const report = await download(page, 'PDF ფაილის შექმნა')
  const bytesOfReport = new Uint8Array(readFileSync(report.path))
  const pdf = await readPdf(bytesOfReport.buffer)
  const plan = [1, 2, 3].flatMap((index) => [
    `${RESPONSIBLE} ${index}`,
    `${RESULT} (${index})`,
    `${index}500,5`,
  ])
  const missing = [NOTE, 'მარნეული', ...titles, ...plan].filter((text) => !pdf.has(text))
  expect(missing).toEqual([])

  await page.goto('/#/data')
  const backup = await download(page, 'სარეზერვო ასლის შექმნა')
  await expect(page.getByText(/შემოწმებულია: 1 შეფასება, 18 პასუხი/)).toBeVisible()
  await page.getByRole('button', { name: 'დიახ, იქ არის' }).click()
  await expect(page.getByText('ასლი შენახულია:')).toBeVisible()
  const bytes = readFileSync(backup.path)

  await emptyBrowser(page)
  await page.goto('/#/')
  await page.reload()
  await expect(page.getByRole('link', { name: 'შეფასების დაწყება' })).toBeVisible()
  await expect(page.getByText('მარნეული')).toHaveCount(0)
  await page.getByRole('link', { name: 'ფაილი მაქვს' }).click()
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: backup.name, mimeType: 'application/zip', buffer: bytes })
  await page.getByRole('button', { name: 'ყველაფრის გადმოტანა' }).click()
  await expect(page.locator('main').getByText('დამატება დასრულდა.')).toBeVisible()
  await page.getByRole('link', { name: 'თქვენს შეფასებებზე გადასვლა' }).click()
  expect(await resultsInWords(page)).toBe(results)

  expect(kibe.complaints).toEqual([])
})

/** As if the site's data had been cleared, while the files of the app stay for work without a network. */
async function emptyBrowser(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) {
      await new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name ?? '')
        request.onsuccess = () => resolve()
        request.onerror = () => reject(new Error('not deleted'))
      })
    }
    localStorage.clear()
  })
}
