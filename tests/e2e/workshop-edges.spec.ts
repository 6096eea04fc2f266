import { expect, test, type Page } from '@playwright/test'
import { KibePage } from '../support/kibe-page'
import { WorkshopPage } from '../support/workshop-page'
import { WorkshopPerson, type HandedFile } from '../support/workshop-person'
import { WorkshopTalk } from '../support/workshop-talk'
import { screenWords } from '../support/workshop-words'

const { say, like } = screenWords()
const PERIOD = { from: '2026-01-01', to: '2026-12-31' }

async function newPage(page: Page): Promise<WorkshopPage> {
  page.setDefaultTimeout(20_000)
  const kibe = new KibePage(page)
  await kibe.saveToDownloads()
  const lead = new WorkshopPage(kibe)
  await lead.begin('participation/2.0.0', PERIOD)
  return lead
}

test('41 participants are refused in words, and 40 have 40 codes', async ({ page }) => {
  const lead = await newPage(page)
  await lead.goTo('workshop/participants')
  const rows = page.locator('main li:has(details)')
  await lead.field('participants.howMany').fill('41')
  await lead.button('participants.add').click()
  await expect(page.getByText(say('participants.tooMany', { most: 40, n: 0, room: 40 }))).toBeVisible()
  await expect(rows).toHaveCount(0)

  await lead.field('participants.howMany').fill('40')
  await lead.button('participants.add').click()
  await expect(rows).toHaveCount(40)
  expect(new Set(await rows.locator('summary b').allInnerTexts()).size).toBe(40)

  await lead.field('participants.howMany').fill('1')
  await lead.button('participants.add').click()
  await expect(page.getByText(say('participants.full', { most: 40, n: 40, room: 0 }))).toBeVisible()
  await expect(rows).toHaveCount(40)
})

test('a torn ballot, one of another workshop and the same one twice change nothing on the board, and each is said', async ({
  page,
  browser,
}) => {
  const lead = await newPage(page)
  const [code = ''] = await lead.addParticipants(['member', 'resident'])
  const other = await newPage(await (await browser.newContext({ locale: 'ka-GE' })).newPage())
  const [strange = ''] = await other.addParticipants(['member'])
  const ballot = await ballotFor(lead, code, await newDevice())
  const foreign = await ballotFor(other, strange, await newDevice())
  await other.page.context().close()

  const text = ballot.buffer.toString('base64').slice(0, 400)
  const torn = { name: 'kibe-torn.kibe.txt', mimeType: 'text/plain', buffer: Buffer.from(text) }
  const half = { ...ballot, name: 'half.kibe', buffer: ballot.buffer.subarray(0, ballot.buffer.length / 2) }
  const strangeFile = { ...foreign, name: 'strange.kibe' }
  const said = await lead.readFiles([torn, half, strangeFile, ballot])
  expect(said).toMatch(like('collect.file.notDone', { name: torn.name }))
  expect(said).toMatch(like('collect.file.notDone', { name: half.name }))
  expect(said).toMatch(like('collect.file.refused.otherWorkshop', { name: strangeFile.name, code: strange }))
  expect(said).toMatch(like('collect.file.added', { name: ballot.name, code }))
  const board = page.getByText(say('collect.arrived', { arrived: 1, all: 2 })).first()
  await expect(board).toBeVisible()
  expect(await lead.readFiles([{ ...ballot, name: 'again.kibe' }])).toMatch(
    like('collect.file.same', { name: 'again.kibe', code }),
  )
  await expect(board).toBeVisible()

  async function newDevice(): Promise<Page> {
    const device = await (await browser.newContext({ locale: 'ka-GE' })).newPage()
    device.setDefaultTimeout(20_000)
    return device
  }
})

/** What somebody with this code hands in after one answer. */
async function ballotFor(lead: WorkshopPage, code: string, device: Page): Promise<HandedFile> {
  const kibe = new KibePage(device)
  await kibe.saveToDownloads()
  await kibe.open()
  const person = new WorkshopPerson(kibe)
  await person.joinByFile(await lead.invitationFile(), code)
  await kibe.chooseLevel(3)
  await person.goToHandIn()
  const file = await person.handInAsFile()
  await device.context().close()
  return file
}

test('a discussion is led from the keyboard alone: the wall turns, the timer runs, a level is chosen and kept', async ({
  page,
}) => {
  const lead = await newPage(page)
  await lead.setUp('კულტურის სახლი', '2026-12-31', 2)
  const codes = await lead.addParticipants(['member', 'resident', 'staff'])
  for (const [at, code] of codes.entries()) await lead.paper(code, { 'INF-1': 2 * at, 'INF-3': 1 })
  await lead.goTo('collect')
  await lead.kibe.pressOn(lead.button('collect.close.do'))
  await page.waitForURL(/discuss/)

  const talk = new WorkshopTalk(page)
  await talk.openProjector('Enter')
  const wall = talk.projector
  const slide = (kind: string) => wall.locator(`main[data-slide=${kind}]`)
  await expect(slide('welcome')).toBeVisible()

  await wall.keyboard.press('ArrowRight')
  await expect(slide('agreed')).toBeVisible()
  await wall.keyboard.press('Space')
  await expect(slide('indicator')).toBeVisible()
  await expect(page).toHaveURL(/discuss\/INF-1$/)
  await wall.keyboard.press('ArrowLeft')
  await expect(slide('agreed')).toBeVisible()
  await wall.keyboard.press('PageDown')
  await expect(slide('indicator')).toBeVisible()

  const timer = wall.getByRole('timer')
  await expect(timer).toHaveText('01:00')
  await wall.keyboard.press('Enter')
  await expect(timer).not.toHaveText('01:00')
  await wall.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: say('discuss.timer.start') })).toBeVisible()

  await page.bringToFront()
  await lead.kibe.tabTo(lead.kibe.ladder.getByRole('radio').first())
  await page.keyboard.press('3')
  await expect(lead.kibe.ladder.getByRole('radio').nth(3)).toBeChecked()
  await lead.kibe.tabTo(lead.field('discuss.decision.reason'))
  await page.keyboard.type('ასე ვნახეთ')
  await lead.kibe.pressOn(lead.button('discuss.decision.keep'))
  await expect(page.getByText(like('discuss.decision.kept'))).toBeVisible()
  await expect(wall.getByText(say('projector.agreedValue')).first()).toBeVisible()
})
