import { expect, test, type Page } from '@playwright/test'
import { axeViolations } from '../support/axe'
import { KibePage } from '../support/kibe-page'

const MARK = 'ჩვენს უბანში წყალი არ მოდის'

/** Goes through the questions of a respondent: the first choice of each, and this text wherever one can be written. */
async function answersEverything(page: Page): Promise<void> {
  for (;;) {
    const question = await page.getByRole('heading', { level: 1 }).textContent()
    for (const name of new Set(
      await page
        .getByRole('radio')
        .evaluateAll((radios) => radios.map((radio) => (radio as HTMLInputElement).name)),
    )) {
      await page.locator(`input[type=radio][name="${name}"]`).first().check()
    }
    if ((await page.getByRole('checkbox').count()) > 0) await page.getByRole('checkbox').first().check()
    for (const field of await page.locator('textarea').all()) await field.fill(MARK)
    const isLast = await page.getByRole('button', { name: 'დასრულება', exact: true }).isVisible()
    await page.getByRole('button', { name: isLast ? 'დასრულება' : 'შემდეგი', exact: true }).click()
    if (isLast) return
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(question ?? '')
  }
}

test('a device goes from hand to hand: each sheet is one record, and nobody sees the one before', async ({
  page,
  context,
}) => {
  test.setTimeout(180_000)
  const kibe = new KibePage(page)
  await kibe.watchPolicy()
  await kibe.openUntilReadyOffline()
  const id = await kibe.beginSurvey()
  await context.setOffline(true)
  await page.getByRole('textbox', { name: 'კოდი' }).fill('2468')
  await page.getByRole('button', { name: 'გადაცემა' }).click()
  await page.waitForURL(/respond$/)

  for (const respondent of [1, 2]) {
    await page.getByRole('button', { name: /ქართული/ }).click()
    await page.getByRole('button', { name: 'დაწყება', exact: true }).click()
    await expect(page.getByText('კითხვა 1, სულ')).toBeVisible()
    await expect(page.locator('input:checked')).toHaveCount(0)
    expect(await axeViolations(page), `respondent ${respondent}`).toEqual([])
    if (respondent === 1) {
      // A crash or a reload in the middle loses nothing of the person who is answering.
      await page.getByRole('radio').first().check()
      await page.getByRole('button', { name: 'შემდეგი', exact: true }).click()
      await page.reload()
      await page.getByRole('button', { name: 'უკან', exact: true }).click()
      await expect(page.locator('input:checked')).toHaveCount(1)
    }
    await answersEverything(page)
    await expect(page.getByText('თქვენი პასუხები შენახულია.')).toBeVisible()
    await page.goBack()
    await expect(page).toHaveURL(/respond$/)
    await page.reload()
    await expect(page.getByRole('button', { name: /ქართული/ })).toBeVisible()
    expect(await page.content()).not.toContain(MARK)
    await page.goto('/#/data')
    await page.waitForURL(/respond$/)
  }

  await page.getByRole('button', { name: 'ფასილიტატორისთვის' }).click()
  await page.getByRole('textbox', { name: 'თქვენ მიერ არჩეული ოთხი ციფრი' }).fill('1111')
  await page.getByRole('button', { name: 'გამოკითხვის გვერდზე გადასვლა' }).click()
  await expect(page.getByText('კოდი არასწორია.')).toBeVisible()
  await page.getByRole('textbox', { name: 'თქვენ მიერ არჩეული ოთხი ციფრი' }).fill('2468')
  await page.getByRole('button', { name: 'გამოკითხვის გვერდზე გადასვლა' }).click()
  await page.waitForURL(/\/survey$/)
  await expect(page.getByText('2 ანკეტა').first()).toBeVisible()

  await page.goto(`/#/a/${id}/survey/results`)
  await expect(page.getByText('შედეგები გამოჩნდება, როცა სულ მცირე 5 ანკეტა იქნება')).toBeVisible()
  expect(await page.content()).not.toContain(MARK)
  expect(kibe.complaints).toEqual([])
})

test('paper forms are entered by the keyboard alone, form after form, and small groups are hidden in the results', async ({
  page,
}) => {
  test.setTimeout(180_000)
  const kibe = new KibePage(page)
  const id = await kibe.beginSurvey()
  await kibe.goTo(`#/a/${id}/survey/enter`)
  const number = page.getByRole('textbox', { name: 'ანკეტის ნომერი' })
  await expect(number).toHaveValue('1')
  await number.focus()
  for (let form = 1; form <= 8; form += 1) {
    await expect(number).toBeFocused()
    await expect(number).toHaveValue(String(form))
    // The number stays; then a key for each question, whatever it asks: the first answer, or none.
    await page.keyboard.press('Enter')
    for (let question = 0; question < 6; question += 1) {
      await page.keyboard.type(question === 2 ? '-' : form > 6 ? '2' : '1')
      await page.keyboard.press('Enter')
    }
    await page.getByRole('textbox', { name: 'მიუთითეთ თქვენი სქესი.' }).focus()
    await page.keyboard.type(form > 6 ? '2' : '1')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText(`შენახულია: ანკეტა № ${form}.`)).toBeVisible()
  }
  await page.reload()
  await expect(number).toHaveValue('9')

  await kibe.goTo(`#/a/${id}/survey`)
  await expect(page.getByText('8 ანკეტა').first()).toBeVisible()
  await kibe.goTo(`#/a/${id}/survey/results`)
  await expect(page.getByText('8 ანკეტა').first()).toBeVisible()
  await page.getByRole('combobox', { name: 'ჯგუფების მიხედვით' }).selectOption({ index: 1 })
  await expect(page.getByText('დამალულია: 5 ადამიანზე ნაკლებია').first()).toBeVisible()
  // Six women and two men: shown apart from all eight, the women would give the men away.
  await expect(
    page.getByText('დამალულია: სხვაგვარად უფრო მცირე ჯგუფის გამოთვლა შეიძლებოდა').first(),
  ).toBeVisible()
  expect(kibe.complaints).toEqual([])
})
