import type { VueWrapper } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import { starterAssessmentId } from '@/domain/records/derived-id'
import FilePage from '@/features/data/FilePage.vue'
import BeginPage from '@/features/begin/BeginPage.vue'
import { makeShareFile } from '@/workers/share-file'
import { fakeStorage } from '../../support/fake-storage'
import { on } from '../../support/kibe-file-device'
import { button, mountPage, untilSaid } from '../../support/mount-page'
import { choose, showOn } from '../data/device'
import { aProgramme, keepParticipation } from '../programmes/programme'

let mounted: VueWrapper | null = null
afterEach(() => {
  mounted?.unmount()
  vi.unstubAllGlobals()
})

test('whoever opens a starter file is led to beginning with it, and begins what the lead’s device knows by the same id', async () => {
  const lead = await fakeStorage()
  const questionnaire = await keepParticipation(lead.storage)
  const programme = await lead.storage.programmes.add(aProgramme({ questionnaire, subset: 'rapid' }))
  const origin = { appVersion: '1.0.0', createdAt: '2026-03-01T12:00:00Z' }
  const file = await makeShareFile({ programmes: [programme.id] }, origin, on(lead.databaseName)).done

  const there = await fakeStorage()
  const opened = await showOn(there, FilePage, '/file')
  mounted = opened.screen
  await choose(opened.screen, new File([file], 'starter.kibe'))
  await untilSaid(opened.screen, '1 programme')
  await button(opened.screen, 'Bring everything here').trigger('click')
  await untilSaid(opened.screen, 'Begin with the programme')
  opened.screen.unmount()

  const { screen } = await mountPage(BeginPage, { storage: there.storage, language: 'en', path: '/begin' })
  mounted = screen
  await untilSaid(screen, 'Rapid assessment')
  await screen.get('input[type=radio][value=lanchkhuti]').setValue()
  await screen.get('select').setValue('staff')
  await screen.get('form').trigger('submit')
  await vi.waitFor(async () =>
    expect(await there.storage.assessments.list()).toMatchObject([
      { id: starterAssessmentId(programme.id, 'lanchkhuti'), programmeId: programme.id, questionnaire },
    ]),
  )
})
