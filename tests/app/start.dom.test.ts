import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startKibe } from '@/app/start'
import { eraseEverything } from '@/storage/erase'
import { failOpening, fakeStorage, mendFaults, rawRows } from '../support/fake-storage'
import { newAssessment } from '../support/storage-parts'

/** Kibe writes here what it shows. */
let root: HTMLElement
const DUMP = new Blob(['{"kind":"kibe-raw-dump"}'], { type: 'application/json' })

beforeEach(() => {
  root = document.createElement('div')
  document.body.append(root)
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['en'])
  vi.spyOn(console, 'warn').mockReturnValue()
  window.scrollTo = () => undefined
})
afterEach(async () => {
  mendFaults()
  vi.restoreAllMocks()
  document.body.replaceChildren()
  await eraseEverything()
})

const said = () => root.textContent.replaceAll('\u00a0', ' ')
const buttonNamed = (text: string) =>
  [...root.querySelectorAll('button')].find((each) => each.textContent.includes(text))

/** One assessment in the bin, put there on 1 March 2026, which is long ago by the clock of the device. */
async function longDeleted() {
  const { storage } = await fakeStorage({ databaseName: 'kibe' })
  const { assessment } = await storage.assessments.begin(newAssessment)
  await storage.assessments.remove(assessment.id)
  storage.close()
}

describe('a start of Kibe', () => {
  it('deletes for good, once the first screen stands, what has been in the bin for 30 days', async () => {
    vi.setSystemTime('2026-05-01T12:00:00Z')
    await longDeleted()
    await startKibe(root, () => Promise.resolve(DUMP))
    await vi.waitFor(() => expect(said()).toContain('Where do we stand'), 5_000)
    await vi.waitFor(async () => expect((await rawRows('kibe'))['assessments']).toEqual([]), 5_000)
    vi.useRealTimers()
  })

  it.each([
    ['by a newer Kibe', 'newer', 'was stored by a newer Kibe', 'Look for an update'],
    ['and cannot be opened', 'broken', 'does not let Kibe store anything', 'Try again'],
  ] as const)('over data that was stored %s writes nothing, and leaves the way to it', async (...given) => {
    const [, how, sentence, offered] = given
    await longDeleted()
    if (how === 'newer') await raiseVersion()
    const before = await rawRows('kibe')
    if (how === 'broken') failOpening(Infinity)
    const handed = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue()
    URL.createObjectURL = () => 'blob:test/1'
    await startKibe(root, () => Promise.resolve(DUMP))
    expect(said()).toContain(sentence)
    expect(buttonNamed(offered)).toBeDefined()
    buttonNamed('Save everything as a file')?.click()
    await flushPromises()
    await vi.waitFor(() => expect(said()).toContain('emergency.json was handed to the browser'))
    expect(handed).toHaveBeenCalledOnce()
    mendFaults()
    expect(await rawRows('kibe')).toEqual(before)
  })

  it('says so where what is stored cannot be taken out either', async () => {
    failOpening(Infinity)
    await startKibe(root, () => Promise.reject(new Error('nothing can be read')))
    buttonNamed('Save everything as a file')?.click()
    await vi.waitFor(() => expect(said()).toContain('The file could not be made.'))
  })
})

/** As a Kibe of the future would leave it. */
function raiseVersion(): Promise<void> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('kibe', 9_990)
    opening.onsuccess = () => {
      opening.result.close()
      resolve()
    }
  })
}
