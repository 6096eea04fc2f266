import { afterEach, describe, expect, it, vi } from 'vitest'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import { readReport } from '@/exchange/invitation/ready-report'
import JoinPage from '@/features/join/JoinPage.vue'
import ReadyPage from '@/features/join/ReadyPage.vue'
import { writeInvitation } from '@/exchange/invitation/invitation'
import { fakeStorage } from '../../support/fake-storage'
import { practice } from '../../support/storage-parts'
import { questionnaire, show } from '../collect/a-workshop'

afterEach(() => {
  document.body.innerHTML = ''
})

const assessmentId = '11111111-2222-4333-8444-555555555555'
const sha256 = fingerprint(questionnaire)
const { municipality, municipalityKind, wave, period, subset } = practice
const about = { municipality, municipalityKind, wave, period, subset }

async function aPhone() {
  const { storage } = await fakeStorage()
  const identity = { id: questionnaire.id, version: questionnaire.version, sha256 }
  await storage.questionnaires.keep(questionnaire, identity)
  return { storage, invited: { id: assessmentId, ...about, questionnaire: identity } }
}

describe('a device that has joined', () => {
  it('says what it has, and reports it under the code of whoever is at work, in digits that can be read', async () => {
    const { storage, invited } = await aPhone()
    await storage.workshops.join(invited, '2718')
    const { until, text } = await show(ReadyPage, { storage, assessmentId }, 'ready')
    await until('Report to the facilitator, code 2718')
    expect(text()).toContain('The questionnaire is on this device.')
    const [digits = ''] = /\d{4} \d{4} \d{4}/.exec(text()) ?? []
    expect(readReport(digits, { assessmentId, sha256 })).toMatchObject({
      ok: true,
      value: { code: '2718', readiness: { questionnaire: 'yes', app: 'no', kept: 'no', space: 'yes' } },
    })
  })

  it('whose code is unknown leads back to joining, and reports nothing', async () => {
    const { storage, invited } = await aPhone()
    await storage.workshops.join(invited, '2718')
    await storage.settings.set(`participantCode/${assessmentId}`, null)
    const { until, text } = await show(ReadyPage, { storage, assessmentId }, 'ready')
    await until('Your code is missing on this device.')
    expect(text()).not.toMatch(/\d{4} \d{4} \d{4}/)
  })

  it('is one button away from the code that was typed', async () => {
    const { storage, invited } = await aPhone()
    const payload = writeInvitation({
      assessmentId,
      ...about,
      questionnaire: invited.questionnaire,
      code: '2718',
    })
    const { until, press, router } = await show(JoinPage, { storage, assessmentId }, `/join/${payload ?? ''}`)
    await until('Your code')
    await press('Join and check this device')
    await vi.waitFor(() => expect(router.currentRoute.value.name).toBe('ready'), 10_000)
    expect((await storage.workshops.joined(assessmentId)).people).toMatchObject([{ code: '2718' }])
  })
})
