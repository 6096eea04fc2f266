import { expect, type Locator, type Page } from '@playwright/test'
import type { KibePage } from './kibe-page'
import { qrOn, savedBy, type HandedFile, type Level } from './workshop-person'
import { screenWords, type ScreenWords, type Slots } from './workshop-words'

/** What a facilitator does before the discussion, in their words. */
export class WorkshopPage {
  readonly say: ScreenWords['say']
  readonly like: ScreenWords['like']
  readonly kibe: KibePage
  readonly page: Page
  /** Of the assessment that is answered in the workshop. */
  #id = ''
  /** Of the participants, in the order in which they were added. */
  codes: string[] = []

  constructor(kibe: KibePage, words: ScreenWords = screenWords()) {
    this.say = words.say
    this.like = words.like
    this.kibe = kibe
    this.page = kibe.page
  }

  get id(): string {
    return this.#id
  }

  /** Goes to a screen of the workshop. */
  goTo(screen: string): Promise<void> {
    return this.kibe.goTo(`#/a/${this.#id}/${screen}`)
  }

  /** The whole workshop as a file, for another device that goes on with it. */
  async share(): Promise<HandedFile> {
    const { page } = this
    await this.kibe.goTo('#/share')
    await page.locator('main').getByRole('checkbox').first().check()
    await page.getByRole('radio', { name: this.say('files.share.part.everything') }).check()
    await page.getByRole('checkbox', { name: this.say('files.share.withNotes') }).check()
    await this.button('files.share.make').click()
    return savedBy(page, this.say('files.share.save'))
  }

  /** Goes on with a workshop that another device has shared. */
  async goOnWith(shared: HandedFile, id: string): Promise<void> {
    await this.kibe.goTo('#/file')
    await this.page.locator('input[type=file]').setInputFiles({ ...shared })
    await this.button('files.bring.do').click()
    await expect(this.page.getByText(this.say('files.added.title')).first()).toBeVisible()
    this.#id = id
  }

  button(key: string, slots?: Slots): Locator {
    return this.page.getByRole('button', { name: this.say(key, slots), exact: true })
  }

  field(key: string, slots?: Slots): Locator {
    return this.page.getByRole('textbox', { name: this.say(key, slots), exact: true })
  }

  link(key: string): Locator {
    return this.page.getByRole('link', { name: this.say(key), exact: true }).first()
  }

  /** Begins a workshop on the smaller set of questions, or on all. */
  async begin(
    questionnaire: string,
    period: { from: string; to: string },
    amount: 'rapid' | 'full' = 'rapid',
  ): Promise<void> {
    const { page } = this
    await this.kibe.openBegin('practice', questionnaire)
    await page
      .getByRole('group', { name: this.say('begin.howMuch') })
      .getByRole('radio')
      .nth(amount === 'rapid' ? 1 : 0)
      .check()
    await page.getByLabel(this.say('begin.from')).fill(period.from)
    await page.getByLabel(this.say('begin.to')).fill(period.to)
    await page.getByRole('radio', { name: this.say('begin.way.group') }).check()
    await this.button('begin.submit.workshop').click()
    await page.waitForURL(/\/workshop$/)
    this.#id = /#\/a\/([^/]+)/.exec(page.url())?.[1] ?? ''
  }

  /** Says where and when it is, makes the agenda, and how many have to be there. */
  async setUp(place: string, date: string, quorum: number): Promise<void> {
    await this.goTo('workshop/setup')
    await this.field('workshop.setup.place').fill(place)
    await this.page.getByLabel(this.say('workshop.setup.date'), { exact: true }).fill(date)
    await this.button('workshop.agenda.make').click()
    await this.page.getByText(this.like('workshop.agenda.sum')).waitFor()
    await this.field('workshop.rules.quorum').fill(String(quorum))
    await this.page.getByLabel(this.say('workshop.rules.pace')).selectOption('60')
  }

  /** Adds a participant for each of these roles; their codes, in the same order. */
  async addParticipants(roles: readonly string[]): Promise<string[]> {
    await this.goTo('workshop/participants')
    await this.field('participants.howMany').fill(String(roles.length))
    await this.button('participants.add').click()
    const rows = this.page.locator('main li:has(details)')
    await expect(rows).toHaveCount(roles.length)
    const codes: string[] = []
    for (const [at, role] of roles.entries()) {
      const row = rows.nth(at)
      await row.locator('summary').click()
      const select = row.getByLabel(this.say('participants.field.role'))
      await select.selectOption(role)
      await expect(row.locator('summary')).toContainText(this.say(`labels.role.${role}`))
      codes.push(await row.locator('summary b').innerText())
    }
    this.codes = codes
    return codes
  }

  async invitationFile(): Promise<HandedFile> {
    await this.goTo('workshop/prepare')
    await this.button('prepare.invite.make').click()
    return savedBy(this.page, this.say('prepare.invite.save'))
  }

  /** What the QR code holds that a participant with this code is shown, read from the screen. */
  async invitationLink(code: string): Promise<string> {
    const { default: read } = await import('qr/decode.js')
    await this.page.getByLabel(this.say('prepare.invite.code')).selectOption(code)
    await this.button('prepare.invite.show').click()
    const { size, modules } = await qrOn(this.page)
    const data = Uint8Array.from({ length: 4 * size * size }, (_, at) =>
      at % 4 === 3 || modules[Math.floor(at / 4)] === 0 ? 255 : 0,
    )
    return read({ width: size, height: size, data })
  }

  /** Reads ballots from files; what is said of them. */
  async readFiles(files: readonly HandedFile[]): Promise<string> {
    await this.goTo('collect')
    await this.page.locator('input[type=file]').setInputFiles(files.map((file) => ({ ...file })))
    const said = this.page.getByRole('log').getByRole('listitem')
    await expect(said.filter({ hasText: files.at(-1)?.name ?? '' })).not.toHaveCount(0)
    await expect(this.page.getByText(this.say('collect.file.reading'))).toHaveCount(0)
    return (await said.allInnerTexts()).join('\n')
  }

  /** Films the codes on the other screen until a ballot has been read; what is said of it. */
  async scan(): Promise<string> {
    await this.goTo('collect')
    await this.link('collect.scan.do').click()
    const said = this.page.getByText(this.like('collect.file.added', { name: this.say('collect.scan.name') }))
    await expect(said).toBeVisible({ timeout: 30_000 })
    return said.innerText()
  }

  /** Hands the device to a participant, who answers, and takes it back. */
  async kiosk(code: string, levels: Readonly<Record<string, Level>>): Promise<void> {
    const { page } = this
    await this.goTo('collect/tablet')
    await this.field('collect.kiosk.code').fill('2580')
    await this.button('collect.kiosk.start').click()
    await page.waitForURL(/vote$/)
    await this.field('collect.vote.code').fill(code)
    await this.button('collect.vote.begin').click()
    const all = Object.values(levels)
    for (const [at, level] of all.entries()) {
      await page
        .getByText(this.say('respond.position', { position: at + 1, count: all.length }))
        .first()
        .waitFor()
      if (typeof level === 'number') await this.kibe.ladder.getByRole('radio').nth(level).check()
      else if (level === 'dontKnow') await this.button('respond.dontKnow').first().click()
      await this.button(at === all.length - 1 ? 'respond.finish' : 'respond.next').click()
    }
    await expect(page.getByRole('heading', { name: this.say('respond.thanks') })).toBeVisible()
    await this.button('respond.nextPerson').click()
    await this.button('respond.leave.open').click()
    await this.field('respond.leave.code').fill('2580')
    await this.button('collect.kiosk.leave').click()
    await page.waitForURL(/tablet/)
  }

  /** Types a paper ballot by keys alone. */
  async paper(code: string, levels: Readonly<Record<string, Level>>): Promise<void> {
    const { keyboard } = this.page
    await this.goTo('collect/paper')
    await expect(this.field('collect.code.label')).toBeFocused()
    await keyboard.type(code)
    await keyboard.press('Enter')
    for (const level of Object.values(levels)) {
      // Figures beside a level are left empty.
      while (!(await this.#isAtLevel())) await keyboard.press('Enter')
      if (typeof level === 'number') await keyboard.type(String(level))
      else {
        if (level === 'dontKnow') await keyboard.type('?')
        await keyboard.press('Enter')
      }
    }
    await keyboard.press('Control+Enter')
    await expect(this.page.getByText(this.say('collect.paper.saved', { code }))).toBeVisible()
  }

  #isAtLevel(): Promise<boolean> {
    return this.page.evaluate(() => document.activeElement?.hasAttribute('data-single') ?? false)
  }

  /** Ends the unseen round. */
  async closeCollecting(): Promise<void> {
    await this.goTo('collect')
    await this.button('collect.close.do').click()
    await this.page.waitForURL(/discuss/)
  }

  /** Counts hands for an item in the first round. */
  async hands(itemId: string, counts: Readonly<Record<string, number>>): Promise<void> {
    await this.goTo('collect/hands')
    await this.page.getByRole('combobox', { name: this.say('collect.hands.which') }).selectOption(itemId)
    for (const [level, count] of Object.entries(counts))
      await this.page
        .getByRole('textbox', { name: this.say('collect.hands.chose', { level }) })
        .fill(String(count))
    await this.button('collect.hands.saveNext').click()
    await expect(this.page.getByLabel(this.say('collect.hands.which'))).not.toHaveValue(itemId)
  }
}
