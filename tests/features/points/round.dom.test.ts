import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { callInLink, readPointsCall } from '@/exchange/points/points-call'
import { writePointsSlip } from '@/exchange/points/points-slip'
import PointsRoundPage from '@/features/points/PointsRoundPage.vue'
import { useSaveStatus } from '@/parts/save-status'
import { useUndo } from '@/parts/undo'
import { StorageError } from '@/storage/storage'
import { show } from '../collect/a-workshop'
import { HeardChannel, lastShown } from '../discuss/a-workshop'
import { aRound, BENCH } from './some-points'

/** What the camera reads next; the scanner itself has tests of its own. */
const inFrontOfTheCamera: string[] = []
/** What the camera was told that nothing came of. */
const failed: string[] = []
function look(tell: (text: string, failed: () => void) => void): void {
  const text = inFrontOfTheCamera.shift() ?? ''
  tell(text, () => failed.push(text))
}
vi.mock('@/parts/qr/QrScanner.vue', () => ({
  default: defineComponent({
    emits: ['text'],
    setup:
      (_, { emit }) =>
      () =>
        h('button', { onClick: () => look((...said) => emit('text', ...said)) }, 'the camera'),
  }),
}))
vi.mock('@/parts/qr/QrCode.vue', async () => ({ default: (await import('./some-points')).ReadableQrCode }))

beforeEach(() => vi.stubGlobal('BroadcastChannel', HeardChannel))
afterEach(() => {
  vi.unstubAllGlobals()
  failed.length = 0
  document.body.innerHTML = ''
})

/** The page of a round, its camera on, and a slip for it. */
async function opened(rules: Parameters<typeof aRound>[0] = {}) {
  const round = await aRound(rules)
  const page = await show(PointsRoundPage, round, 'pointsRound')
  const { press, until } = page
  await until('Read with the camera')
  await press('Read with the camera')
  const slip = (code: string, points: Record<string, number>, assessmentId = round.assessmentId) =>
    writePointsSlip({ assessmentId, code, points })
  async function scan(text: string): Promise<void> {
    inFrontOfTheCamera.push(text)
    await press('the camera')
  }
  return { ...round, ...page, slip, scan }
}

/** More proposals than one QR code holds. */
const tooMany = () =>
  Array.from({ length: 60 }, (_, n) => ({ id: crypto.randomUUID(), text: `${n} ${crypto.randomUUID()}` }))

describe('the code that all participants read', () => {
  it('says the workshop, how many points, the weak questions and the proposals', async () => {
    const { screen, assessmentId } = await opened()
    const link = screen.get('.qr').attributes('data-says') ?? ''
    expect(readPointsCall(callInLink(link) ?? '')).toEqual({
      ok: true,
      value: { assessmentId, most: 5, indicators: ['A-1'], proposals: [{ id: BENCH, text: 'A bench' }] },
    })
  })

  it('is said to be too long where all does not fit, and what comes is still read', async () => {
    const { text, screen, scan, slip, until } = await opened({ proposals: tooMany() })
    expect(text()).toContain('too many questions and proposals for one QR code')
    expect(screen.find('.qr').exists()).toBe(false)
    await scan(slip('2718', { 'A-1': 5 }))
    await until('The points 2718 have come in.')
  })
})

describe('points from a phone', () => {
  it('come in, and nothing of them stands on the page', async () => {
    const { scan, slip, until, votes, text, screen } = await opened()
    await until('0 of 2 have handed in')
    await scan(slip('2718', { 'A-1': 4, [BENCH]: 1 }))
    await until('The points 2718 have come in.')
    await until('1 of 2 have handed in')
    expect(await votes()).toMatchObject([{ code: '2718', way: 'qr', points: { 'A-1': 4, [BENCH]: 1 } }])
    const listed = screen.findAll('section li').map((line) => line.text())
    expect(listed).toEqual(['2718 handed in', '3141 not yet'])
    expect(text()).not.toContain('A bench')
    expect(text()).not.toMatch(/\b4\b/)
  })

  it('once more change nothing', async () => {
    const { scan, slip, until, votes } = await opened()
    await scan(slip('2718', { 'A-1': 4, [BENCH]: 1 }))
    await until('The points 2718 have come in.')
    const before = await votes()
    await scan(slip('2718', { [BENCH]: 1, 'A-1': 4 }))
    await until('The points 2718 were here already')
    expect(await votes()).toEqual(before)
  })

  it('of the same person take the place of the earlier ones, with a note, and that can be undone', async () => {
    const { scan, slip, until, votes, storage, assessmentId } = await opened()
    await storage.workshops.keepPriorityVote(assessmentId, {
      code: '2718',
      way: 'paper',
      points: { 'A-1': 5 },
    })
    await scan(slip('2718', { [BENCH]: 2 }))
    await until('New points 2718 have taken the place of the earlier ones.')
    expect(await votes()).toMatchObject([{ code: '2718', way: 'qr', points: { [BENCH]: 2 } }])
    await useUndo().offer?.undo()
    expect(await votes()).toMatchObject([{ code: '2718', way: 'paper', points: { 'A-1': 5 } }])
  })

  it('read in a hurry are each taken', async () => {
    const { scan, slip, until, votes } = await opened()
    await Promise.all([scan(slip('2718', { 'A-1': 1 })), scan(slip('3141', { 'A-1': 2 }))])
    await until('2 of 2 have handed in')
    expect((await votes()).map(({ code }) => code).sort()).toEqual(['2718', '3141'])
  })

  it.each<[string, string, Record<string, number>, string]>([
    ['of nobody in the room', '9999', { 'A-1': 1 }, 'No participant has the code 9999'],
    ['that are too many', '2718', { 'A-1': 5, [BENCH]: 1 }, 'they give more than the 5 points that each has'],
    ['for a strong question', '2718', { 'A-2': 1 }, 'something that is not on the list any more'],
    ['for __proto__', '2718', { ['__proto__']: 1 }, 'something that is not on the list any more'],
  ])('%s are refused in words', async (_, code, points, words) => {
    const { scan, slip, until, votes } = await opened()
    await scan(slip(code, points))
    await until(words)
    expect(await votes()).toEqual([])
  })

  it('of another workshop, and codes of something else, are refused in words', async () => {
    const { scan, slip, until, votes } = await opened()
    await scan(slip('2718', { 'A-1': 1 }, '0b5a60ff-1111-4222-8333-444455556666'))
    await until('The points 2718 belong to another workshop')
    await scan('https://example.org/')
    await until('This is another code, not points from Kibe.')
    await scan('KP2:later')
    await until('a newer version of Kibe')
    // What a code of a ballot says is not handed on.
    await scan('')
    await until('This is another code, not points from Kibe.')
    expect(await votes()).toEqual([])
  })

  it('that could not be stored are said not to be, and held until they are', async () => {
    const { scan, slip, until, storage, votes } = await opened()
    vi.spyOn(storage.workshops, 'keepPriorityVote').mockRejectedValueOnce(new StorageError('quota'))
    await scan(slip('2718', { 'A-1': 1 }))
    await until('The points 2718 could not be stored.')
    expect(await votes()).toEqual([])
    await useSaveStatus().retry()
    await until('1 of 2 have handed in')
    expect(await votes()).toMatchObject([{ code: '2718', points: { 'A-1': 1 } }])
  })
})

describe('a code that is held up once more', () => {
  it('is read anew where the storage could not be read, and where its points could not be stored', async () => {
    const { scan, slip, until, storage } = await opened()
    const text = slip('2718', { 'A-1': 1 })
    vi.spyOn(storage.workshops, 'priorityVotes').mockRejectedValueOnce(new StorageError('unknown'))
    await scan(text)
    await until('Hold the code up once more.')
    vi.spyOn(storage.workshops, 'keepPriorityVote').mockRejectedValueOnce(new StorageError('quota'))
    await scan(text)
    await until('The points 2718 could not be stored.')
    expect(failed).toEqual([text, text])
    await scan(text)
    await until('The points 2718 have come in.')
    expect(failed).toEqual([text, text])
  })

  it('is taken once its participant was added elsewhere', async () => {
    const { scan, slip, until, storage, assessmentId } = await opened()
    const text = slip('9753', { 'A-1': 1 })
    await scan(text)
    await until('No participant has the code 9753')
    await vi.waitFor(() => expect(failed).toEqual([text]))
    const facts = { role: null, organisation: '', sex: null, ageBand: null, isPresent: true }
    await storage.workshops.addParticipant(assessmentId, '9753', facts)
    await until('0 of 3 have handed in')
    await scan(text)
    await until('The points 9753 have come in.')
  })
})

describe('the projector during a round of points', () => {
  it('shows the code and how many points each has, and nothing of who has handed in', async () => {
    const { screen, scan, slip, until } = await opened()
    const link = screen.get('.qr').attributes('data-says')
    const called = { language: 'en', slide: { kind: 'call', link, most: 5 } }
    expect(lastShown()).toEqual(called)
    const sent = HeardChannel.all.at(-1)?.sent
    await scan(slip('2718', { 'A-1': 1 }))
    await until('1 of 2 have handed in')
    expect(sent).toEqual([{ type: 'slide', shown: called }])
  })

  it('welcomes once the page is left', async () => {
    const { screen } = await opened()
    expect(lastShown().slide.kind).toBe('call')
    screen.unmount()
    expect(lastShown().slide.kind).toBe('welcome')
  })

  it('welcomes where not all fits into one code', async () => {
    await opened({ proposals: tooMany() })
    expect(lastShown().slide.kind).toBe('welcome')
  })
})

describe('a round of points', () => {
  it('lists who has handed in only to whoever unfolds that', async () => {
    const { screen } = await opened()
    const fold = screen.get('details')
    expect(fold.attributes('open')).toBeUndefined()
    expect(fold.findAll('li').map((line) => line.text())).toEqual(['2718 not yet', '3141 not yet'])
    expect(screen.findAll('li')).toHaveLength(2)
  })

  it('does not begin while the group is still asked blind', async () => {
    const page = await show(PointsRoundPage, await aRound({ phase: 'collecting' }), 'pointsRound')
    await page.until('Close collecting first.')
    expect(page.screen.find('.qr').exists()).toBe(false)
  })

  it('has nothing to ask where nothing is weak and nobody proposed anything', async () => {
    const round = await aRound({ proposals: [] })
    await round.storage.workshops.undecide(round.assessmentId, 'a-level')
    const page = await show(PointsRoundPage, round, 'pointsRound')
    await page.until('There is no weak question and no proposal yet.')
    expect(page.screen.find('.qr').exists()).toBe(false)
  })

  it('says that hands are all that counts', async () => {
    const round = await aRound()
    const hands = { code: null, way: 'hands', points: { 'A-1': 9 } } as const
    await round.storage.workshops.keepPriorityVote(round.assessmentId, hands)
    const page = await show(PointsRoundPage, round, 'pointsRound')
    await page.until('points from phones are kept but do not count')
    expect(page.text()).not.toMatch(/\b9\b/)
  })

  it('ends where its result is shown', async () => {
    const { press, router } = await opened()
    await press('End the round and show the result')
    await vi.waitFor(() =>
      expect(router.currentRoute.value).toMatchObject({ name: 'discuss', query: { at: 'priorities' } }),
    )
  })
})
