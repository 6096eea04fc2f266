import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import type { AnswerContent } from '@/domain/records/answer'
import KioskPage from '@/features/collect/KioskPage.vue'
import VotePage from '@/features/collect/VotePage.vue'
import type { Kiosk } from '@/platform/kiosk'
import { aLadder, anArea, anIndicator, anItem, answered, aQuestionnaire } from '../../support/questionnaires'
import { heldKiosk } from '../../support/held-kiosk'
import { aWorkshop, show } from './a-workshop'

afterEach(() => {
  document.body.innerHTML = ''
})

const PLANTED = 'a planted remark'

async function handedRound(
  rules: Parameters<typeof aWorkshop>[1] = {},
  left: Partial<Kiosk> = {},
  asked?: Questionnaire,
) {
  const workshop = await aWorkshop(undefined, rules, asked)
  const kiosk = heldKiosk({
    ...{ assessmentId: workshop.assessmentId, screen: 'vote', code: '5050' },
    ...{ respondent: null, abandoned: 0 },
    ...left,
  })
  if (left.isLeft)
    await workshop.storage.ballots.keepDraft(workshop.assessmentId, 'kiosk', {
      code: '2718',
      answers: { 'a-level': { ...answered(2), note: PLANTED } },
    })
  const page = await show(VotePage, workshop, 'vote', kiosk)
  const choose = async (label: string) => {
    const found = page.screen.findAll('label').find((one) => one.text().includes(label))
    if (!found) throw new Error(`no choice ${label} in: ${page.text()}`)
    await found.get('input').setValue()
  }
  const kept = () => workshop.storage.ballots.ofAssessment(workshop.assessmentId)
  return { ...workshop, ...page, kiosk, choose, kept }
}

async function begin(page: Awaited<ReturnType<typeof handedRound>>, code: string) {
  await page.type('Your code', code)
  await page.press('Begin')
  await page.until('Question 1 of 3')
}

const withFigure = aQuestionnaire({
  areas: [
    anArea('area-1', {
      indicators: [
        anIndicator('A-1', {
          items: [
            aLadder('a-level'),
            anItem('number', 'a-figure', {
              unit: 'count',
              integer: true,
              label: { ka: 'Meetings', en: 'Meetings' },
            }),
          ],
        }),
        anIndicator('A-2', { items: [aLadder('b-level')] }),
      ],
    }),
  ],
})

describe('figures that stand beside the question', () => {
  it('are folded, hold nobody up, and open where what was typed into them cannot be read', async () => {
    const page = await handedRound({}, {}, withFigure)
    const { screen, type, press, until, choose } = page
    await type('Your code', '2718')
    await press('Begin')
    await until('Question 1 of 2')
    const fold = () => screen.get<HTMLDetailsElement>('details').element
    expect(fold().open).toBe(false)
    expect(fold().querySelectorAll('input[type=radio]')).toHaveLength(0)
    await type('Meetings', 'often')
    await screen.get('details input').trigger('change')
    await choose('a-level level 3')
    await press('Next')
    expect(fold().open).toBe(true)
    await until('Question 1 of 2')
    await type('Meetings', '')
    await screen.get('details input').trigger('change')
    await press('Next')
    await until('Question 2 of 2')
  })
})

describe('the tablet that goes round', () => {
  it('takes the ballot of each under their code, and shows nothing of the one before', async () => {
    const page = await handedRound()
    const { press, until, choose, kept, field, screen } = page
    await begin(page, '2718')
    await choose('a-level level 3')
    await press('Next')
    await until('Question 2 of 3')
    await press('Next')
    await until('Question 3 of 3')
    await press('Finish')
    await until('Thank you!')
    expect(await kept()).toMatchObject([
      { code: '2718', way: 'kiosk', round: 1, answers: { 'a-level': { value: 3 } } },
    ])
    await press('Next person')
    await until('Your code')
    expect(field('Your code').value).toBe('')
    expect(screen.html()).not.toContain('2718')
    await begin(page, '3141')
    expect(screen.findAll('input:checked')).toEqual([])
  })

  it('takes no code that nobody has, and says when a code was used before', async () => {
    const page = await handedRound()
    const { storage, assessmentId, type, press, until, choose, kept } = page
    await type('Your code', '9999')
    await press('Begin')
    await until('No participant has this code.')
    await storage.ballots.keep(assessmentId, {
      ...{ code: '2718', round: 1, way: 'paper' },
      answers: { 'a-level': answered(0) },
    })
    await type('Your code', '2718')
    await press('Begin')
    await until('a ballot has been handed in already: 1 March 2026, 16:00; 1 of 3.')
    await press('Answer once more')
    await until('Question 1 of 3')
    await choose('a-level level 4')
    for (const question of [2, 3]) {
      await press('Next')
      await until(`Question ${question} of 3`)
    }
    await press('Finish')
    await until('Thank you!')
    expect(await kept()).toMatchObject([{ way: 'kiosk', answers: { 'a-level': { value: 4 } } }])
    expect(await storage.ballots.earlier(assessmentId)).toMatchObject([{ way: 'paper' }])
  })

  it('finds the same person again after a reload, and counts who gave up', async () => {
    const page = await handedRound()
    const { storage, assessmentId, choose, kiosk, kept } = page
    await begin(page, '2718')
    await choose('a-level level 3')
    await vi.waitFor(async () =>
      expect(await storage.ballots.draft(assessmentId, 'kiosk')).toMatchObject({
        code: '2718',
        answers: { 'a-level': { value: 3 } },
      }),
    )
    page.screen.unmount()
    const again = await show(VotePage, { storage, assessmentId }, 'vote', kiosk)
    await again.until('Question 1 of 3')
    expect(again.screen.findAll('input:checked')).toHaveLength(1)
    await again.press('I do not want to go on')
    await again.press('Delete my answers')
    await again.until('Your code')
    expect(await storage.ballots.draft(assessmentId, 'kiosk')).toBeNull()
    expect(await kept()).toEqual([])
    expect(kiosk.read()?.abandoned).toBe(1)
  })

  it('comes back only with the code of the facilitator', async () => {
    const { press, type, until, kiosk, router } = await handedRound()
    await press('For the facilitator')
    await until('The four digits you chose')
    await type('The four digits you chose', '1111')
    await press('Back to collecting')
    await until('This is not the code.')
    expect(kiosk.read()).not.toBeNull()
    await type('The four digits you chose', '5050')
    await press('Back to collecting')
    await vi.waitFor(() => expect(router.currentRoute.value.name).toBe('kiosk'))
    expect(kiosk.read()).toBeNull()
  })
})

describe('what the tablet promises', () => {
  it('is that nobody sees the answers only while the round is blind', async () => {
    const { until, storage, assessmentId, text } = await handedRound()
    await until('Nobody sees what you answered until all have handed in')
    await storage.workshops.change(assessmentId, { phase: 'together' })
    await until('The group may already look at what was answered')
    expect(text()).not.toContain('Nobody sees')
  })

  it('is not that where the round is open', async () => {
    const { until, text } = await handedRound({ isBlind: false })
    await until('The group may already look at what was answered')
    expect(text()).not.toContain('Nobody sees')
  })
})

describe('a ballot that was left unfinished on the tablet', () => {
  it('opens again for the code of its participant alone, and nobody sees of it before', async () => {
    const page = await handedRound({}, { isLeft: true })
    const { storage, assessmentId, type, press, until, screen, kept } = page
    await type('Your code', '3141')
    await press('Begin')
    await until('Another participant’s ballot is unfinished')
    expect(screen.html()).not.toContain(PLANTED)
    expect(screen.findAll('input:checked')).toEqual([])
    expect(await storage.ballots.draft(assessmentId, 'kiosk')).toMatchObject({ code: '2718' })
    await type('Your code', '2718')
    await press('Begin')
    await until('Question 1 of 3')
    expect(screen.findAll('input:checked')).toHaveLength(1)
    for (const question of [2, 3]) {
      await press('Next')
      await until(`Question ${question} of 3`)
    }
    await press('Finish')
    await until('Thank you!')
    expect(await kept()).toMatchObject([
      { code: '2718', answers: { 'a-level': { value: 2, note: PLANTED } } },
    ])
    await press('Next person')
    await until('Your code')
    await begin(page, '3141')
    expect(screen.findAll('input:checked')).toEqual([])
  })
})

describe('handing the tablet over', () => {
  async function withLeft(answers: Record<string, AnswerContent>) {
    const workshop = await aWorkshop()
    await workshop.storage.ballots.keepDraft(workshop.assessmentId, 'kiosk', { code: '2718', answers })
    const kiosk = heldKiosk()
    const page = await show(KioskPage, workshop, 'kiosk', kiosk)
    const draft = () => workshop.storage.ballots.draft(workshop.assessmentId, 'kiosk')
    return { ...workshop, ...page, kiosk, draft }
  }

  it('needs a code for leaving, and leaves what somebody has begun to be continued', async () => {
    const { press, type, until, router, kiosk, draft, assessmentId, screen } = await withLeft({
      'a-level': { ...answered(2), note: PLANTED },
    })
    await until('The ballot 2718 was left unfinished')
    expect(screen.html()).not.toContain(PLANTED)
    await press('Hand the device over')
    await until('Write four digits.')
    await type('Your code for leaving', '5050')
    await press('Hand the device over')
    await vi.waitFor(() => expect(router.currentRoute.value.name).toBe('vote'))
    expect(kiosk.read()).toMatchObject({ assessmentId, screen: 'vote', code: '5050', isLeft: true })
    expect(await draft()).toMatchObject({ code: '2718' })
  })

  it('deletes what somebody has left, unseen, when the facilitator says so', async () => {
    const { press, until, draft, text, type, kiosk, router } = await withLeft({ 'a-level': answered(2) })
    await until('The ballot 2718 was left unfinished')
    await press('Delete the unfinished ballot')
    await vi.waitFor(() => expect(text()).not.toContain('left unfinished'))
    expect(await draft()).toBeNull()
    await type('Your code for leaving', '5050')
    await press('Hand the device over')
    await vi.waitFor(() => expect(router.currentRoute.value.name).toBe('vote'))
    expect(kiosk.read()).toMatchObject({ isLeft: false })
  })

  it('is not held up by a ballot in which nothing was answered', async () => {
    const { text, until } = await withLeft({})
    await until('Hand the device over')
    expect(text()).not.toContain('left unfinished')
  })
})
