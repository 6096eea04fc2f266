import { expect, type Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import type { QrPicture } from '../../src/platform/qr'
import type { KibePage } from './kibe-page'
import { screenWords, type ScreenWords } from './workshop-words'

/** Why something does not apply, in the words of whoever says so. */
const REASON = 'აქ ასეთი ჯგუფი არ ცხოვრობს'

/** What a person says of an item: a level, that they do not know, that it does not apply, or nothing. */
export type Level = number | 'dontKnow' | 'na' | null

/** A file as it is handed from one device to another. */
export interface HandedFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/** A file that is saved by this button. */
export async function savedBy(page: Page, button: string): Promise<HandedFile> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ])
  const buffer = readFileSync(await file.path())
  return { name: file.suggestedFilename(), mimeType: 'application/zip', buffer }
}

/** The QR code on the screen, pixel by pixel, as its canvas shows it. */
export async function qrOn(page: Page): Promise<QrPicture> {
  const { size, dark } = await page.locator('canvas[role=img]').evaluate((canvas: HTMLCanvasElement) => {
    const { width, height } = canvas
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? []
    let said = ''
    for (let at = 0; at < pixels.length; at += 4) said += (pixels[at] ?? 255) < 128 ? '1' : '0'
    return { size: width, dark: said }
  })
  return { size, modules: Uint8Array.from(dark, Number) }
}

/** What somebody who was invited does on their own device. */
export class WorkshopPerson {
  readonly say: ScreenWords['say']
  readonly like: ScreenWords['like']
  readonly kibe: KibePage
  readonly page: Page

  constructor(kibe: KibePage, words: ScreenWords = screenWords()) {
    this.say = words.say
    this.like = words.like
    this.kibe = kibe
    this.page = kibe.page
  }

  /** Joins with the file of the invitation. */
  async joinByFile(invitation: HandedFile, code: string): Promise<void> {
    await this.kibe.goTo('#/join')
    await this.page.locator('input[type=file]').setInputFiles({ ...invitation })
    await this.page.getByRole('textbox', { name: this.say('join.code') }).fill(code)
    await this.#begin()
  }

  /** Joins by the link that the facilitator's QR code holds; `typed` is the code where it does not come with the link. */
  async joinByLink(link: string, code: string, typed?: string): Promise<void> {
    await this.kibe.goTo(new URL(link).hash)
    const field = this.page.getByRole('textbox', { name: this.say('join.code') })
    await expect(field).toHaveValue(code)
    if (typed !== undefined) await field.fill(typed)
    await this.#begin()
  }

  async #begin(): Promise<void> {
    await this.page.getByRole('button', { name: this.say('join.begin'), exact: true }).click()
    await this.kibe.ladder.waitFor()
  }

  /** Answers question by question in the order of the sheet, from the keyboard where a level is chosen. */
  async answer(
    levels: Readonly<Record<string, Level>>,
    notes: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    const ids = Object.keys(levels)
    for (const [at, id] of ids.entries()) {
      await this.page.waitForURL(new RegExp(`/fill/${id}$`))
      const level = levels[id] ?? null
      if (notes[id] !== undefined) await this.kibe.note.fill(notes[id])
      if (typeof level === 'number') {
        const radio = this.kibe.ladder.getByRole('radio').nth(level)
        await radio.focus()
        await this.page.keyboard.press(String(level))
        await expect(radio).toBeChecked()
      } else if (level !== null) {
        await this.#withoutLevel(level)
      }
      if (typeof level === 'number') await this.page.keyboard.press('Enter')
      else await this.page.getByRole('link', { name: this.say('fill.next'), exact: true }).click()
      if (at === ids.length - 1) await this.page.waitForURL(/overview/)
    }
  }

  async #withoutLevel(state: 'dontKnow' | 'na'): Promise<void> {
    const name = this.say(state === 'na' ? 'fill.notApplicable' : 'fill.dontKnow')
    const button = this.page.getByRole('button', { name, exact: true })
    await button.click()
    if (state === 'na')
      await this.page.getByRole('textbox', { name: this.say('fill.reason.label') }).fill(REASON)
    await expect(button).toHaveAttribute('aria-pressed', 'true')
  }

  async goToHandIn(): Promise<void> {
    await this.page
      .getByRole('link', { name: this.say('app.tab.handIn'), exact: true })
      .first()
      .click()
    await this.page.waitForURL(/hand-in/)
  }

  /** How far the sheet has come, as the page says it before it is handed in. */
  expectProgress(dealtWith: number, asked: number): Promise<void> {
    return expect(this.page.getByText(this.say('join.progress', { dealtWith, asked })).first()).toBeVisible()
  }

  async handInAsFile(): Promise<HandedFile> {
    await this.page.getByRole('button', { name: this.say('join.handIn.file'), exact: true }).click()
    return savedBy(this.page, this.say('join.handIn.save'))
  }

  /** Shows the codes and steps through all of them; each as it stood on the screen. */
  async handInAsCodes(): Promise<QrPicture[]> {
    const { page } = this
    await page.getByRole('button', { name: this.say('join.handIn.qr'), exact: true }).click()
    await page.locator('canvas[role=img]').waitFor()
    const place = page.getByText(this.like('qr.series.place'))
    const count = (await place.count()) === 0 ? 1 : Number(/\d+(?=\D*$)/.exec(await place.innerText())?.[0])
    const pictures: QrPicture[] = []
    for (let at = 0; at < count; at += 1) {
      pictures.push(await qrOn(page))
      if (at === count - 1) break
      await page.getByRole('button', { name: this.say('qr.series.next') }).click()
      await expect(place).toHaveText(this.say('qr.series.place', { n: at + 2, count }))
    }
    return pictures
  }
}
