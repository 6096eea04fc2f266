import { expect, test, type Page } from '@playwright/test'
import decodeQR from 'qr/decode.js'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { axeViolations } from '../support/axe'
import { KibePage } from '../support/kibe-page'
import { writeFilm } from '../support/qr-film'
import { qrOn, WorkshopPerson } from '../support/workshop-person'
import { WorkshopPage } from '../support/workshop-page'
import { WorkshopTalk } from '../support/workshop-talk'
import { screenWords } from '../support/workshop-words'

const { say } = screenWords()
/** What both cameras see. */
const FILM = join(tmpdir(), `kibe-points-${process.pid}.y4m`)
const CAMERA = [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  `--use-file-for-fake-video-capture=${FILM}`,
]
test.use({
  launchOptions: async ({ launchOptions }, use) =>
    use({ ...launchOptions, args: [...(launchOptions.args ?? []), ...CAMERA] }),
})
test.afterAll(() => rmSync(FILM, { force: true }))

type Picture = Awaited<ReturnType<typeof qrOn>>

/** Holds a QR code up to the cameras, turned by ten degrees. */
function holdUp(picture: Picture): void {
  const shot = { picture, shot: 'turned' } as const
  writeFilm(FILM, { width: 1280, height: 720, rate: 10, shots: [shot, shot] })
}

/** What a QR code says. */
function saidIn({ size, modules }: Picture): string {
  const data = Uint8Array.from({ length: 4 * size * size }, (_, at) =>
    at % 4 === 3 || modules[Math.floor(at / 4)] === 0 ? 255 : 0,
  )
  return decodeQR({ width: size, height: size, data })
}

async function expectSound(page: Page): Promise<void> {
  expect(await axeViolations(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0)
}

test('points go from a phone through both cameras into the result, and newer ones take their place', async ({
  browser,
}) => {
  const [desk, hand] = await Promise.all([
    browser.newContext(),
    browser.newContext({ viewport: { width: 360, height: 740 } }),
  ])
  const [page, phone] = [await desk.newPage(), await hand.newPage()]
  const lead = new WorkshopPage(new KibePage(page))
  const talk = new WorkshopTalk(page)
  await lead.begin('participation/2.0.0', { from: '2026-01-01', to: '2026-12-31' })
  const [code = ''] = await lead.addParticipants(['member', 'resident'])
  await lead.goTo('workshop/prepare')
  const person = new WorkshopPerson(new KibePage(phone))
  await person.kibe.open()
  await person.joinByLink(await lead.invitationLink(code), code)
  await lead.closeCollecting()
  await talk.goTo('priorities')
  await talk.propose('საბავშვო მოედანი')
  await talk.propose('სკამები ბაღში')
  await page.getByRole('link', { name: say('discuss.points.phones') }).click()
  const call = page.getByRole('img', { name: say('points.call.label') })
  await call.waitFor()
  await expectSound(page)

  holdUp(await qrOn(page))
  await person.goToHandIn()
  await phone.getByRole('link', { name: say('join.handIn.points') }).click()
  await phone.getByRole('button', { name: say('points.give.read') }).click()
  const more = (name: string) =>
    phone.getByRole('button', { name: `${say('points.give.more')} ${name}`, exact: true })
  await more('საბავშვო მოედანი').press('Enter')
  await more('სკამები ბაღში').press('Space')
  await more('სკამები ბაღში').press('Space')
  await expectSound(phone)
  await phone.reload()
  await expect(phone.getByText(say('points.give.left', { left: 2, most: 5 }))).toBeVisible()
  const show = phone.getByRole('button', { name: say('points.give.show') })
  await show.press('Enter')
  await expectSound(phone)

  const slip = await qrOn(phone)
  expect(saidIn(slip)).toContain(code)
  holdUp(slip)
  await page.getByRole('button', { name: say('points.read.start') }).click()
  await expect(page.getByText(say('points.taken.added', { code }))).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText(say('points.read.count', { n: 1, all: 2 }))).toBeVisible()
  await expectSound(page)
  await page.getByRole('button', { name: say('points.read.stop') }).click()

  await phone.keyboard.press('Escape')
  await more('სკამები ბაღში').press('Enter')
  await show.press('Enter')
  holdUp(await qrOn(phone))
  await page.getByRole('button', { name: say('points.read.start') }).click()
  await expect(page.getByText(say('points.taken.replaced', { code }))).toBeVisible({ timeout: 30_000 })
  await page.getByRole('link', { name: say('points.round.end') }).click()
  await expect(page.getByText(say('discuss.points.tied'))).toHaveCount(0)
  await expect
    .poll(() => talk.ranking())
    .toEqual([
      { name: 'სკამები ბაღში', points: 3, rank: 1 },
      { name: 'საბავშვო მოედანი', points: 1, rank: 2 },
    ])
})
