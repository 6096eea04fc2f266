import { afterEach, describe, expect, it, vi } from 'vitest'
import type { VueWrapper } from '@vue/test-utils'
import type { Component } from 'vue'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import OverviewPage from '@/features/fill/OverviewPage.vue'
import ResultsPage from '@/features/results/ResultsPage.vue'
import { fakeStorage } from '../../support/fake-storage'
import { mountPage, saidBy, servedContent, untilSaid } from '../../support/mount-page'
import { begun } from '../fill/open-fill'
import { first, patch, second, serving } from './two-versions'

// jsdom cannot draw: the canvas stays empty.
vi.mock('vue-chartjs', () => ({ Radar: { render: () => null }, Bar: { render: () => null } }))

let screen: VueWrapper | null = null
afterEach(() => {
  screen?.unmount()
  screen = null
})

async function show(page: Component, place: string, served: 'both' | 'none' = 'both', copyTo = '') {
  const assessment = await begun(first, {}, await fakeStorage())
  const { storage, assessmentId } = assessment
  for (const one of [patch, second].filter(({ version }) => version === copyTo)) {
    const questionnaire = { id: one.id, version: one.version, sha256: fingerprint(one) }
    await storage.questionnaires.keep(one, questionnaire)
    await storage.assessments.copyInto(assessmentId, {
      questionnaire,
      subset: 'full',
      answers: [],
      evidence: [],
    })
  }
  const content =
    served === 'both'
      ? serving(storage, [first, patch, second])
      : servedContent(storage, { 'index.json': null })
  const mounted = await mountPage(page, {
    ...{ storage, content, language: 'en' },
    path: `/a/${assessmentId}/${place}`,
  })
  screen = mounted.screen
  await vi.waitFor(() => mounted.screen.get('main h1'))
  return { ...mounted, assessmentId }
}

describe('a newer version', () => {
  it.each<[string, Component]>([
    ['overview', OverviewPage],
    ['results', ResultsPage],
  ])('is offered on the page %s, the newest, with the way to its preview', async (place, page) => {
    const { screen: shown, assessmentId } = await show(page, place)
    await untilSaid(shown, 'A newer version of the questionnaire exists: 2.0.0.')
    const link = shown.findAll('a').find((one) => one.text() === 'See what would change')
    expect(link?.attributes('href')).toBe(`/a/${assessmentId}/move?to=${fingerprint(second)}`)
  })

  it('in which there is a copy already is not offered again', async () => {
    const { screen: shown } = await show(OverviewPage, 'overview', 'both', '2.0.0')
    await untilSaid(shown, 'A copy of this assessment exists in version 2.0.0.')
    await untilSaid(shown, 'A newer version of the questionnaire exists: 1.0.1.')
    expect(saidBy(shown)).not.toContain('exists: 2.0.0.')
  })

  it('is not offered where the index cannot be had, and the page stands as ever', async () => {
    const { screen: shown } = await show(OverviewPage, 'overview', 'none')
    expect(saidBy(shown)).toContain('Overview')
    expect(saidBy(shown)).not.toContain('newer version')
  })
})
