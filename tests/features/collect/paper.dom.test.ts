import { afterEach, describe, expect, it, vi } from 'vitest'
import PaperPage from '@/features/collect/PaperPage.vue'
import { answered } from '../../support/questionnaires'
import { aWorkshop, show } from './a-workshop'

afterEach(() => {
  document.body.innerHTML = ''
})

async function entering() {
  const workshop = await aWorkshop()
  const page = await show(PaperPage, workshop, 'paper')
  await vi.waitFor(() => page.field('Code on the ballot'), 10_000)
  return { ...workshop, ...page, kept: () => workshop.storage.ballots.ofAssessment(workshop.assessmentId) }
}

describe('a paper ballot', () => {
  it('is entered under its code, level by level with single keys, and the next begins empty', async () => {
    const { type, press, until, field, kept } = await entering()
    await type('Code on the ballot', '2718')
    await type('Question of A-1?', '3')
    await vi.waitFor(() => expect(document.activeElement).toBe(field('Question of A-2?')))
    await type('Question of A-2?', '?')
    await vi.waitFor(() => expect(document.activeElement).toBe(field('Question of A-3?')))
    await type('Question of A-3?', '2')
    await press('Save and open the next ballot')
    await until('Saved: ballot 2718.')
    expect(await kept()).toMatchObject([
      {
        code: '2718',
        way: 'paper',
        round: 1,
        answers: { 'a-level': { value: 3 }, 'b-level': { state: 'dontKnow' }, 'c-yes': { value: 'partly' } },
      },
    ])
    expect(field('Code on the ballot').value).toBe('')
    expect(field('Question of A-1?').value).toBe('')
  })

  it('that has no whole code, no answer, or an answer that is none, is not saved', async () => {
    const { type, press, until, kept } = await entering()
    await type('Code on the ballot', '271')
    await press('Save and open')
    await until('Write the four digits')
    await type('Code on the ballot', '2718')
    await press('Save and open')
    await until('Nothing has been entered yet.')
    await type('Question of A-1?', '7')
    await press('Save and open')
    await until('is not an answer to its question')
    expect(await kept()).toEqual([])
  })

  it('takes the place of one with the same code only when that is said', async () => {
    const { storage, assessmentId, screen, type, press, until, field, kept } = await entering()
    await storage.ballots.keep(assessmentId, {
      code: '2718',
      round: 1,
      way: 'kiosk',
      answers: { 'a-level': answered(1) },
    })
    await type('Code on the ballot', '2718')
    await until('has been handed in already, on the shared device: 1 March 2026, 16:00; 1 of 3.')
    expect(field('Question of A-1?').value).toBe('')
    await type('Question of A-1?', '4')
    await press('Save and open')
    await until('Say that this one is to replace it')
    expect(await kept()).toMatchObject([{ way: 'kiosk' }])
    await screen.get('input[type="checkbox"]').setValue(true)
    await press('Save and open')
    await until('in the place of the earlier one')
    expect(await kept()).toMatchObject([{ way: 'paper', answers: { 'a-level': { value: 4 } } }])
    const [earlier] = await storage.ballots.earlier(assessmentId)
    expect(earlier).toMatchObject({ way: 'kiosk' })
    expect(await storage.imports.list()).toMatchObject([{ fileName: 'Ballot 2718, from paper' }])
  })

  it('with a code that nobody has is taken, and that is said', async () => {
    const { type, until, press, kept } = await entering()
    await type('Code on the ballot', '9999')
    await until('No participant has the code 9999')
    await type('Question of A-1?', '0')
    await press('Save and open')
    await until('Saved: ballot 9999.')
    expect(await kept()).toMatchObject([{ code: '9999' }])
  })

  it('that is not saved yet is there again when the page is opened anew', async () => {
    const { storage, assessmentId, screen, type } = await entering()
    await type('Code on the ballot', '3141')
    await type('Question of A-1?', '2')
    await vi.waitFor(async () =>
      expect(await storage.ballots.draft(assessmentId, 'paper')).toMatchObject({
        code: '3141',
        answers: { 'a-level': { value: 2 } },
      }),
    )
    screen.unmount()
    const again = await show(PaperPage, { storage, assessmentId }, 'paper')
    await vi.waitFor(() => expect(again.field('Code on the ballot').value).toBe('3141'), 10_000)
    expect(again.field('Question of A-1?').value).toBe('2')
  })
})
