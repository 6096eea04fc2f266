import { afterEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, inject } from 'vue'
import OwnSheetLine from '@/app/OwnSheetLine.vue'
import { selected } from '@/domain/sharing/selection'
import HandInPage from '@/features/join/HandInPage.vue'
import JoinPage from '@/features/join/JoinPage.vue'
import { useUndo } from '@/parts/undo'
import { bundleKey } from '@/parts/use-assessment'
import { fakeStorage } from '../../support/fake-storage'
import { heldSheets } from '../../support/held-sheets'
import { answered } from '../../support/questionnaires'
import { aWorkshop, show } from '../collect/a-workshop'

afterEach(() => {
  document.body.innerHTML = ''
})

/** What stands around every page of an assessment, and which answers the page would show. */
const ShownSheet = defineComponent({
  setup() {
    // The screens outside an assessment are this one, too.
    const bundle = inject(bundleKey, null)
    if (!bundle) return () => h('h1', 'Elsewhere')
    const levels = () =>
      [...bundle.value.answers.values()].map(({ value }) => JSON.stringify(value)).join(', ')
    return () =>
      h('main', [
        h('h1', 'Sheet'),
        h(OwnSheetLine, { bundle: bundle.value }),
        h('p', `Answers: ${levels() || 'none'}.`),
      ])
  },
})

/** A phone that was invited to a workshop, and the device of its facilitator. */
async function aPhone() {
  const facilitator = await aWorkshop(['2718', '3141'])
  const { assessmentId } = facilitator
  const { storage } = await fakeStorage()
  const { records } = await facilitator.storage.backup.readAll()
  await storage.questionnaires.keep(
    records.questionnaires[0]?.document,
    (await facilitator.storage.assessments.get(assessmentId))?.questionnaire ?? {
      id: '',
      version: '',
      sha256: '',
    },
  )
  const about = await facilitator.storage.assessments.get(assessmentId)
  if (!about) throw new Error('the facilitator has it')
  const { id, municipality, municipalityKind, questionnaire, subset, period, wave } = about
  const invited = { id, municipality, municipalityKind, questionnaire, subset, period, wave }
  const join = (code: string) => storage.workshops.join(invited, code)
  const atWork = async () => {
    const { people, open } = await storage.workshops.joined(assessmentId)
    return people.find(({ sheetId }) => sheetId === open) ?? null
  }
  /** Answers the first question on the sheet that is open. */
  const answer = async (level: number) => {
    await storage.answers.save((await atWork())?.sheetId ?? '', 'a-level', answered(level))
  }
  return { facilitator, storage, assessmentId, join, atWork, answer }
}
type Phone = Awaited<ReturnType<typeof aPhone>>

function opened(
  { storage, assessmentId }: Phone,
  page = JoinPage as Parameters<typeof show>[0],
  path?: string,
  /** The window in which it is opened; a new one where none is given. */
  sheetOfWindow = heldSheets(),
) {
  return show(page, { storage, assessmentId }, path ?? `/join?workshop=${assessmentId}`, { sheetOfWindow })
}
async function answersShown(phone: Phone, sheetOfWindow = heldSheets()): Promise<string> {
  const { text, screen, until } = await opened(phone, ShownSheet, 'fill', sheetOfWindow)
  await until('Another code')
  const said = text()
  screen.unmount()
  return said
}

describe('two people with one phone', () => {
  it('each have a sheet of their own: the second never sees the first one’s answers', async () => {
    const phone = await aPhone()
    await phone.join('2718')
    await phone.answer(3)
    const { until, type, press, router, screen, text } = await opened(phone)
    await until('Go on as 2718')
    await type('Your code', '3141')
    await press('Begin')
    await until('The code 3141 is new on this device. Whose is it?')
    expect((await phone.atWork())?.code).toBe('2718')
    await screen.get('input[value=new]').setValue()
    await press('Begin')
    await vi.waitFor(() => expect(router.currentRoute.value.name).toBe('fill'), 10_000)
    expect(text()).not.toContain('Answers: 3')
    screen.unmount()
    expect((await phone.atWork())?.code).toBe('3141')
    expect(await answersShown(phone)).toContain('You answer under the code 3141. Another code Answers: none.')
  })

  it('each come back to their own answers by their code, and hand in those alone', async () => {
    const phone = await aPhone()
    await phone.join('2718')
    await phone.answer(3)
    await phone.join('3141')
    await phone.answer(1)
    const { until, type, press, screen, router } = await opened(phone)
    await until('2 people answer on this device')
    await type('Your code', '2718')
    await press('Begin')
    await vi.waitFor(() => expect(router.currentRoute.value.name).toBe('fill'), 10_000)
    screen.unmount()
    expect(await answersShown(phone)).toContain('Answers: 3.')
    const page = await opened(phone, HandInPage, 'handIn')
    await page.until('Hand in under the code 2718')
    await page.press('Make a file')
    await page.until('kibe-2718.kibe is ready')
    expect(await phone.storage.ballots.ofAssessment(phone.assessmentId)).toMatchObject([
      { code: '2718', answers: { 'a-level': { value: 3 } } },
    ])
  })

  it('are not told each other’s codes', async () => {
    const phone = await aPhone()
    await phone.join('2718')
    await phone.join('3141')
    const { until, type, press, text } = await opened(phone)
    await until('2 people answer on this device')
    await type('Your code', '1618')
    await press('Begin')
    await until('Whose is it?')
    expect(text()).not.toMatch(/2718|3141/)
  })

  it('cannot take back what the other did', async () => {
    const phone = await aPhone()
    await phone.join('2718')
    const { until, press, router } = await opened(phone)
    await until('Go on as 2718')
    useUndo().propose('Note removed.', () => Promise.resolve())
    await press('Go on as 2718')
    await vi.waitFor(() => expect(router.currentRoute.value.name).toBe('fill'), 10_000)
    expect(useUndo().offer).toBeNull()
  })
})

describe('two windows on one phone', () => {
  /** The first person answers in a window; then the second joins in another. */
  async function twoWindows() {
    const phone = await aPhone()
    const first = heldSheets()
    await phone.join('2718')
    await phone.answer(3)
    const page = await opened(phone, ShownSheet, 'fill', first)
    await page.until('Answers: 3.')
    await phone.join('3141')
    await phone.answer(1)
    return { phone, page, first }
  }

  it('each stay with the person for whom they were opened, also when loaded again', async () => {
    const { phone, page, first } = await twoWindows()
    const mine = (await phone.storage.workshops.joined(phone.assessmentId)).people[0]?.sheetId ?? ''
    await phone.storage.answers.save(mine, 'a-level', answered(2))
    await page.until('Answers: 2.')
    expect(page.text()).toContain('You answer under the code 2718.')
    page.screen.unmount()
    expect(await answersShown(phone, first)).toContain('Answers: 2.')
    expect(await answersShown(phone)).toContain('Answers: 1.')
  })

  it('change the person only where that person types their code', async () => {
    const { phone, page, first } = await twoWindows()
    page.screen.unmount()
    const joining = await opened(phone, JoinPage, undefined, first)
    await joining.until('2 people answer on this device')
    await joining.type('Your code', '3141')
    await joining.press('Begin')
    await vi.waitFor(() => expect(joining.router.currentRoute.value.name).toBe('fill'), 10_000)
    joining.screen.unmount()
    expect(await answersShown(phone, first)).toContain(
      'You answer under the code 3141. Another code Answers: 1.',
    )
  })

  it('hand in what stands on their own sheet, under its own code', async () => {
    const { phone, page, first } = await twoWindows()
    page.screen.unmount()
    const handingIn = await opened(phone, HandInPage, 'handIn', first)
    await handingIn.until('Hand in under the code 2718')
    await handingIn.press('Make a file')
    await handingIn.until('kibe-2718.kibe is ready')
    expect(await phone.storage.ballots.ofAssessment(phone.assessmentId)).toMatchObject([
      { code: '2718', answers: { 'a-level': { value: 3 } } },
    ])
  })
})

describe('a code that was typed wrongly', () => {
  it('is put right without losing an answer', async () => {
    const phone = await aPhone()
    await phone.join('2817')
    await phone.answer(2)
    const { until, type, press, router, screen } = await opened(phone)
    await until('Go on as 2817')
    await type('Your code', '2718')
    await press('Begin')
    await until('Mine: I typed a wrong code here before')
    await screen.get('input[value=wrong]').setValue()
    await type('The code typed by mistake', '2817')
    await press('Begin')
    await vi.waitFor(() => expect(router.currentRoute.value.name).toBe('fill'), 10_000)
    screen.unmount()
    expect((await phone.storage.workshops.joined(phone.assessmentId)).people).toMatchObject([
      { code: '2718' },
    ])
    expect(await answersShown(phone)).toContain('You answer under the code 2718. Another code Answers: 2.')
  })

  it('opens answers of before only to whoever knows under which code they stand', async () => {
    const phone = await aPhone()
    await phone.join('2817')
    await phone.join('3141')
    const { until, type, press, screen } = await opened(phone)
    await until('2 people answer on this device')
    await type('Your code', '2718')
    await press('Begin')
    await until('Whose is it?')
    await screen.get('input[value=wrong]').setValue()
    await press('Begin')
    await until('Nobody answers on this device under that code.')
    await type('The code typed by mistake', '2818')
    await press('Begin')
    await until('Nobody answers on this device under that code.')
    const { people } = await phone.storage.workshops.joined(phone.assessmentId)
    expect(people.map(({ code }) => code)).toEqual(['2817', '3141'])
  })

  it('is asked about anew when it is typed once more', async () => {
    const phone = await aPhone()
    await phone.join('2817')
    const { until, type, press, text } = await opened(phone)
    await until('Go on as 2817')
    await type('Your code', '2718')
    await press('Begin')
    await until('Whose is it?')
    await type('Your code', '2817')
    expect(text()).not.toContain('Whose is it?')
  })
})

it('answers whose code this device has forgotten go on under the code that is given', async () => {
  const phone = await aPhone()
  await phone.join('2718')
  await phone.answer(4)
  await phone.storage.settings.set(`participantCode/${phone.assessmentId}`, null)
  const { until, type, press, router, screen, text } = await opened(phone)
  await until('Your code')
  await type('Your code', '2718')
  await press('Begin')
  await until('Mine: I began here on')
  expect(text()).not.toContain('Go on as')
  await screen.findAll('input[type=radio]')[1]?.setValue()
  await press('Begin')
  await vi.waitFor(() => expect(router.currentRoute.value.name).toBe('fill'), 10_000)
  screen.unmount()
  expect(await answersShown(phone)).toContain('Answers: 4.')
})

describe('when what the group agreed on has come to a participant’s device', () => {
  async function afterwards(part: 'outcome' | 'everything') {
    const phone = await aPhone()
    await phone.join('2718')
    await phone.answer(3)
    const { storage, assessmentId, sheetId } = phone.facilitator
    await storage.answers.save(sheetId, 'a-level', answered(1))
    const { records } = await storage.backup.readAll()
    const shared = selected(records, {
      assessments: [{ id: assessmentId, sheets: 'all', withPlan: true, workshop: part }],
      ...{ questionnaires: [], withNames: false, withNotes: true, withAttachments: true },
    })
    await phone.storage.imports.add(shared, [], 'outcome.kibe')
    return phone
  }

  it.each(['outcome', 'everything'] as const)(
    '(%s) their own sheet is shown and handed in as before',
    async (part) => {
      const phone = await afterwards(part)
      expect(await answersShown(phone)).toContain('Answers: 3.')
      const page = await opened(phone, HandInPage, 'handIn')
      await page.until('Hand in under the code 2718')
      await page.press('Make a file')
      await page.until('kibe-2718.kibe is ready')
    },
  )

  it('the group’s result is one step away, and so is the way back', async () => {
    const phone = await afterwards('outcome')
    const { until, press, screen, router } = await opened(phone, ShownSheet, 'fill')
    await until('Answers: 3.')
    await until('What the group agreed on')
    await press('What the group agreed on')
    await until('This is what the group agreed on.')
    await until('Answers: 1.')
    expect(router.currentRoute.value.name).toBe('results')
    await press('To your own answers')
    await vi.waitFor(() => expect(router.currentRoute.value.name).toBe('join'), 10_000)
    screen.unmount()
    const joining = await opened(phone)
    await joining.until('Go on as 2718')
    await joining.press('Go on as 2718')
    await vi.waitFor(() => expect(joining.router.currentRoute.value.name).toBe('fill'), 10_000)
    joining.screen.unmount()
    expect(await answersShown(phone)).toContain('Answers: 3.')
  })

  it('the workshop is still among those in which one can take part', async () => {
    const phone = await afterwards('everything')
    const { until, press, text } = await opened(phone, JoinPage, '/join')
    await until('Workshops on this device')
    await press('Practice municipality, 2026')
    await until('Go on as 2718')
    expect(text()).not.toContain('Workshops on this device')
  })

  it('and it is finished, nothing is handed in any more, and this is said', async () => {
    const phone = await afterwards('outcome')
    await phone.facilitator.storage.assessments.finish(phone.assessmentId)
    const { records } = await phone.facilitator.storage.backup.readAll()
    await phone.storage.imports.add(records, [], 'final.kibe')
    const { until, text } = await opened(phone, HandInPage, 'handIn')
    await until('The facilitator has finished this assessment')
    expect(text()).not.toContain('Make a file')
  })
})
