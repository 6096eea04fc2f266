import { afterEach, describe, expect, it, vi } from 'vitest'
import { writeInvitation } from '@/exchange/invitation/invitation'
import { recordsOfEachKind } from '@/domain/records/registry'
import { invitationOf } from '@/features/workshop/use-invitation'
import { selected } from '@/domain/sharing/selection'
import JoinPage from '@/features/join/JoinPage.vue'
import { fakeStorage, rawRows } from '../../support/fake-storage'
import { servedContent } from '../../support/mount-page'
import { practice } from '../../support/storage-parts'
import { written } from '../../exchange/hand-made'
import { aWorkshop, bring, show } from '../collect/a-workshop'

afterEach(() => {
  document.body.innerHTML = ''
})

const assessmentId = '11111111-2222-4333-8444-555555555555'

/** The link of a workshop on the first questionnaire that is served. */
async function aLink(storage: Awaited<ReturnType<typeof fakeStorage>>['storage'], code: string | null) {
  const { questionnaires } = await servedContent(storage).index()
  const { id, version, sha256 } = questionnaires[0] ?? { id: '', version: '', sha256: '' }
  const { municipality, municipalityKind, wave, period, subset } = practice
  const questionnaire = { id, version, sha256 }
  const about = { assessmentId, questionnaire, municipality, municipalityKind, wave, period, subset, code }
  return { questionnaire, path: `/join/${writeInvitation(about) ?? ''}` }
}

describe('the link of a workshop', () => {
  it('begins an own sheet without a name in that very workshop, under the code of the link', async () => {
    const { storage } = await fakeStorage()
    const { path, questionnaire } = await aLink(storage, '2718')
    const { until, press, field, router } = await show(JoinPage, { storage, assessmentId }, path)
    await until('Practice municipality, 2026')
    expect(field('Your code').value).toBe('2718')
    await press('Begin')
    await vi.waitFor(() => expect(router.currentRoute.value.name).toBe('fill'), 10_000)
    expect(await storage.assessments.get(assessmentId)).toMatchObject({
      respondents: 'workshop',
      questionnaire,
      version: {},
    })
    expect(await storage.sheets.ofAssessment(assessmentId)).toMatchObject([
      { kind: 'individual', name: null },
    ])
    expect((await storage.workshops.joined(assessmentId)).people).toMatchObject([{ code: '2718' }])
  })

  it('without a code asks for the one on the slip, and takes nothing but four digits', async () => {
    const { storage } = await fakeStorage()
    const { path } = await aLink(storage, null)
    const { until, press, type, field, router } = await show(JoinPage, { storage, assessmentId }, path)
    await until('Your code')
    await type('Your code', '27a')
    expect(field('Your code').value).toBe('27')
    await press('Begin')
    await until('Write the four digits of your code.')
    expect(await storage.assessments.list()).toEqual([])
    await type('Your code', '3141')
    await press('Begin')
    await vi.waitFor(() => expect(router.currentRoute.value.name).toBe('fill'), 10_000)
  })

  it('opened twice leads to the one sheet', async () => {
    const { storage } = await fakeStorage()
    const { path } = await aLink(storage, '2718')
    for (let times = 0; times < 2; times += 1) {
      const { until, press, router, screen } = await show(JoinPage, { storage, assessmentId }, path)
      await until('Your code')
      await press('Begin')
      await vi.waitFor(() => expect(router.currentRoute.value.name).toBe('fill'), 10_000)
      screen.unmount()
    }
    expect(await storage.sheets.ofAssessment(assessmentId)).toHaveLength(1)
  })

  it('gives way to the next in the same window, with the code of that', async () => {
    const { storage } = await fakeStorage()
    const { path } = await aLink(storage, '2718')
    const next = await aLink(storage, '3141')
    const { until, field, router } = await show(JoinPage, { storage, assessmentId }, path)
    await until('Your code')
    await router.push(next.path)
    await vi.waitFor(() => expect(field('Your code').value).toBe('3141'), 10_000)
  })

  it('counts, also where an invitation was opened as a file before', async () => {
    const facilitator = await aWorkshop()
    const { records } = await facilitator.storage.backup.readAll()
    const shared = selected(records, invitationOf(facilitator.assessmentId))
    const file = await written({ ...recordsOfEachKind(() => []), ...shared, attachments: [] })
    const { storage } = await fakeStorage()
    const { screen, until, field, router } = await show(JoinPage, { storage, assessmentId }, '/join')
    await bring(screen, [new File([file], 'invitation.kibe')])
    await until('Your code')
    expect(field('Your code').value).toBe('')
    await router.push((await aLink(storage, '3141')).path)
    await vi.waitFor(() => expect(field('Your code').value).toBe('3141'), 10_000)
  })

  it('that is torn is said to be so, and the way by a file stays', async () => {
    const { storage } = await fakeStorage()
    const { text } = await show(JoinPage, { storage, assessmentId }, '/join/bm90LWFuLWludml0YXRpb24')
    expect(text()).toContain('This link cannot be read.')
    expect(text()).toContain('Open the invitation')
  })

  it('to a questionnaire that this device has not leads to the invitation as a file', async () => {
    const { storage } = await fakeStorage()
    const { municipality, municipalityKind, wave, period, subset } = practice
    const questionnaire = { id: 'participation', version: '9.9.9', sha256: 'f'.repeat(64) }
    const payload = writeInvitation({
      ...{ assessmentId, questionnaire, municipality, municipalityKind, wave, period, subset },
      code: '2718',
    })
    const { press, until } = await show(JoinPage, { storage, assessmentId }, `/join/${payload ?? ''}`)
    await until('Your code')
    await press('Begin')
    await until('does not have the questionnaire yet (participation 9.9.9)')
    expect(await storage.assessments.list()).toEqual([])
  })
})

describe('the invitation as a file', () => {
  async function invitation() {
    const facilitator = await aWorkshop()
    const { records } = await facilitator.storage.backup.readAll()
    const shared = selected(records, invitationOf(facilitator.assessmentId))
    const file = await written({ ...recordsOfEachKind(() => []), ...shared, attachments: [] })
    return { facilitator, file: new File([file], 'invitation.kibe') }
  }

  it('brings its questionnaire along, and the facilitator recognises what is joined as their workshop', async () => {
    const { facilitator, file } = await invitation()
    const { storage } = await fakeStorage()
    const { screen, until, type, press, router } = await show(JoinPage, { storage, assessmentId }, '/join')
    await bring(screen, [file])
    await until('Your code')
    await type('Your code', '2718')
    await press('Begin')
    await vi.waitFor(() => expect(router.currentRoute.value.name).toBe('fill'), 10_000)
    const joined = await storage.assessments.get(facilitator.assessmentId)
    expect(joined).toEqual(await facilitator.storage.assessments.get(facilitator.assessmentId))
    expect(await storage.workshops.participants(facilitator.assessmentId)).toEqual([])
  })

  it('on the device that runs the workshop begins no sheet', async () => {
    const { facilitator, file } = await invitation()
    const { screen, until } = await show(JoinPage, facilitator, '/join')
    const before = await rawRows(facilitator.databaseName)
    await bring(screen, [file])
    await until('This device runs the workshop.')
    expect(await rawRows(facilitator.databaseName)).toEqual(before)
    expect(await facilitator.storage.sheets.ofAssessment(facilitator.assessmentId)).toHaveLength(1)
  })

  it('that is something else is refused in words', async () => {
    const { storage } = await fakeStorage()
    const { screen, until } = await show(JoinPage, { storage, assessmentId }, '/join')
    await bring(screen, [new File(['no'], 'letter.kibe')])
    await until('This is not a .kibe file.')
    await bring(screen, [new File([await written(recordsOfEachKind(() => []))], 'empty.kibe')])
    await until('There is no workshop in this file.')
    expect(await storage.assessments.list()).toEqual([])
  })
})

describe('what a link says of the assessment', () => {
  it('gives way to what the facilitator’s device says of it, without a conflict', async () => {
    const facilitator = await aWorkshop()
    const { storage } = await fakeStorage()
    const { questionnaire, municipality, municipalityKind, wave, period, subset } =
      (await facilitator.storage.assessments.get(facilitator.assessmentId)) ?? practice
    const about = { questionnaire, municipality, municipalityKind, wave, period, subset }
    await storage.workshops.join({ id: facilitator.assessmentId, ...about }, '2718')
    await facilitator.storage.assessments.finish(facilitator.assessmentId)
    const { records } = await facilitator.storage.backup.readAll()
    await storage.imports.add(records, [], 'all.kibe')
    expect(await storage.conflicts.list()).toEqual([])
    expect(await storage.assessments.get(facilitator.assessmentId)).toEqual(
      await facilitator.storage.assessments.get(facilitator.assessmentId),
    )
  })
})
