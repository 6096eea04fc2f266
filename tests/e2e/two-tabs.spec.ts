import { expect, test, type BrowserContext, type Locator } from '@playwright/test'
import { axeViolations } from '../support/axe'
import { KibePage } from '../support/kibe-page'

const READS_ONLY = 'პასუხები სხვა ფანჯარაშია გახსნილი'
const TAKEN = 'შევსება სხვა ფანჯარაში გაგრძელდა'
const NOW_HERE = 'ახლა პასუხების შევსება აქ შეგიძლიათ'

async function openTab(context: BrowserContext): Promise<KibePage> {
  return new KibePage(await context.newPage())
}

const takeOver = ({ page }: KibePage): Locator => page.getByRole('button', { name: 'შევსების აქ გაგრძელება' })
const level = ({ ladder }: KibePage, value: number): Locator => ladder.getByRole('radio').nth(value)

/** Two tabs with the same question of the same sheet: the first edits, the second only reads. */
async function sameSheet(
  context: BrowserContext,
): Promise<{ first: KibePage; second: KibePage; place: string }> {
  const first = await openTab(context)
  const id = await first.begin()
  const place = `#/a/${id}/fill/INF-1`
  const second = await openTab(context)
  await second.open(place)
  await expect(second.page.getByText(READS_ONLY)).toBeVisible()
  return { first, second, place }
}

test('two tabs with sheets of their own edit both, and lose nothing (R15)', async ({ context }) => {
  const tabs = [await openTab(context), await openTab(context)]
  for (const tab of tabs) await tab.begin()
  await Promise.all(tabs.map((tab, index) => tab.chooseLevel(index + 1)))
  await Promise.all(tabs.map((tab, index) => tab.writeNote(`ფანჯარა №${index + 1}`)))
  for (const [index, tab] of tabs.entries()) {
    await tab.page.reload()
    await expect(tab.note).toHaveValue(`ფანჯარა №${index + 1}`)
    await expect(level(tab, index + 1)).toBeChecked()
    await expect(tab.note).toBeEnabled()
  }
})

test('a second tab only reads the sheet, also by keyboard, and follows what is written in the first (R15)', async ({
  context,
}) => {
  const { first, second } = await sameSheet(context)
  await expect(second.note).toBeDisabled()
  await expect(level(second, 2)).toBeDisabled()
  await expect(second.page.getByRole('button', { name: 'დამატება', exact: true })).toHaveCount(0)
  await second.page.locator('body').press('2')
  await first.chooseLevel(3)
  await first.writeNote('პირველი ფანჯრიდან')
  await expect(second.note).toHaveValue('პირველი ფანჯრიდან')
  await expect(level(second, 3)).toBeChecked()
})

test('what can only be read looks so, and the answer that was given is still told from the others', async ({
  context,
}) => {
  const { first, second } = await sameSheet(context)
  await first.chooseLevel(3)
  await expect(level(second, 3)).toBeChecked()
  const ground = (place: Locator) => place.evaluate((element) => getComputedStyle(element).backgroundColor)
  const rung = (tab: KibePage, value: number) => tab.ladder.locator('.rung').nth(value)
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const { page } of [first, second]) await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect(await ground(second.note)).not.toBe(await ground(first.note))
    expect(await ground(rung(second, 1))).not.toBe(await ground(rung(first, 1)))
    expect(await ground(rung(second, 3))).not.toBe(await ground(rung(second, 1)))
    expect(await ground(rung(second, 3).locator('b'))).toBe(await ground(rung(first, 3).locator('b')))
    expect(await axeViolations(second.page)).toEqual([])
  }
})

test('a tab from which the sheet is taken only reads it, and its half-typed note is saved (R8, R15)', async ({
  context,
}) => {
  const { first, second, place } = await sameSheet(context)
  await first.note.pressSequentially('ნახევარი წინადადე')
  // A click of the mouse would take the focus away from the first tab and so save the text.
  await takeOver(second).dispatchEvent('click')
  await expect(first.page.getByText(TAKEN)).toBeVisible()
  await expect(first.note).toBeDisabled()
  await expect(first.note).toHaveValue('ნახევარი წინადადე')
  await expect(second.note).toHaveValue('ნახევარი წინადადე')
  await expect(second.note).toBeEnabled()
  await expect(second.page.getByRole('status').filter({ hasText: NOW_HERE })).toBeVisible()

  await second.note.pressSequentially('ბა')
  await takeOver(first).dispatchEvent('click')
  await expect(first.note).toBeEnabled()
  await expect(first.note).toHaveValue('ნახევარი წინადადება')
  await expect(second.note).toBeDisabled()
  await first.page.close()
  await second.open(place)
  await second.page.reload()
  await expect(second.note).toHaveValue('ნახევარი წინადადება')
  expect(first.complaints.concat(second.complaints)).toEqual([])
})

test('a tab that waits edits by itself when the other is closed, crashes or leaves the sheet', async ({
  context,
}) => {
  const { first, second, place } = await sameSheet(context)
  await first.page.close()
  await expect(second.note).toBeEnabled()
  await expect(second.page.getByRole('status').filter({ hasText: NOW_HERE })).toBeVisible()

  const third = await openTab(context)
  await third.open(place)
  await expect(third.page.getByText(READS_ONLY)).toBeVisible()
  await second.page.getByRole('link', { name: 'შედეგები' }).click()
  await expect(third.note).toBeEnabled()
  await expect(third.page.getByText(READS_ONLY)).toBeHidden()

  const fourth = await openTab(context)
  await fourth.open(place)
  await expect(fourth.page.getByText(READS_ONLY)).toBeVisible()
  await third.page.goto('chrome://crash').catch(() => undefined)
  await expect(fourth.note).toBeEnabled()
})

test('a tab that is loaded anew does not take itself for another one', async ({ context }) => {
  const tab = await openTab(context)
  await tab.begin()
  await tab.page.addInitScript(
    (sentences) => {
      const seen: string[] = []
      Object.assign(window, { seen })
      new MutationObserver(() => {
        for (const sentence of sentences)
          if (document.body.textContent.includes(sentence)) seen.push(sentence)
      }).observe(document, { childList: true, subtree: true, characterData: true })
    },
    [READS_ONLY, NOW_HERE],
  )
  for (let round = 0; round < 5; round += 1) {
    await tab.page.reload()
    await expect(tab.note).toBeEnabled()
    await tab.chooseLevel(round % 5)
    expect(await tab.page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([])
  }
})

test('what a tab says that only reads is accessible, also while evidence is entered', async ({ context }) => {
  const { first, second } = await sameSheet(context)
  await first.page.getByRole('button', { name: 'დამატება', exact: true }).click()
  await first.page.getByRole('textbox', { name: 'დასახელება' }).fill('კრების ოქმი')
  await takeOver(second).click()
  const notice = first.page.getByRole('dialog').getByText(TAKEN)
  await expect(notice).toBeVisible()
  await expect(first.page.getByRole('textbox', { name: 'დასახელება' })).toHaveValue('კრების ოქმი')
  await expect(second.note).toBeEnabled()
  for (const { page } of [first, second]) {
    for (const width of [360, 1280]) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize({ width, height: 800 })
        // Without motion: half-way between two themes no contrast is right.
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        expect.soft(await axeViolations(page), `${width} px, ${colorScheme}`).toEqual([])
      }
    }
  }
  await first.page.getByRole('dialog').getByRole('button', { name: 'შევსების აქ გაგრძელება' }).click()
  await first.page.getByRole('combobox', { name: 'სახე' }).selectOption('minutes')
  await first.page.getByRole('button', { name: 'მტკიცებულების შენახვა' }).click()
  await expect(second.page.getByText('კრების ოქმი')).toBeVisible()
  await expect(second.page.getByText(TAKEN)).toBeVisible()
  expect(await axeViolations(second.page)).toEqual([])
})
