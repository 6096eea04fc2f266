import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { EMPTY_ANSWER } from '@/domain/records/answer'
import { SheetLock, type SheetAccess } from '@/parts/sheet-lock'
import type { Locks } from '@/platform/locks'
import { StorageError, type OpenedStorage } from '@/storage/storage'
import { FakeLocks } from '../../support/fake-locks'
import { heldWords } from '../../support/held-words'
import { aLadder, anArea, anIndicator, anItem, aQuestionnaire, inBoth } from '../../support/questionnaires'
import { begun, open, typeInto, typeWithoutPause, type Begun, type Screen } from './open-fill'

const figure = anItem('number', 'IND-1_women', {
  unit: 'count',
  integer: true,
  scored: false,
  label: inBoth('Women'),
})
const questionnaire = aQuestionnaire({
  ladder: { rule: inBoth('If in doubt, choose the lower level.'), levelNames: [] },
  areas: [
    anArea('area-1', {
      indicators: [anIndicator('IND-1', { items: [aLadder('IND-1'), figure] }), anIndicator('IND-2')],
    }),
  ],
})
/** A busy machine is no failure. */
const PATIENT = { timeout: 10_000 }
const ELSEWHERE = 'This sheet is open in another window.'
const TAKEN = 'This sheet is now being edited in another window.'
const NOW_HERE = 'You can edit here now.'

const shown: Screen[] = []
afterEach(() => {
  for (const screen of shown.splice(0)) screen.page.unmount()
  vi.restoreAllMocks()
})

/** A browser with an assessment, and windows to look at it. */
async function aBrowser() {
  const assessment = await begun(questionnaire)
  const browser = new FakeLocks()
  const lastWords = heldWords()
  return {
    ...assessment,
    lastWords,
    /** Opens a window with the filling of the assessment. */
    async show(place = 'fill/IND-1', storage = assessment.storage, of: Begun = assessment) {
      const { locks, vanish } = browser.openWindow()
      const screen = await open(of, place, { storage, locks, lastWords })
      shown.push(screen)
      return Object.assign(screen, { vanish })
    },
    /** A window that edits or wants to, without a screen. */
    other() {
      const told: SheetAccess[] = []
      const { locks } = browser.openWindow()
      const lock = new SheetLock(locks, assessment.sheetId, (access) => void told.push(access))
      return { lock, told }
    },
    stored: async (itemId = 'IND-1') =>
      (await assessment.storage.answers.ofSheet(assessment.sheetId)).find(
        (answer) => answer.itemId === itemId,
      )?.content ?? EMPTY_ANSWER,
  }
}

function isReadOnly({ rung, field }: Screen): boolean {
  return rung(1).matches(':disabled') && field('Note').disabled
}
async function untilEditable(screen: Screen): Promise<void> {
  await vi.waitFor(() => {
    expect(isReadOnly(screen)).toBe(false)
    expect(screen.page.find('[inert]').exists()).toBe(false)
  }, PATIENT)
}
async function untilReadOnly(screen: Screen, why: string): Promise<void> {
  await vi.waitFor(() => expect(screen.text()).toContain(why), PATIENT)
  expect(isReadOnly(screen)).toBe(true)
}

describe('a sheet that another window edits (R15)', () => {
  async function second() {
    const browser = await aBrowser()
    await browser.storage.answers.save(browser.sheetId, 'IND-1', { state: 'answered', value: 3 })
    const first = browser.other()
    first.lock.wake()
    await vi.waitFor(() => expect(first.told).toEqual(['editing']))
    const screen = await browser.show()
    await untilReadOnly(screen, ELSEWHERE)
    return { ...browser, first, screen }
  }

  it('is shown with its answers, and nothing in it can be changed', async () => {
    const { screen } = await second()
    expect(screen.rung(3).checked).toBe(true)
    const open = screen.page
      .findAll<HTMLInputElement>('main :is(input, textarea, select, button)')
      .filter(({ element }) => !element.matches(':disabled'))
    expect(open.map((control) => control.text())).toEqual(['Edit here instead', 'Keyboard'])
  })

  it('is not changed by keys either', async () => {
    const { screen, stored } = await second()
    for (const key of ['1', 'n']) {
      screen.rung(3).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    }
    await vi.waitFor(() => expect(screen.rung(3).checked).toBe(true))
    expect(screen.text()).not.toContain('Why it does not apply')
    expect(await stored()).toMatchObject({ value: 3 })
  })

  it('follows what is written there', async () => {
    const { screen, storage, sheetId } = await second()
    await storage.answers.save(sheetId, 'IND-1', { state: 'answered', value: 4, note: 'from the other one' })
    await vi.waitFor(() => expect(screen.field('Note').value).toBe('from the other one'))
    expect(screen.rung(4).checked).toBe(true)
  })

  it('can be edited as soon as that window leaves it, and says so politely until one goes on', async () => {
    const { screen, first, assessmentId } = await second()
    first.lock.close()
    await untilEditable(screen)
    const status = screen.page.findAll('main [role=status]').find((place) => place.text() === NOW_HERE)
    expect(status?.exists()).toBe(true)
    expect(screen.text()).not.toContain(ELSEWHERE)
    await screen.router.push(`/a/${assessmentId}/fill/IND-2`)
    await vi.waitFor(() => expect(screen.text()).toContain('Title of IND-2'))
    expect(screen.text()).not.toContain(NOW_HERE)
  })

  it('is edited here instead at the press of a button, and reading goes on from the question', async () => {
    const { screen, first, stored } = await second()
    screen.button('Edit here instead').click()
    await untilEditable(screen)
    expect(first.told).toEqual(['editing', 'taken'])
    expect(document.activeElement).toBe(screen.page.get('h1').element)
    expect(screen.text()).toContain(NOW_HERE)
    screen.rung(1).click()
    await vi.waitFor(async () => expect(await stored()).toMatchObject({ value: 1 }))
  })

  it('is not touched by what an earlier page could only put down, until it is edited here', async () => {
    const browser = await aBrowser()
    const first = browser.other()
    first.lock.wake()
    browser.lastWords.put(`${browser.sheetId}/IND-1`, '{"note":"of a page that ended"}')
    const screen = await browser.show()
    await untilReadOnly(screen, ELSEWHERE)
    expect(screen.field('Note').value).toBe('')
    expect(await browser.stored()).toEqual(EMPTY_ANSWER)
    first.lock.close()
    await untilEditable(screen)
    await vi.waitFor(async () =>
      expect(await browser.stored()).toMatchObject({ note: 'of a page that ended' }),
    )
    expect(screen.field('Note').value).toBe('of a page that ended')
  })

  it('is said to be finished, not to be open elsewhere, once it is finished', async () => {
    const { screen, storage, assessmentId } = await second()
    await storage.assessments.finish(assessmentId)
    await vi.waitFor(() => expect(screen.text()).toContain('This assessment is finished'))
    expect(screen.text()).not.toContain(ELSEWHERE)
    expect(isReadOnly(screen)).toBe(true)
  })
})

describe('a sheet that another window takes over (R15)', () => {
  it('becomes read-only at once, and what was half typed in it is on the device', async () => {
    typeWithoutPause()
    const browser = await aBrowser()
    const first = await browser.show()
    await untilEditable(first)
    const second = await browser.show('fill/IND-2')
    await untilReadOnly(second, ELSEWHERE)
    typeInto(first.field('Note'), 'half a sent')
    typeInto(first.field('Women'), '12')
    second.button('Edit here instead').click()
    await untilReadOnly(first, TAKEN)
    expect(first.page.get('main [role=alert]').text()).toContain(TAKEN)
    expect(first.field('Note').value).toBe('half a sent')
    await vi.waitFor(async () => expect(await browser.stored()).toMatchObject({ note: 'half a sent' }))
    await vi.waitFor(async () => expect(await browser.stored('IND-1_women')).toMatchObject({ value: 12 }))
    await second.router.push(`/a/${browser.assessmentId}/fill/IND-1`)
    await vi.waitFor(() => expect(second.field('Note').value).toBe('half a sent'))
    expect(isReadOnly(second)).toBe(false)
  })

  it('keeps on the screen what cannot be stored, and stores it when that is tried again', async () => {
    typeWithoutPause()
    const browser = await aBrowser()
    let isFull = true
    const save: OpenedStorage['answers']['save'] = (...given) =>
      isFull ? Promise.reject(new StorageError('quota')) : browser.storage.answers.save(...given)
    const full = { ...browser.storage, answers: { ...browser.storage.answers, save } }
    const first = await browser.show('fill/IND-1', full)
    const { useSaveStatus } = await import('@/parts/save-status')
    const saves = useSaveStatus()
    await untilEditable(first)
    typeInto(first.field('Note'), 'no room for this')
    browser.other().lock.takeOver()
    await untilReadOnly(first, TAKEN)
    await vi.waitFor(() => expect(saves.status.state).toBe('failed'))
    expect(first.field('Note').value).toBe('no room for this')
    isFull = false
    await saves.retry()
    expect(await browser.stored()).toMatchObject({ note: 'no room for this' })
  })

  it('no longer offers to take back what was done in it', async () => {
    const browser = await aBrowser()
    const { storage, sheetId } = browser
    await storage.evidence.add(sheetId, 'IND-1', evidence, null)
    const screen = await browser.show()
    const { useUndo } = await import('@/parts/undo')
    const undo = useUndo()
    await untilEditable(screen)
    screen.button('Remove: Minutes').click()
    await vi.waitFor(() => expect(undo.offer?.sentence).toBe('The evidence was removed.'))
    browser.other().lock.takeOver()
    await untilReadOnly(screen, TAKEN)
    expect(undo.offer).toBeNull()
  })

  it('leaves the offer of another screen alone', async () => {
    const browser = await aBrowser()
    const screen = await browser.show()
    const { useUndo } = await import('@/parts/undo')
    await untilEditable(screen)
    useUndo().propose('Something else was removed.', () => Promise.resolve())
    browser.other().lock.takeOver()
    await untilReadOnly(screen, TAKEN)
    expect(useUndo().offer?.sentence).toBe('Something else was removed.')
  })

  it('shows earlier answers without bringing one back', async () => {
    const browser = await aBrowser()
    const screen = await browser.show()
    await untilEditable(screen)
    for (const level of [3, 1]) {
      screen.rung(level).click()
      await vi.waitFor(async () => expect(await browser.stored()).toMatchObject({ value: level }))
    }
    screen.button('Earlier answers').click()
    await vi.waitFor(() => screen.button('Bring this back'))
    browser.other().lock.takeOver()
    await untilReadOnly(screen, TAKEN)
    expect(screen.page.get('dialog').text()).toContain('3 – IND-1 level 3')
    expect(screen.page.get('dialog').text()).not.toContain('Bring this back')
  })

  it('keeps the evidence that is being entered, and saves it once it is edited here again', async () => {
    const browser = await aBrowser()
    const screen = await browser.show()
    await untilEditable(screen)
    screen.button('Add').click()
    await vi.waitFor(() => screen.field('Kind'))
    screen.field('Kind').value = 'minutes'
    screen.field('Kind').dispatchEvent(new Event('change', { bubbles: true }))
    typeInto(screen.field('Title'), 'Minutes No. 7')
    browser.other().lock.takeOver()
    await vi.waitFor(() => expect(screen.page.get('dialog').text()).toContain(TAKEN))
    expect(screen.field('Title').value).toBe('Minutes No. 7')
    expect(screen.field('Title').matches(':disabled')).toBe(true)
    expect(screen.button('Save evidence').disabled).toBe(true)
    await screen.page.get('dialog [role=alert] button').trigger('click')
    await vi.waitFor(() => expect(screen.button('Save evidence').disabled).toBe(false))
    expect(document.activeElement).toBe(screen.field('Kind'))
    expect(await browser.storage.evidence.ofSheet(browser.sheetId)).toEqual([])
    screen.button('Save evidence').click()
    await vi.waitFor(async () =>
      expect(await browser.storage.evidence.ofSheet(browser.sheetId)).toMatchObject([
        { title: 'Minutes No. 7' },
      ]),
    )
  })
})

const evidence = { kind: 'minutes', title: 'Minutes', number: '', date: null, link: '' } as const

describe('leaving a sheet', () => {
  it('lets go of it only after what was typed is on the device', async () => {
    const browser = await aBrowser()
    let write: () => void = () => undefined
    const mayWrite = new Promise<void>((resolve) => (write = resolve))
    const save: OpenedStorage['answers']['save'] = async (...given) => {
      await mayWrite
      return browser.storage.answers.save(...given)
    }
    const slow = { ...browser.storage, answers: { ...browser.storage.answers, save } }
    const first = await browser.show('fill/IND-1', slow)
    await untilEditable(first)
    const next = browser.other()
    next.lock.wake()
    await vi.waitFor(() => expect(next.told).toEqual(['elsewhere']))
    typeInto(first.field('Note'), 'before going')
    await first.router.push(`/a/${browser.assessmentId}/overview`)
    await vi.waitFor(() => expect(first.text()).toContain('Overview'))
    await flushPromises()
    expect(next.told).toEqual(['elsewhere'])
    write()
    await vi.waitFor(() => expect(next.told).toEqual(['elsewhere', 'editing']))
    expect(await browser.stored()).toMatchObject({ note: 'before going' })
  })

  it('of which what was just done can still be taken back ends that offer', async () => {
    const browser = await aBrowser()
    await browser.storage.evidence.add(browser.sheetId, 'IND-1', evidence, null)
    const screen = await browser.show()
    const { useUndo } = await import('@/parts/undo')
    const undo = useUndo()
    await untilEditable(screen)
    screen.button('Remove: Minutes').click()
    await vi.waitFor(() => expect(undo.offer?.sentence).toBe('The evidence was removed.'))
    await screen.router.push(`/a/${browser.assessmentId}/results`)
    await vi.waitFor(() => expect(screen.text()).toContain('the results page'))
    expect(undo.offer).toBeNull()
  })

  it('for that of another assessment frees the one and claims the other', async () => {
    const browser = await aBrowser()
    const another = await begun(questionnaire, { wave: '2027' }, browser)
    const screen = await browser.show()
    await untilEditable(screen)
    await screen.router.push(`/a/${another.assessmentId}/fill/IND-1`)
    await vi.waitFor(() => expect(screen.text()).toContain('2027'))
    await untilEditable(screen)
    const next = browser.other()
    next.lock.wake()
    await vi.waitFor(() => expect(next.told).toEqual(['editing']))
    const second = await browser.show('fill/IND-1', browser.storage, another)
    await untilReadOnly(second, ELSEWHERE)
  })
})

describe('a window that comes back', () => {
  it('from where the browser had put it aside only reads what another window edits by then', async () => {
    const browser = await aBrowser()
    const screen = await browser.show()
    await untilEditable(screen)
    screen.vanish()
    const next = browser.other()
    next.lock.wake()
    await vi.waitFor(() => expect(next.told).toEqual(['editing']))
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
    await untilReadOnly(screen, ELSEWHERE)
  })

  it("to be seen edits what has become free meanwhile, and was in nobody's way until then", async () => {
    const browser = await aBrowser()
    const first = browser.other()
    first.lock.wake()
    const screen = await browser.show()
    await untilReadOnly(screen, ELSEWHERE)
    const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
    document.dispatchEvent(new Event('visibilitychange'))
    first.lock.close()
    const next = browser.other()
    next.lock.wake()
    await vi.waitFor(() => expect(next.told.at(-1)).toBe('editing'))
    next.lock.close()
    expect(isReadOnly(screen)).toBe(true)
    visibility.mockReturnValue('visible')
    document.dispatchEvent(new Event('visibilitychange'))
    await untilEditable(screen)
  })
})

it('until the browser has said who edits, a page looks as always and takes nothing', async () => {
  const assessment = await aBrowser()
  const { locks } = new FakeLocks().openWindow()
  let answer: () => void = () => undefined
  const answers = new Promise<void>((resolve) => (answer = resolve))
  const request: Locks['request'] = (...given) => answers.then(() => locks.request(...given))
  const screen = await open(assessment, 'fill/IND-1', { locks: { ...locks, request } })
  shown.push(screen)
  expect(isReadOnly(screen)).toBe(false)
  expect(screen.rung(2).closest('[inert]')).not.toBeNull()
  screen.rung(2).click()
  await flushPromises()
  expect(await assessment.stored()).toEqual(EMPTY_ANSWER)
  answer()
  await untilEditable(screen)
})

it('a sheet whose assessment is finished is claimed by no window', async () => {
  const browser = await aBrowser()
  await browser.storage.assessments.finish(browser.assessmentId)
  const screen = await browser.show()
  await untilReadOnly(screen, 'This assessment is finished')
  const next = browser.other()
  next.lock.wake()
  await vi.waitFor(() => expect(next.told).toEqual(['editing']))
})
