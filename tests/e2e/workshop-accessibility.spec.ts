import { test, type Browser, type Page } from '@playwright/test'
import { expectNothingWrong } from '../support/looks'
import { KibePage } from '../support/kibe-page'
import { WorkshopPage } from '../support/workshop-page'
import { WorkshopPerson } from '../support/workshop-person'
import { WorkshopTalk } from '../support/workshop-talk'
import { screenWords, type ScreenWords } from '../support/workshop-words'

/** What there is to look at: a workshop in which answers are collected, one that is discussed, one that one is invited to. */
interface Workshops extends ScreenWords {
  readonly page: Page
  readonly lead: WorkshopPage
  readonly collecting: string
  readonly together: string
  /** The link of an invitation to a third one, and that one's id. */
  readonly invitation: string
  readonly invited: string
}

/** A screen as a person meets it: where it is, and what stands or is opened there once it is ready. */
interface Screen {
  readonly name: string
  readonly hash: (workshops: Workshops) => string
  readonly ready?: (workshops: Workshops) => Promise<unknown>
}

const unfoldAll = ({ page }: Workshops) =>
  page.evaluate(() => document.querySelectorAll('details').forEach((fold) => fold.setAttribute('open', '')))
const inCollecting =
  (path: string) =>
  ({ collecting }: Workshops) =>
    `#/a/${collecting}/${path}`
const inTogether =
  (path: string) =>
  ({ together }: Workshops) =>
    `#/a/${together}/${path}`

async function handOver({ lead, page }: Workshops): Promise<void> {
  await lead.field('collect.kiosk.code').fill('2580')
  await lead.button('collect.kiosk.start').click()
  await page.waitForURL(/vote$/)
}

async function unfoldPoints(all: Workshops): Promise<void> {
  await all.page.locator('main details').waitFor()
  await unfoldAll(all)
}

/** What the facilitator's window would send, in the language of this screen. */
async function projectCode({ page }: Workshops): Promise<void> {
  await page.evaluate(() => {
    const slide = { kind: 'call', link: `https://kibe.example/#/join/points/${'aB3'.repeat(99)}`, most: 5 }
    const shown = { language: document.documentElement.lang, slide }
    new BroadcastChannel('kibe/projector/wall').postMessage({ type: 'slide', shown })
  })
  await page.locator('main[data-slide=call] canvas').waitFor()
}

const SCREENS: readonly Screen[] = [
  {
    name: 'beginning a workshop',
    hash: () => '#/begin?municipality=practice',
    ready: async ({ page, say }) => {
      await page.getByRole('radio', { name: say('begin.way.group') }).check()
      await page.getByRole('radio', { name: say('begin.own') }).check()
    },
  },
  { name: 'workshop', hash: inCollecting('workshop') },
  { name: 'workshop that is discussed', hash: inTogether('workshop') },
  { name: 'rules and agenda', hash: inCollecting('workshop/setup') },
  {
    name: 'participants',
    hash: inCollecting('workshop/participants'),
    ready: async (all) => {
      await all.page.locator('main details').first().waitFor()
      await unfoldAll(all)
      await all.lead.field('participants.howMany').fill('41')
      await all.lead.button('participants.add').click()
    },
  },
  {
    name: 'preparation',
    hash: inCollecting('workshop/prepare'),
    ready: async ({ lead, page }) => {
      await lead.button('prepare.invite.make').click()
      await lead.button('prepare.invite.save').waitFor()
      await lead.button('prepare.invite.show').click()
      await page.locator('canvas').waitFor()
    },
  },
  {
    name: 'practice question',
    hash: inCollecting('workshop/practice'),
    ready: async ({ page }) => {
      await page.locator('main input').nth(0).fill('2')
      await page.locator('main input').nth(3).fill('3')
    },
  },
  {
    name: 'arrival board',
    hash: inCollecting('collect'),
    ready: async ({ page, like }) => {
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'torn.kibe.txt', mimeType: 'text/plain', buffer: Buffer.from('kibe') })
      await page.getByText(like('collect.file.notDone', { name: 'torn.kibe.txt' })).waitFor()
    },
  },
  {
    name: 'scanning without a camera',
    hash: inCollecting('workshop/scan'),
    ready: ({ page }) => page.getByRole('alert').waitFor(),
  },
  {
    name: 'handing the device round',
    hash: inCollecting('collect/tablet'),
    ready: async ({ lead, page, say }) => {
      await lead.button('collect.kiosk.start').click()
      await page.getByText(say('collect.kiosk.codeMissing')).waitFor()
    },
  },
  {
    name: 'the device that goes round',
    hash: inCollecting('collect/tablet'),
    ready: async (all) => {
      await handOver(all)
      await all.lead.button('collect.vote.begin').click()
      await all.page.getByText(all.say('collect.vote.codeMissing')).waitFor()
    },
  },
  {
    name: 'a question on the device that goes round',
    hash: inCollecting('collect/tablet'),
    ready: async (all) => {
      await handOver(all)
      await all.lead.field('collect.vote.code').fill(all.lead.codes[3] ?? '')
      await all.lead.button('collect.vote.begin').click()
      await all.page.locator('fieldset.ladder').waitFor()
    },
  },
  {
    name: 'paper ballots',
    hash: inCollecting('collect/paper'),
    ready: async ({ lead, page, say }) => {
      await lead.field('collect.code.label').fill(lead.codes[0] ?? '')
      await page.getByText(say('collect.code.replace')).waitFor()
      await lead.button('collect.paper.save').click()
      await page.getByText(say('collect.paper.replaceFirst')).waitFor()
    },
  },
  { name: 'show of hands', hash: inTogether('collect/hands') },
  { name: 'discussion while the round is blind', hash: inCollecting('discuss') },
  { name: 'discussion', hash: inTogether('discuss') },
  { name: 'everyone agrees', hash: inTogether('discuss?at=agreed') },
  {
    name: 'discussion of an indicator',
    hash: inTogether('discuss/SAK-1'),
    ready: async (all) => {
      await all.page.locator('fieldset.ladder').waitFor()
      await unfoldAll(all)
      await all.lead.button('discuss.decision.keep').click()
      await all.page.getByText(all.say('discuss.fault.valueMissing')).waitFor()
    },
  },
  { name: 'discussion of a decided indicator', hash: inTogether('discuss/INF-3') },
  {
    name: 'priorities',
    hash: inTogether('discuss?at=priorities'),
    ready: ({ page, like }) =>
      page
        .getByRole('button', { name: like('discuss.points.toActionNamed') })
        .first()
        .click(),
  },
  { name: 'end of the discussion', hash: inTogether('discuss?at=end') },
  {
    name: 'minutes',
    hash: inTogether('workshop/minutes'),
    ready: async ({ lead, page, like }) => {
      await lead.button('minutes.file.docx').click()
      await page.getByText(like('minutes.file.done')).waitFor()
    },
  },
  {
    name: 'results of a workshop',
    hash: inTogether('results'),
    ready: ({ page }) => page.locator('canvas').first().waitFor(),
  },
  { name: 'taking points from phones', hash: inTogether('workshop/points'), ready: unfoldPoints },
  {
    name: 'giving points without a camera',
    hash: () => '#/join/points',
    ready: async ({ lead, page }) => {
      await lead.button('points.give.read').click()
      await page.getByRole('alert').waitFor()
    },
  },
  { name: 'projector that waits', hash: () => '#/projector/wall' },
  { name: 'code for points on the projector', hash: () => '#/projector/wall', ready: projectCode },
  { name: 'whether the device of a participant is ready', hash: ({ invited }) => `#/a/${invited}/ready` },
  { name: 'joining', hash: () => '#/join' },
  { name: 'joining by a link that cannot be read', hash: () => '#/join/nothing' },
  {
    name: 'joining by a link',
    hash: ({ invitation }) => invitation,
    ready: async ({ lead, page, say }) => {
      await lead.button('join.begin').click()
      await page.getByText(say('join.codeMissing')).waitFor()
    },
  },
  {
    name: 'handing in',
    hash: ({ invited }) => `#/a/${invited}/hand-in`,
    ready: async ({ lead, page }) => {
      await lead.button('join.handIn.qr').click()
      await page.locator('canvas').waitFor()
    },
  },
]

/** People with codes, of whom three have handed in on paper. */
async function workshop(lead: WorkshopPage): Promise<string> {
  await lead.begin('participation/2.0.0', { from: '2026-01-01', to: '2026-12-31' })
  await lead.setUp('კულტურის სახლი', '2026-12-31', 3)
  await lead.addParticipants(['member', 'resident', 'staff', 'other'])
  for (const [at, code] of lead.codes.slice(0, 3).entries())
    await lead.paper(code, { 'INF-1': 2, 'INF-3': at, 'INF-5': 3, 'SAK-1': 2 * at })
  return lead.id
}

async function newPage(browser: Browser, locale: string): Promise<Page> {
  const context = await browser.newContext({ locale, reducedMotion: 'reduce', serviceWorkers: 'block' })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  return page
}

async function prepare(page: Page, host: Page, words: ScreenWords): Promise<Workshops> {
  const lead = new WorkshopPage(new KibePage(page), words)
  const together = await workshop(lead)
  await lead.closeCollecting()
  const talk = new WorkshopTalk(page, words)
  await talk.goTo('INF-3')
  await talk.decide({ value: 2, reason: 'x', dissent: 'y', dissenters: 1 })
  await talk.goTo('priorities')
  await talk.propose('z')
  const collecting = await workshop(lead)
  const { invitation, code } = await invitationOf(host, words)
  const person = new WorkshopPerson(lead.kibe, words)
  await person.joinByLink(invitation, '', code)
  await lead.kibe.ladder.getByRole('radio').nth(2).check()
  const invited = /#\/a\/([^/]+)/.exec(page.url())?.[1] ?? ''
  return { ...words, page, lead, collecting, together, invitation: new URL(invitation).hash, invited }
}

/** Somebody else's workshop: the link for everybody, and a code. */
async function invitationOf(host: Page, words: ScreenWords): Promise<{ invitation: string; code: string }> {
  const lead = new WorkshopPage(new KibePage(host), words)
  await lead.begin('participation/2.0.0', { from: '2026-01-01', to: '2026-12-31' })
  const [code = ''] = await lead.addParticipants(['member'])
  await lead.goTo('workshop/prepare')
  return { invitation: await lead.invitationLink(''), code }
}

for (const [language, locale] of [
  ['ka', 'ka-GE'],
  ['en', 'en-GB'],
] as const) {
  test.describe(`in ${language}`, () => {
    let all: Workshops
    test.beforeAll(async ({ browser }) => {
      const page = await newPage(browser, locale)
      all = await prepare(page, await newPage(browser, locale), screenWords(language))
    })
    test.afterAll(({ browser }) => Promise.all(browser.contexts().map((context) => context.close())))

    for (const { name, hash, ready } of SCREENS) {
      test(`${name}: axe finds nothing, and 320 px are wide enough`, async () => {
        const { page } = all
        await page.setViewportSize({ width: 1280, height: 800 })
        // A device that was handed round would lead back there.
        await page.evaluate(() => sessionStorage.clear())
        await page.goto('about:blank')
        await page.goto(`/${hash(all)}`)
        await page.getByRole('heading', { level: 1 }).waitFor()
        await ready?.(all)
        await expectNothingWrong(page)
      })
    }
  })
}
