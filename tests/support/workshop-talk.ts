import { expect, type Locator, type Page } from '@playwright/test'
import { screenWords, type ScreenWords } from './workshop-words'

/** What is decided of an item by talking it over. */
export interface Decided {
  readonly value: number
  readonly reason: string
  readonly dissent: string
  readonly dissenters: number
}

/** How answers lie, as a screen says it. */
export interface Shown {
  readonly counts: readonly number[]
  readonly n: string | undefined
  readonly median: string | undefined
  readonly spread: string | undefined
  readonly agreement: string | undefined
}

/** What a facilitator does in the discussion, and what the room sees meanwhile. */
export class WorkshopTalk {
  readonly say: ScreenWords['say']
  readonly like: ScreenWords['like']
  readonly page: Page
  /** Null until it is opened. */
  #projector: Page | null = null

  constructor(page: Page, words: ScreenWords = screenWords()) {
    this.say = words.say
    this.like = words.like
    this.page = page
  }

  get projector(): Page {
    if (!this.#projector) throw new Error('the projector is not open')
    return this.#projector
  }

  /** Opens the second window, by a click or by the key that is given. */
  async openProjector(key?: string): Promise<void> {
    const button = this.#button('discuss.projector.open')
    const [projector] = await Promise.all([
      this.page.context().waitForEvent('page'),
      key === undefined ? button.click() : button.press(key),
    ])
    this.#projector = projector
    await projector.locator('main[data-slide]').waitFor()
  }

  #button(key: string): Locator {
    return this.page.getByRole('button', { name: this.say(key), exact: true })
  }

  #field(key: string): Locator {
    return this.page.getByRole('textbox', { name: this.say(key), exact: true })
  }

  /** The ids of the indicators in the order in which they are discussed. */
  async order(): Promise<string[]> {
    const steps = this.page.getByRole('navigation', { name: this.say('discuss.steps') }).getByRole('link')
    const addresses = await steps.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
    return addresses.flatMap((address) => /\/discuss\/([^/?]+)$/.exec(address)?.[1] ?? [])
  }

  /** Opens a place of the discussion by its link in the list. */
  async goTo(place: string): Promise<void> {
    const steps = this.page.getByRole('navigation', { name: this.say('discuss.steps') })
    await steps.locator(`a[href$="/discuss/${place}"], a[href$="at=${place}"]`).click()
    await expect(steps.locator('[aria-current]')).toHaveAttribute('href', new RegExp(`${place}$`))
  }

  /** What the room sees of an indicator. */
  async onTheWall(title: string): Promise<Shown> {
    const slide = this.projector.locator('main[data-slide=indicator]')
    await expect(slide.getByRole('heading', { level: 1 })).toHaveText(title)
    const counts = await slide.locator('li .count').allInnerTexts()
    const foot = (await slide.locator('footer > span').allInnerTexts()).map((text) =>
      text.replace(/\s+/g, ' '),
    )
    const figure = (key: string) =>
      foot
        .find((text) => text.includes(this.say(key)))
        ?.replace(this.say(key), '')
        .trim()
    return {
      counts: counts.map(Number),
      n: /^\d+/.exec(foot[0] ?? '')?.[0],
      median: figure('projector.median'),
      spread: figure('projector.spread'),
      agreement: figure('projector.agreement'),
    }
  }

  /** Accepts on what all said the same; the ids and levels that were listed. */
  async acceptAgreed(): Promise<number> {
    await this.goTo('agreed')
    const boxes = this.page.locator('main').getByRole('checkbox')
    const n = await boxes.count()
    await this.page
      .getByRole('button', { name: this.say('discuss.agreed.accept', { n }), exact: true })
      .click()
    await expect(this.page.getByRole('heading', { name: this.say('discuss.agreed.accepted') })).toBeVisible()
    return n
  }

  /** Has hands raised once more after talking. */
  async voteAgain(counts: readonly number[]): Promise<void> {
    const vote = this.page.locator('details', { hasText: this.say('discuss.hands.second') })
    await vote.locator('summary').click()
    for (const [level, count] of counts.entries()) {
      if (count > 0) await vote.getByLabel(this.say('discuss.hands.level', { level })).fill(String(count))
    }
    await vote.getByRole('button', { name: this.say('discuss.hands.keep') }).click()
    await expect(this.page.getByRole('heading', { name: this.say('discuss.said.second') })).toBeVisible()
  }

  /** Writes down what the group agreed on. */
  async decide({ value, reason, dissent, dissenters }: Decided): Promise<void> {
    await this.page.locator('fieldset.ladder').getByRole('radio').nth(value).check()
    if (reason !== '') {
      await this.#button('discuss.decision.keep').click()
      await expect(this.page.getByText(this.say('discuss.fault.reasonMissing'))).toBeVisible()
      await this.#field('discuss.decision.reason').fill(reason)
    }
    if (dissent !== '') await this.#field('discuss.decision.dissent').fill(dissent)
    if (dissenters > 0) await this.#field('discuss.decision.dissenters').fill(String(dissenters))
    await this.#button('discuss.decision.keep').click()
    await expect(this.page.getByText(this.like('discuss.decision.kept'))).toBeVisible()
  }

  async propose(text: string): Promise<void> {
    await this.#field('discuss.proposal.text').fill(text)
    await this.#button('discuss.proposal.add').click()
    await expect(
      this.page.getByRole('button', {
        name: this.say('discuss.proposal.removeNamed', { name: text }),
      }),
    ).toBeVisible()
  }

  /** Types the points of somebody's sheet; `points` by the name of what they were given to. */
  async points(code: string, points: readonly (readonly [name: string, given: number])[]): Promise<void> {
    await this.page.getByLabel(this.say('discuss.points.who')).selectOption(code)
    for (const [name, given] of points)
      await this.page.getByRole('textbox', { name, exact: true }).fill(String(given))
    await this.#button('discuss.points.keep').click()
    await expect(
      this.page.getByRole('option', { name: this.say('discuss.points.codeDone', { code }) }),
    ).toHaveCount(1)
  }

  /** How the points lie, most first. */
  async ranking(): Promise<{ name: string; points: number; rank: number }[]> {
    return this.page.locator('main ol > li').evaluateAll((rows) =>
      rows.map((row) => {
        const [rank, points] = [...row.querySelectorAll('b.figures')].map((b) => parseInt(b.textContent, 10))
        const name = row.querySelector('span > span')?.textContent.trim() ?? ''
        return { name, points: points ?? 0, rank: rank ?? 0 }
      }),
    )
  }

  /** Makes an action of what was ranked. */
  async act(name: string, responsible: string, due: string): Promise<void> {
    await this.page.getByRole('button', { name: this.say('discuss.points.toActionNamed', { name }) }).click()
    await this.#field('discuss.action.responsible').fill(responsible)
    await this.page.getByLabel(this.say('discuss.action.due')).fill(due)
    await this.#button('discuss.action.keep').click()
    await expect(this.page.getByRole('link', { name: this.say('discuss.points.inPlan') })).toBeVisible()
  }
}
