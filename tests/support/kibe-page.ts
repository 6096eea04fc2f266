import { expect, type Locator, type Page } from '@playwright/test'
import { readFileSync } from 'node:fs'

const fingerprints = JSON.parse(readFileSync('questionnaires/fingerprints.json', 'utf8')) as Record<
  string,
  string
>

/** What a person does with Kibe, in their words; Georgian unless said otherwise. */
export class KibePage {
  readonly page: Page
  /** Complaints of the browser: policy violations, requests elsewhere, errors in the console. */
  readonly complaints: string[] = []

  /** Where Kibe is served: relative to the tests' own host, or whole. */
  readonly #address: string

  constructor(page: Page, address = '/') {
    this.page = page
    this.#address = address
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(`${message.text()} ${message.location().url}`)
    })
    page.on('pageerror', (error) => this.complaints.push(error.message))
    page.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url())
      const isOurs = hostname === '127.0.0.1' || protocol === 'blob:' || protocol === 'data:'
      if (!isOurs) this.complaints.push(`a request left the origin: ${request.url()}`)
    })
  }

  /** From now on backups go to the downloads: headless browsers close the dialog that asks where to. */
  async saveToDownloads(): Promise<void> {
    await this.page.addInitScript(() => {
      Reflect.deleteProperty(window, 'showSaveFilePicker')
    })
  }

  /** Watches for violations of the content-security policy on every page from now on. */
  async watchPolicy(): Promise<void> {
    await this.page.exposeFunction('kibeViolation', (text: string) => this.complaints.push(text))
    await this.page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        const report = (window as unknown as { kibeViolation: (text: string) => void }).kibeViolation
        report(`policy: ${event.violatedDirective} ${event.blockedURI}`)
      })
    })
  }

  async open(hash = ''): Promise<void> {
    await this.page.goto(`${this.#address}${hash}`)
    await this.page.locator('main').waitFor()
    await this.#untilAlive()
  }

  /** For a moment a page does not know whether another window edits its sheet, and takes nothing. */
  async #untilAlive(): Promise<void> {
    await expect(this.page.locator('[inert]')).toHaveCount(0)
  }

  /** Opens Kibe and waits until it says that it works without a network. */
  async openUntilReadyOffline(): Promise<void> {
    await this.open()
    await expect(this.page.getByText('ინტერნეტის გარეშეც იმუშავებს')).toBeVisible({ timeout: 60_000 })
  }

  /** Goes to another screen without loading the page anew. */
  async goTo(hash: string): Promise<void> {
    await this.page.evaluate((to) => (location.hash = to), hash)
    await this.page.waitForURL((url) => url.hash.startsWith(hash))
  }

  /** Opens the form by which an assessment with this published questionnaire is begun. */
  async openBegin(municipality = 'practice', questionnaire = 'participation/1.0.0'): Promise<void> {
    await this.open(`#/begin?municipality=${municipality}&questionnaire=${fingerprints[questionnaire]}`)
  }

  /** Begins an assessment of all questions the short way; its id. */
  async begin(municipality = 'practice', questionnaire?: string): Promise<string> {
    await this.openBegin(municipality, questionnaire)
    await this.role.selectOption({ index: 1 })
    await this.page.getByRole('button', { name: 'პასუხების დაწყება' }).click()
    await this.ladder.waitFor()
    await this.#untilAlive()
    return /#\/a\/([^/]+)/.exec(this.page.url())?.[1] ?? ''
  }

  /** Begins an anonymous survey; its id. */
  async beginSurvey(questionnaire = 'needs-survey/1.0.0'): Promise<string> {
    await this.openBegin('practice', questionnaire)
    await this.page.getByRole('button', { name: 'გამოკითხვის დაწყება' }).click()
    await this.page.waitForURL(/\/survey$/)
    return /#\/a\/([^/]+)/.exec(this.page.url())?.[1] ?? ''
  }

  /** Whose answers they are, in the form by which an assessment is begun. */
  get role(): Locator {
    return this.page.getByRole('combobox', { name: 'როლი' })
  }

  /** Chooses a level of the indicator on the screen and waits until it is said to be saved. */
  async chooseLevel(level: number): Promise<void> {
    await this.ladder.getByRole('radio').nth(level).check()
    await expect(this.saved).toBeVisible()
  }

  /** The note of the indicator on the screen. */
  get note(): Locator {
    return this.page.getByRole('textbox', { name: 'შენიშვნა' })
  }

  /** Writes the note of the indicator on the screen and waits until it is said to be saved. */
  async writeNote(text: string): Promise<void> {
    await this.note.fill(text)
    await this.note.blur()
    await expect(this.saved).toBeVisible()
  }

  /** Presses Tab until the focus is there; fails after a whole round. */
  async tabTo(target: Locator, most = 150): Promise<void> {
    await target.waitFor({ state: 'attached' })
    for (let pressed = 0; pressed < most; pressed += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await this.page.keyboard.press('Tab')
    }
    throw new Error(`the keyboard does not reach ${String(target)}`)
  }

  /** Goes to a control by Tab and presses a key on it. */
  async pressOn(target: Locator, key = 'Enter'): Promise<void> {
    await this.tabTo(target)
    await this.page.keyboard.press(key)
  }

  get saved(): Locator {
    return this.page.getByText(/შენახულია( ამ მოწყობილობაზე)?, \d\d:\d\d/)
  }

  get heading(): Locator {
    return this.page.getByRole('heading', { level: 1 })
  }

  get ladder(): Locator {
    return this.page.locator('fieldset.ladder')
  }

  /** Begins a rapid assessment of a municipality, by keyboard alone. */
  async beginRapidByKeyboard(municipality: string): Promise<void> {
    const { page } = this
    await this.pressOn(page.getByRole('link', { name: 'შეფასების დაწყება' }))
    await this.tabTo(page.getByRole('searchbox'))
    await page.keyboard.type(municipality)
    await page.keyboard.press('Enter')
    await this.tabTo(page.getByRole('radio', { name: /სრული/ }))
    await page.keyboard.press('ArrowDown')
    await this.tabTo(this.role)
    await page.keyboard.press('ArrowDown')
    await this.pressOn(page.getByRole('button', { name: 'პასუხების დაწყება' }))
    await this.ladder.waitFor()
  }
}
