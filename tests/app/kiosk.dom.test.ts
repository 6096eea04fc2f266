import { afterEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { browserKiosk } from '@/app/browser-kiosk'
import { guardKiosk } from '@/app/kiosk-guard'
import type { Instant } from '@/domain/shared/units'
import type { Kiosk } from '@/platform/kiosk'
import { heldKiosk } from '../support/held-kiosk'

const kiosk: Kiosk = {
  assessmentId: '11111111-2222-4333-8444-555555555555',
  code: '1379',
  respondent: { language: 'az', place: 'Q2', touchedAt: '2026-03-01T12:00:00.000Z' as Instant },
  abandoned: 2,
}

afterEach(() => {
  vi.restoreAllMocks()
  browserKiosk.clear()
})

describe('the memory of a device that is handed out', () => {
  it('keeps what was written, for this window only, until it is cleared', () => {
    browserKiosk.write(kiosk)
    expect(browserKiosk.read()).toEqual(kiosk)
    expect(localStorage.length).toBe(0)
    browserKiosk.write({ ...kiosk, screen: 'vote', isLeft: true })
    expect(browserKiosk.read()).toEqual({ ...kiosk, screen: 'vote', isLeft: true })
    browserKiosk.clear()
    expect(browserKiosk.read()).toBeNull()
    expect(sessionStorage.length).toBe(0)
  })

  it('still holds in a browser that refuses to keep anything', () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('refused', 'SecurityError')
    })
    browserKiosk.write(kiosk)
    expect(browserKiosk.read()).toEqual(kiosk)
  })

  it.each(['', '{', '[]', '{"code":"1"}'])('takes %s for nothing', (text) => {
    sessionStorage.setItem('kibe-kiosk', text)
    expect(browserKiosk.read()).toBeNull()
  })
})

describe('the way out of a device that is handed out', () => {
  const component = { render: () => null }
  function guarded(held: Kiosk | null) {
    const router = createRouter({
      history: createMemoryHistory(),
      routes: [
        { path: '/', name: 'home', component },
        { path: '/a/:assessmentId/survey', name: 'survey', component },
        { path: '/a/:assessmentId/survey/respond', name: 'respond', component },
        { path: '/a/:assessmentId/collect/tablet', name: 'kiosk', component },
        { path: '/a/:assessmentId/collect/vote', name: 'vote', component },
      ],
    })
    const memory = heldKiosk(held)
    guardKiosk(router, memory)
    return { router, memory, here: () => router.currentRoute.value.fullPath }
  }
  const respond = `/a/${kiosk.assessmentId}/survey/respond`

  it.each(['/', `/a/${kiosk.assessmentId}/survey`, '/a/another/survey/respond'])(
    'does not lead over the address %s',
    async (address) => {
      const { router, here } = guarded(kiosk)
      await router.push(address)
      expect(here()).toBe(respond)
      await router.push(address)
      expect(here()).toBe(respond)
    },
  )

  it('is open again once the memory is cleared, and the respondents’ screen is then closed', async () => {
    const { router, memory, here } = guarded(kiosk)
    await router.push(respond)
    memory.clear()
    await router.push('/')
    expect(here()).toBe('/')
    await router.push(respond)
    expect(here()).toBe(`/a/${kiosk.assessmentId}/survey`)
  })

  it('of a workshop is as closed as that of a survey, also for the survey’s own screen', async () => {
    const { router, memory, here } = guarded({ ...kiosk, screen: 'vote' })
    const vote = `/a/${kiosk.assessmentId}/collect/vote`
    for (const address of ['/', respond, vote, `/a/${kiosk.assessmentId}/collect/tablet`]) {
      await router.push(address)
      expect(here()).toBe(vote)
    }
    memory.clear()
    await router.push('/')
    await router.push(vote)
    expect(here()).toBe(`/a/${kiosk.assessmentId}/collect/tablet`)
  })

  it('is remembered with its screen', () => {
    browserKiosk.write({ ...kiosk, screen: 'vote' })
    expect(browserKiosk.read()).toEqual({ ...kiosk, screen: 'vote' })
  })
})
