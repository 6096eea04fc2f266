import { afterEach, describe, expect, it, vi } from 'vitest'
import { openKibeFile } from '@/exchange/open-kibe-file'
import HandInPage from '@/features/join/HandInPage.vue'
import { fakeStorage } from '../../support/fake-storage'
import { answered } from '../../support/questionnaires'
import { practice } from '../../support/storage-parts'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import { questionnaire, show } from '../collect/a-workshop'

const { id, version } = questionnaire
const assessmentId = '11111111-2222-4333-8444-555555555555'
const saved: { name: string; file: Blob }[] = []
vi.mock('@/parts/download', () => ({
  download: (file: Blob, name: string) => saved.push({ name, file }),
}))

afterEach(() => {
  document.body.innerHTML = ''
  saved.length = 0
  Reflect.deleteProperty(navigator, 'share')
  Reflect.deleteProperty(navigator, 'canShare')
})

async function joined(isCodeKnown = true) {
  const { storage, ...rest } = await fakeStorage()
  const identity = { id, version, sha256: fingerprint(questionnaire) }
  await storage.questionnaires.keep(questionnaire, identity)
  const { municipality, municipalityKind, wave, period, subset } = practice
  const about = { municipality, municipalityKind, wave, period, subset, questionnaire: identity }
  const sheet = await storage.workshops.join({ id: assessmentId, ...about }, '2718')
  if (!isCodeKnown) await storage.settings.set(`participantCode/${assessmentId}`, null)
  await storage.answers.save(sheet.id, 'a-level', { ...answered(3), note: 'my note' })
  const page = await show(HandInPage, { storage, assessmentId }, 'handIn')
  await page.until('of 3 answered')
  return { storage, sheet, ...rest, ...page, kept: () => storage.ballots.ofAssessment(assessmentId) }
}

describe('handing in', () => {
  it('says what is answered and what is missing before', async () => {
    const { text } = await joined()
    expect(text()).toContain('1 of 3 answered')
    expect(text()).toContain('2 questions are still open.')
    expect(text()).toContain('Question of A-2?')
    expect(text()).not.toContain('Question of A-1?')
  })

  it('as a file makes one that holds nothing but the ballot', async () => {
    const { press, until, kept, storage, sheet } = await joined()
    await storage.answers.save(sheet.id, 'b-level', { state: 'unanswered' })
    await press('Make a file')
    await until('The file kibe-2718.kibe is ready.')
    await press('Save the file')
    await until('is among your downloads')
    const opened = await openKibeFile(saved[0]?.file ?? new Blob())
    if (!opened.ok) throw new Error(opened.error.code)
    const { ballots, ...others } = opened.value.records
    expect(ballots).toEqual(await kept())
    expect(ballots).toMatchObject([
      {
        ...{ assessmentId, code: '2718', round: 1, way: 'file' },
        answers: { 'a-level': { value: 3, note: 'my note' } },
      },
    ])
    expect(Object.keys(ballots[0]?.answers ?? {})).toEqual(['a-level'])
    expect(Object.values(others).flat()).toEqual([])
  })

  it('is passed on as a text where the device takes it, and Kibe reads that text', async () => {
    const passed: File[] = []
    Object.assign(navigator, {
      canShare: ({ files }: { files: File[] }) => files[0]?.type === 'text/plain',
      share: ({ files }: { files: File[] }) => Promise.resolve(void passed.push(...files)),
    })
    const { press, until, kept } = await joined()
    await press('Make a file')
    await until('is ready.')
    await press('Send')
    await until('The file was passed on.')
    expect(passed[0]?.name).toBe('kibe-2718.kibe.txt')
    const opened = await openKibeFile(passed[0] ?? new Blob())
    expect(opened.ok && opened.value.records.ballots).toEqual(await kept())
    expect(saved).toEqual([])
  })

  it('goes to the downloads where the device refuses to pass it on, and nowhere where that was closed', async () => {
    const refusals = [new DOMException('', 'AbortError'), new DOMException('', 'NotAllowedError')]
    Object.assign(navigator, { canShare: () => true, share: () => Promise.reject(refusals.shift() as Error) })
    const { press, until } = await joined()
    await press('Make a file')
    await until('is ready.')
    await press('Send')
    expect(saved).toEqual([])
    await press('Send')
    await until('is among your downloads')
    expect(saved).toHaveLength(1)
  })

  it('says when answers were changed since, and once more replaces what was handed in', async () => {
    const { press, until, kept, storage, sheet, text } = await joined()
    await press('Make a file')
    await until('Made ready for handing in')
    await until('is ready.')
    expect(text()).not.toContain('You have changed answers')
    await storage.answers.save(sheet.id, 'a-level', { value: 1 })
    await until('You have changed answers since you handed in.')
    await press('Make a file')
    await until('Made ready for handing in')
    expect(await kept()).toMatchObject([{ code: '2718', answers: { 'a-level': { value: 1 } } }])
  })

  it('without a code leads back to joining', async () => {
    const { until, kept } = await joined(false)
    await until('Your code is missing on this device.')
    expect(await kept()).toEqual([])
  })
})
