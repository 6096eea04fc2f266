import { expect, test } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { KibePage } from '../support/kibe-page'
import { startKillableChromium } from '../support/killable-chromium'

const ROUNDS = [
  { indicator: 'INF-1', level: 0 },
  { indicator: 'INF-3', level: 4 },
  { indicator: 'SAK-1', level: 2 },
  { indicator: 'SAK-5', level: 3 },
  { indicator: 'FRM-2', level: 1 },
  { indicator: 'ACC-1', level: 4 },
  { indicator: 'BUD-2', level: 0 },
  { indicator: 'INC-3', level: 3 },
  { indicator: 'DIG-4', level: 2 },
  { indicator: 'CAP-5', level: 1 },
]

test('what is said to be saved is there after the browser was killed, ten times of ten', async ({
  baseURL,
}) => {
  const profile = mkdtempSync(join(tmpdir(), 'kibe-killed-'))
  const noteOf = (indicator: string) => `ჩანაწერი ${indicator}: „ოქმი №7“ – ₾120`
  let browser = await startKillableChromium(profile)
  try {
    let kibe = new KibePage(await browser.newPage(), baseURL)
    const assessmentId = await kibe.begin()
    for (const { indicator, level } of ROUNDS) {
      await kibe.open(`#/a/${assessmentId}/fill/${indicator}`)
      // Even levels are the last thing before the end, odd ones leave that to the note.
      const steps = [() => kibe.writeNote(noteOf(indicator)), () => kibe.chooseLevel(level)]
      for (const step of level % 2 === 0 ? steps : steps.reverse()) await step()
      await browser.kill()

      browser = await startKillableChromium(profile)
      kibe = new KibePage(await browser.newPage(), baseURL)
      await kibe.open(`#/a/${assessmentId}/fill/${indicator}`)
      await expect(kibe.ladder.getByRole('radio').nth(level), indicator).toBeChecked()
      await expect(kibe.note, indicator).toHaveValue(noteOf(indicator))
    }
  } finally {
    await browser.kill()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
})
