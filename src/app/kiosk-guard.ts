import type { Router } from 'vue-router'
import type { KioskMemory } from '@/platform/kiosk'

/**
 * While the device is handed out, no link, no typed address and neither "back" nor "forward" leads anywhere but to the
 * respondents' screen; and while it is not, that screen leads to the survey's own page.
 */
export function guardKiosk(router: Router, kiosk: KioskMemory): void {
  router.beforeEach((to, from) => {
    const held = kiosk.read()
    const isThere = to.name === 'respond' && to.params['assessmentId'] === held?.assessmentId
    if (!held) return to.name === 'respond' ? { name: 'survey', params: to.params, replace: true } : true
    if (isThere) return true
    // Refused rather than sent on: going back must not leave another entry behind in the history.
    if (from.name === 'respond') return false
    return { name: 'respond', params: { assessmentId: held.assessmentId }, replace: true }
  })
}
