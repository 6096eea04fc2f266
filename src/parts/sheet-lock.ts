import type { Locks } from '@/platform/locks'

/**
 * What this window may do with a sheet: not known yet; edit it; only read it, because another window edits it; only
 * read it, because another window has taken it from this one.
 */
export type SheetAccess = 'asking' | 'editing' | 'elsewhere' | 'taken'

/** A browser that has not answered by then is treated as one without locks, in milliseconds. */
const PATIENCE_MS = 2_000

/**
 * How long another window must have the sheet before it is said to, as the page opens, in milliseconds. A window that is
 * loaded anew, or has left the sheet and comes back while it still writes, would take itself for another one.
 */
const GRACE_MS = 300

/** What became of a request: another window has the lock; another window took it; this window let go or gave up. */
type Outcome = 'busy' | 'stolen' | 'over'

/**
 * This window's claim to a sheet: one window edits, the others wait while they are seen. A browser that refuses to give
 * locks lets every window edit, as one that has none.
 */
export class SheetLock {
  readonly #locks: Locks
  readonly #name: string
  readonly #tell: (access: SheetAccess) => void
  #access: SheetAccess = 'asking'
  #isAwake = false
  /** Aborted when what was asked for, or is held, is over. */
  #turn = new AbortController()
  /** Name that the browser has for this window; null while it is not known to hold the lock. */
  #holder: string | null = null

  /** `tell` hears every change of what this window may do. Nothing is asked for before `wake`. */
  constructor(locks: Locks, sheetId: string, tell: (access: SheetAccess) => void) {
    this.#locks = locks
    this.#name = `kibe/sheet/${sheetId}`
    this.#tell = tell
  }

  /** The window is seen: claims the sheet, or makes sure that it still has it. */
  wake(): void {
    this.#isAwake = true
    if (this.#access === 'editing') void this.#makeSure()
    else void this.#claim({ ifAvailable: true })
  }

  /** The window is hidden: keeps the sheet if it has it, but does not wait for it, where nobody would see it come. */
  rest(): void {
    this.#isAwake = false
    if (this.#access !== 'editing') this.#turn.abort()
  }

  /** Takes the sheet from whichever window has it. */
  takeOver(): void {
    void this.#claim({ steal: true })
  }

  /** Lets go for good. */
  close(): void {
    this.#turn.abort()
  }

  async #claim(first: LockOptions): Promise<void> {
    this.#turn.abort()
    this.#turn = new AbortController()
    const mine = this.#turn.signal
    this.#unlessKnown('editing', PATIENCE_MS, mine)
    let outcome = await this.#request(first, mine)
    while (outcome !== 'over') {
      if (this.#access === 'asking') this.#unlessKnown('elsewhere', GRACE_MS, mine)
      else this.#say(outcome === 'stolen' || this.#access === 'taken' ? 'taken' : 'elsewhere')
      if (!this.#isAwake) return
      outcome = await this.#request({ signal: mine }, mine)
    }
  }

  async #request(options: LockOptions, mine: AbortSignal): Promise<Outcome> {
    let outcome = 'busy' as Outcome
    try {
      await this.#locks.request(this.#name, options, async (lock) => {
        if (!lock || mine.aborted) return
        // From here on only a theft can end it before its time.
        outcome = 'stolen'
        this.#say('editing')
        this.#holder = await this.#whoHolds()
        await aborted(mine)
      })
    } catch {
      // Withdrawn or stolen, which is dealt with below; else the browser gives no locks at all.
      if (outcome === 'busy' && !mine.aborted) {
        this.#say('editing')
        return 'over'
      }
    }
    this.#holder = null
    return mine.aborted ? 'over' : outcome
  }

  /** A browser may let go of the locks of a window that it freezes or puts aside, and the window is not told. */
  async #makeSure(): Promise<void> {
    const [mine, holder] = [this.#turn.signal, this.#holder]
    if (holder === null || (await this.#whoHolds()) === holder || mine.aborted) return
    await this.#claim({ ifAvailable: true })
  }

  async #whoHolds(): Promise<string | null> {
    const { held = [] } = await this.#locks.query().catch((): LockManagerSnapshot => ({}))
    return held.find(({ name }) => name === this.#name)?.clientId ?? null
  }

  /** Says this when nothing else could be said by then. */
  #unlessKnown(access: SheetAccess, afterMs: number, mine: AbortSignal): void {
    setTimeout(() => {
      if (this.#access === 'asking' && !mine.aborted) this.#say(access)
    }, afterMs)
  }

  #say(access: SheetAccess): void {
    if (access === this.#access) return
    this.#access = access
    this.#tell(access)
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
