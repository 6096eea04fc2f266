import { expect, test, type Page } from '@playwright/test'
import { axeViolations } from '../support/axe'
import { KibePage } from '../support/kibe-page'
import { beyondNarrowScreen, expectNothingWrong } from '../support/looks'

interface Ids {
  readonly assessment: string
  readonly action: string
  /** An assessment with an older version of its questionnaire. */
  readonly older: string
  readonly survey: string
}

/** A screen as a person meets it: where it is, and what to open there. */
interface Screen {
  readonly name: string
  readonly hash: (ids: Ids) => string
  /** What stands there once it is ready. */
  readonly ready: (page: Page) => Promise<unknown>
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).waitFor()
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()
const unfoldAll = (page: Page) =>
  page.evaluate(() => document.querySelectorAll('details').forEach((fold) => fold.setAttribute('open', '')))
const dialog = (page: Page) => page.getByRole('dialog').waitFor()

const SCREENS: readonly Screen[] = [
  {
    name: 'list of assessments',
    hash: () => '#/',
    ready: (page) => page.locator('article').first().waitFor(),
  },
  { name: 'begin', hash: () => '#/begin', ready: (page) => page.getByRole('searchbox').waitFor() },
  {
    name: 'begin with mistakes',
    hash: () => '#/begin?municipality=GE-99',
    ready: async (page) => {
      await press(page, 'პასუხების დაწყება')
      await page.getByText('აირჩიეთ მუნიციპალიტეტი.').waitFor()
    },
  },
  {
    name: 'question',
    hash: ({ assessment }) => `#/a/${assessment}/fill/SAK-1`,
    ready: (page) => page.locator('fieldset.ladder').waitFor(),
  },
  {
    name: 'question with everything unfolded',
    hash: ({ assessment }) => `#/a/${assessment}/fill/FRM-3`,
    ready: async (page) => {
      await page.locator('fieldset.ladder').waitFor()
      await unfoldAll(page)
    },
  },
  {
    name: 'evidence',
    hash: ({ assessment }) => `#/a/${assessment}/fill/SAK-5`,
    ready: async (page) => {
      await page.locator('fieldset.ladder').waitFor()
      await page.getByRole('button', { name: 'დამატება', exact: true }).click()
      await dialog(page)
      await press(page, 'მტკიცებულების შენახვა')
      await page.getByText('აირჩიეთ მტკიცებულების სახე.').waitFor()
    },
  },
  {
    name: 'earlier answers',
    hash: ({ assessment }) => `#/a/${assessment}/fill/INF-1`,
    ready: async (page) => {
      await page.locator('fieldset.ladder').waitFor()
      await press(page, 'წინა პასუხები')
      await dialog(page)
    },
  },
  {
    name: 'question that does not exist',
    hash: ({ assessment }) => `#/a/${assessment}/fill/INF-99`,
    ready: heading,
  },
  { name: 'overview', hash: ({ assessment }) => `#/a/${assessment}/overview`, ready: heading },
  {
    name: 'finishing',
    hash: ({ assessment }) => `#/a/${assessment}/overview`,
    ready: async (page) => {
      await press(page, 'შეფასების დასრულება')
      await dialog(page)
    },
  },
  {
    name: 'results, all tables unfolded',
    hash: ({ assessment }) => `#/a/${assessment}/results`,
    ready: async (page) => {
      await page.locator('canvas').first().waitFor()
      await unfoldAll(page)
    },
  },
  {
    name: 'why this number',
    hash: ({ assessment }) => `#/a/${assessment}/results`,
    ready: async (page) => {
      await press(page, /საიდან მოდის/)
      await dialog(page)
    },
  },
  { name: 'plan', hash: ({ assessment }) => `#/a/${assessment}/plan`, ready: heading },
  { name: 'action', hash: ({ assessment, action }) => `#/a/${assessment}/plan/${action}`, ready: heading },
  { name: 'report', hash: ({ assessment }) => `#/a/${assessment}/report`, ready: heading },
  { name: 'print page', hash: ({ assessment }) => `#/a/${assessment}/print`, ready: heading },
  { name: 'data and backup', hash: () => '#/data', ready: heading },
  { name: 'opening a file', hash: () => '#/file', ready: heading },
  { name: 'sharing', hash: () => '#/share', ready: heading },
  { name: 'two versions', hash: () => '#/conflicts', ready: heading },
  { name: 'recently deleted', hash: () => '#/bin', ready: heading },
  { name: 'settings', hash: () => '#/settings', ready: heading },
  {
    name: 'questionnaires with mistakes in a file',
    hash: () => '#/questionnaires',
    ready: async (page) => {
      await page.locator('article').first().waitFor()
      await unfoldAll(page)
      const buffer = Buffer.from('{"formatVersion":"1","areas":[]}')
      await page.setInputFiles('input[type=file]', { name: 'a.json', mimeType: 'application/json', buffer })
      await page.locator('.result [role=alert]').waitFor()
    },
  },
  {
    name: 'one questionnaire, unfolded',
    hash: () => '#/questionnaires',
    ready: async (page) => {
      await page.locator('article a.button').first().click()
      await page.locator('details.area summary').first().click()
      await page.locator('details.area details summary').first().click()
      await page.locator('details.area dl').first().waitFor()
    },
  },
  {
    name: 'moving to another version',
    hash: ({ older }) => `#/a/${older}/move`,
    ready: async (page) => {
      await page.getByRole('button', { name: 'ასლის შექმნა' }).waitFor()
      await unfoldAll(page)
    },
  },
  { name: 'survey', hash: ({ survey }) => `#/a/${survey}/survey`, ready: heading },
  { name: 'results of a survey', hash: ({ survey }) => `#/a/${survey}/survey/results`, ready: heading },
  {
    name: 'entering paper forms',
    hash: ({ survey }) => `#/a/${survey}/survey/enter`,
    ready: async (page) => {
      await heading(page)
      await unfoldAll(page)
    },
  },
  { name: 'nothing to compare', hash: () => '#/compare', ready: heading },
  { name: 'programmes', hash: () => '#/programmes', ready: heading },
  { name: 'new programme', hash: () => '#/programmes/new', ready: heading },
  { name: 'practices', hash: () => '#/practices', ready: heading },
  { name: 'new practice', hash: () => '#/practices/new', ready: heading },
  { name: 'external indices', hash: () => '#/indices', ready: heading },
  { name: 'new index', hash: () => '#/indices/new', ready: heading },
  { name: 'unknown page', hash: () => '#/nowhere', ready: heading },
  {
    name: 'unknown assessment',
    hash: () => '#/a/00000000-0000-4000-8000-000000000000/results',
    ready: heading,
  },
]

/** The practice municipality with all its answers, and one action of its plan. */
async function prepare(kibe: KibePage): Promise<Ids> {
  const { page } = kibe
  await press(page, 'სავარჯიშო მუნიციპალიტეტის ნახვა')
  await page.waitForURL(/results/)
  const assessment = /#\/a\/([^/]+)/.exec(page.url())?.[1] ?? ''
  await kibe.goTo(`#/a/${assessment}/fill/INF-1`)
  await kibe.ladder.getByRole('radio').nth(0).check()
  await kibe.chooseLevel(1)
  await kibe.goTo(`#/a/${assessment}/plan`)
  await press(page, /გეგმაში დამატება/)
  await page.waitForURL(/plan\/./)
  const action = /plan\/(.+)$/.exec(page.url())?.[1] ?? ''
  const older = await kibe.begin()
  await kibe.chooseLevel(3)
  return { assessment, action, older, survey: await kibe.beginSurvey() }
}

let kibe: KibePage
let ids: Ids
test.beforeAll(async ({ browser }) => {
  const context = await browser.newContext({ reducedMotion: 'reduce', serviceWorkers: 'block' })
  kibe = new KibePage(await context.newPage())
  await kibe.open()
  await kibe.heading.waitFor()
})
test.afterAll(() => kibe.page.context().close())

test('first page: axe finds nothing, and 320 px are wide enough', () => expectNothingWrong(kibe.page))

test.describe('with an assessment', () => {
  test.beforeAll(async () => {
    ids = await prepare(kibe)
  })

  for (const { name, hash, ready } of SCREENS) {
    test(`${name}: axe finds nothing, and 320 px are wide enough`, async () => {
      const { page } = kibe
      await page.setViewportSize({ width: 1280, height: 800 })
      await kibe.open(hash(ids))
      await page.reload()
      await ready(page)
      await expectNothingWrong(page)
    })
  }
})

test('the check notices what is wrong', async () => {
  const { page } = kibe
  await kibe.open('#/settings')
  await page.reload()
  await kibe.heading.waitFor()
  await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<input id="nameless"><p>wide</p>')
    if (document.body.lastElementChild instanceof HTMLElement)
      document.body.lastElementChild.style.inlineSize = '400px'
  })
  expect((await axeViolations(page)).join()).toContain('#nameless')
  expect(await beyondNarrowScreen(page)).toBeGreaterThan(0)
})
