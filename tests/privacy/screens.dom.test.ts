import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createKibeRouter } from '@/app/router'
import { SCREEN_LANGUAGES } from '@/i18n/languages'
import { openKibe, type KibeWindow } from './kibe-window'
import { EVERYTHING_PLANTED, PLANTED, plantedIn, plantedWorkshop, type PlantedKind } from './planted'
import { workInThisThread } from './workers'

/** What a screen may show because it is what the facilitator goes there for; on no other screen is anything of it. */
const ASKED_FOR: Readonly<Record<string, readonly PlantedKind[]>> = {
  /** Where organisations are typed in. */
  participants: ['organisation'],
  /** Where it is typed in who gets the minutes. */
  minutes: ['recipient'],
}

const routes = createKibeRouter({ need: () => Promise.resolve() })
  .getRoutes()
  .filter(({ name, components }) => typeof name === 'string' && components?.['default'])
  .map(({ name, path }) => ({ name: String(name), path }))

/** What is said instead of a screen: nothing would be found there. */
const COULD_NOT = /could not be opened|ვერ გაიხსნა|could not be loaded/

let kibe: KibeWindow | null = null
beforeEach(() => vi.stubGlobal('BroadcastChannel', HeardChannel))
afterEach(() => {
  kibe?.screen.unmount()
  kibe = null
  HeardChannel.sent.length = 0
  vi.unstubAllGlobals()
})

/** What was sent to other windows. */
class HeardChannel {
  static readonly sent: unknown[] = []
  onmessage: unknown = null
  postMessage(message: unknown): void {
    HeardChannel.sent.push(message)
  }
  close(): void {
    this.onmessage = null
  }
}

function pathOf(
  path: string,
  workshop: Awaited<ReturnType<typeof plantedWorkshop>>,
  actionId: string,
): string {
  return path
    .replace(':assessmentId', workshop.assessmentId)
    .replace(':sha256', workshop.sha256)
    .replace(':actionId', actionId)
    .replace(':channel', 'window-1')
    .replace(/:\w+(\(.*\)\*)?\??/g, '')
}

it('what is looked for is found where it is', () => {
  for (const kind of EVERYTHING_PLANTED)
    for (const text of PLANTED[kind]) expect(plantedIn(`<p>a ${text.toUpperCase()}\n</p>`)).toContain(kind)
})

describe.each(['collecting', 'together', 'closed'] as const)(
  'while a workshop is in the phase %s',
  (phase) => {
    it.each(SCREEN_LANGUAGES.map(({ code }) => code))(
      'no screen in %s shows names, what single people noted or what they answered',
      async (language) => {
        const workshop = await plantedWorkshop(phase)
        const [action] = await workshop.storage.plans.actions(workshop.assessmentId)
        workInThisThread(workshop.databaseName)
        kibe = await openKibe(workshop.storage, language)
        const seen: Record<string, string[]> = {}
        for (const { name, path } of routes) {
          await kibe.go(pathOf(path, workshop, action?.id ?? 'none'))
          const isThere = kibe.screen.find('main h1').exists() || name === 'projector'
          expect([name, isThere]).toEqual([name, true])
          expect(`${name}: ${kibe.screen.text()}`).not.toMatch(COULD_NOT)
          const found = [...plantedIn(document.documentElement.outerHTML), ...plantedIn(fieldsIn())]
          const allowed = ASKED_FOR[name] ?? []
          const shown = [...new Set(found)].filter((kind) => !allowed.includes(kind))
          if (shown.length > 0) seen[name] = shown
        }
        expect(seen).toEqual({})
        expect(plantedIn(JSON.stringify(HeardChannel.sent))).toEqual([])
        const slides = HeardChannel.sent.filter((message) => JSON.stringify(message).includes('"slide"'))
        expect(slides.length > 0 || phase !== 'together').toBe(true)
      },
      120_000,
    )
  },
)

/** What stands in fields, which is in no markup. */
function fieldsIn(): string {
  return [...document.querySelectorAll<HTMLInputElement>('input, textarea, select')]
    .map(({ value }) => value)
    .join('\n')
}
