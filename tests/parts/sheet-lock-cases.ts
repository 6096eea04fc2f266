import { describe, expect, it, vi } from 'vitest'
import { SheetLock, type SheetAccess } from '@/parts/sheet-lock'
import type { LockWindow } from './lock-windows'

/** A busy machine is no failure. */
const PATIENT = { timeout: 10_000 }

/** A window with its claim to a sheet, and everything it was told of it. */
export interface Claimant {
  readonly lock: SheetLock
  readonly told: SheetAccess[]
  readonly window: LockWindow
  /** Who holds the sheet, and how many wait for it, as the browser says. */
  readonly query: () => Promise<{ holder: string | null; waiting: number }>
}

/** The claims of these windows to one sheet that no other test uses. */
export function claimants(windows: readonly LockWindow[]): Claimant[] {
  const sheetId = crypto.randomUUID()
  return windows.map((window) => claimTo(sheetId, window))
}

function claimTo(sheetId: string, window: LockWindow): Claimant {
  const told: SheetAccess[] = []
  const lock = new SheetLock(window.locks, sheetId, (access) => void told.push(access))
  const query = async () => {
    const { held = [], pending = [] } = await window.locks.query()
    const isOurs = ({ name }: LockInfo) => name === `kibe/sheet/${sheetId}`
    return { holder: held.find(isOurs)?.clientId ?? null, waiting: pending.filter(isOurs).length }
  }
  return { lock, told, window, query }
}

/** Waits until the last thing that the window was told is this. */
export async function until({ told }: Claimant, access: SheetAccess): Promise<void> {
  await vi.waitFor(() => expect(told.at(-1)).toBe(access), PATIENT)
}

/** The first of these edits, and the others, having asked in this order, only read. */
async function inLine(
  open: (count: number) => LockWindow[],
  count: 2 | 3,
): Promise<[Claimant, Claimant, Claimant]> {
  const [first, second, third] = claimants(open(3))
  if (!first || !second || !third) throw new Error('too few windows')
  first.lock.wake()
  await until(first, 'editing')
  for (const [index, other] of [second, third].slice(0, count - 1).entries()) {
    other.lock.wake()
    await until(other, 'elsewhere')
    await untilWaiting(other, index + 1)
  }
  return [first, second, third]
}

/** Waits until the browser knows of so many windows that wait for the sheet. */
async function untilWaiting({ query }: Claimant, count: number): Promise<void> {
  await vi.waitFor(async () => expect((await query()).waiting).toBe(count), PATIENT)
}

/** What must hold of a sheet among the windows of any browser. */
export function describeSheetLock(open: (count: number) => LockWindow[]): void {
  describe('of two windows with one sheet', () => {
    it('the first edits and the second only reads', async () => {
      const [first, second] = await inLine(open, 2)
      expect([first.told, second.told]).toEqual([['editing'], ['elsewhere']])
    })

    it('the second edits by itself once the first has left the sheet', async () => {
      const [first, second] = await inLine(open, 2)
      first.lock.close()
      await until(second, 'editing')
      expect([first.told, second.told]).toEqual([['editing'], ['elsewhere', 'editing']])
    })

    it('the second edits by itself once the first is closed', async () => {
      const [first, second] = await inLine(open, 2)
      first.window.close()
      await until(second, 'editing')
    })

    it('the second is not told of a first that leaves in the same moment', async () => {
      const [first, second] = claimants(open(2))
      if (!first || !second) throw new Error('too few windows')
      first.lock.wake()
      await until(first, 'editing')
      second.lock.wake()
      await untilWaiting(second, 1)
      first.lock.close()
      await until(second, 'editing')
      expect(second.told).toEqual(['editing'])
    })

    it('the one that takes over edits, the other hears that it was taken and waits its turn', async () => {
      const [first, second] = await inLine(open, 2)
      second.lock.takeOver()
      await Promise.all([until(second, 'editing'), until(first, 'taken')])
      await untilWaiting(first, 1)
      second.lock.close()
      await until(first, 'editing')
      expect(first.told).toEqual(['editing', 'taken', 'editing'])
      expect(second.told).toEqual(['elsewhere', 'editing'])
    })

    it('the sheet can be taken to and fro', async () => {
      const [first, second] = await inLine(open, 2)
      second.lock.takeOver()
      await until(first, 'taken')
      first.lock.takeOver()
      await Promise.all([until(first, 'editing'), until(second, 'taken')])
      expect(second.told).toEqual(['elsewhere', 'editing', 'taken'])
    })

    it('neither is kept from the sheet by a window that left before the browser answered', async () => {
      const [first, second] = claimants(open(2))
      if (!first || !second) throw new Error('too few windows')
      first.lock.wake()
      first.lock.close()
      second.lock.wake()
      await until(second, 'editing')
      expect(first.told).toEqual([])
    })

    it('neither is kept from the sheet by a window that leaves as it hears that it may edit', async () => {
      const [window, other] = open(2)
      if (!window || !other) throw new Error('too few windows')
      const sheetId = crypto.randomUUID()
      const leaving = new SheetLock(window.locks, sheetId, () => leaving.close())
      leaving.wake()
      const second = claimTo(sheetId, other)
      await vi.waitFor(() => {
        second.lock.wake()
        expect(second.told.at(-1)).toBe('editing')
      })
    })
  })

  it('of three windows the one that has waited longest is next', async () => {
    const [first, second, third] = await inLine(open, 3)
    first.lock.close()
    await until(second, 'editing')
    expect(third.told).toEqual(['elsewhere'])
    second.lock.close()
    await until(third, 'editing')
  })

  it('windows with different sheets all edit', async () => {
    const [one, two] = open(2).map((window) => claimTo(crypto.randomUUID(), window))
    if (!one || !two) throw new Error('too few windows')
    one.lock.wake()
    two.lock.wake()
    await Promise.all([until(one, 'editing'), until(two, 'editing')])
  })

  describe('a hidden window', () => {
    it('keeps the sheet that it edits', async () => {
      const [first, second] = claimants(open(2))
      if (!first || !second) throw new Error('too few windows')
      first.lock.wake()
      await until(first, 'editing')
      first.lock.rest()
      second.lock.wake()
      await until(second, 'elsewhere')
    })

    it('does not wait for the sheet, and asks again when it is seen', async () => {
      const [first, second, third] = await inLine(open, 3)
      second.lock.rest()
      first.lock.close()
      await until(third, 'editing')
      expect(second.told).toEqual(['elsewhere'])
      third.lock.close()
      second.lock.wake()
      await until(second, 'editing')
    })

    it('from which the sheet was taken does not get it back behind the back of the person', async () => {
      const [first, second, third] = await inLine(open, 2)
      first.lock.rest()
      second.lock.takeOver()
      await Promise.all([until(first, 'taken'), until(second, 'editing')])
      third.lock.wake()
      await until(third, 'elsewhere')
      await untilWaiting(third, 1)
      second.lock.close()
      await until(third, 'editing')
      expect(first.told).toEqual(['editing', 'taken'])
    })
  })

  it('a window that is seen again keeps its sheet without a gap for those who wait', async () => {
    const [first, second] = await inLine(open, 2)
    const before = await first.query()
    first.lock.rest()
    first.lock.wake()
    // Time enough for letting go and asking again, which must not happen.
    for (let round = 0; round < 3; round += 1) expect(await first.query()).toEqual(before)
    expect([first.told, second.told]).toEqual([['editing'], ['elsewhere']])
  })
}
