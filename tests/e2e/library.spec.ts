import { expect, test } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { fingerprint } from '../../src/domain/questionnaire/fingerprint'
import { KibePage } from '../support/kibe-page'
import { storedData } from '../support/stored-data'

type Document = Record<string, unknown>

/** A questionnaire of somebody else, as a file: participation under another name. */
function foreign(changes: Document = {}): Document {
  const document = JSON.parse(readFileSync('questionnaires/participation/1.0.0.json', 'utf8')) as Document
  return {
    ...document,
    id: 'own-questions',
    title: { ka: 'საკუთარი კითხვარი', en: 'Own questions' },
    ...changes,
  }
}

const asFile = (document: Document, name = 'own.json') => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify(document)),
})

test('every questionnaire that is served can be read before it is used, also offline', async ({
  page,
  context,
}) => {
  const kibe = new KibePage(page)
  await kibe.openUntilReadyOffline()
  await context.setOffline(true)
  await page.getByRole('link', { name: 'კითხვარები' }).first().click()
  const { questionnaires } = JSON.parse(
    await page.evaluate(async () => (await fetch('questionnaires/index.json')).text()),
  ) as { questionnaires: { id: string; sha256: string; title: { ka: string } }[] }
  expect(new Set(questionnaires.map(({ id }) => id)).size).toBe(7)
  for (const { sha256, title } of questionnaires) {
    await kibe.goTo(`#/questionnaires/${sha256}`)
    await expect(kibe.heading).toHaveText(title.ka)
    await expect(page.locator('details').first()).toBeVisible()
  }
  expect(kibe.complaints).toEqual([])
})

test('a questionnaire from a file is checked, kept, begun with, and removed only when nothing needs it', async ({
  page,
}) => {
  const kibe = new KibePage(page)
  await kibe.open('#/questionnaires')
  const before = await storedData(page)
  const input = page.locator('input[type=file]')

  await input.setInputFiles(asFile(foreign({ version: '1.0', licence: 7 })))
  await expect(page.locator('code', { hasText: 'version' })).toBeVisible()
  await expect(page.locator('code', { hasText: 'licence' })).toBeVisible()
  await input.setInputFiles({ ...asFile({}), buffer: Buffer.from('not JSON <img src=x onerror=alert(1)>') })
  await expect(page.locator('code', { hasText: 'version' })).toHaveCount(0)
  expect(await storedData(page)).toBe(before)

  await input.setInputFiles(asFile(foreign()))
  await expect(page.getByText('დაემატა: „საკუთარი კითხვარი“')).toBeVisible()
  const kept = await storedData(page)
  expect(kept).not.toBe(before)
  await input.setInputFiles(asFile(foreign({ licence: 'CC0-1.0' })))
  await expect(page.getByText('უკვე არსებობს სხვა შინაარსით')).toBeVisible()
  expect(await storedData(page)).toBe(kept)

  const own = `#/questionnaires/${fingerprint(foreign())}`
  await kibe.goTo(own)
  await page.getByRole('button', { name: 'კითხვარის წაშლა' }).click()
  await expect(page.getByText('წაიშალა: „საკუთარი კითხვარი“')).toBeVisible()
  expect(await storedData(page)).toContain('["questionnaires",[]]')
  await page.getByRole('button', { name: 'მოქმედების გაუქმება' }).click()
  await expect(page.getByRole('heading', { name: 'საკუთარი კითხვარი' })).toBeVisible()

  await kibe.goTo(own)
  await page.getByRole('link', { name: 'დაწყება', exact: true }).click()
  await page.getByRole('searchbox').fill('ლანჩხ')
  await page.getByRole('searchbox').press('Enter')
  await kibe.role.selectOption({ index: 1 })
  await page.getByRole('button', { name: 'პასუხების დაწყება' }).click()
  await kibe.ladder.waitFor()
  await kibe.goTo(own)
  await expect(
    page.getByText('კითხვარით დაწყებულია 1 შეფასება, ამიტომ მისი წაშლა არ შეიძლება:'),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: 'კითხვარის წაშლა' })).toHaveCount(0)
  expect(kibe.complaints).toEqual([])
})

test('a blank form is a PDF with every question of the questionnaire', async ({ page }) => {
  const kibe = new KibePage(page)
  await kibe.saveToDownloads()
  await kibe.openUntilReadyOffline()
  await kibe.goTo('#/questionnaires')
  await page.getByRole('link', { name: 'ნახვა' }).first().click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'ცარიელი ფორმის ჩამოტვირთვა (PDF)' }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/\.pdf$/)
  expect(
    readFileSync(await file.path())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  expect(kibe.complaints).toEqual([])
})
