import type { Locks } from '@/platform/locks'

interface Request {
  readonly name: string
  readonly clientId: string
  readonly grant: () => Promise<void>
  readonly reject: (reason: unknown) => void
}

/** One window's view of the locks. */
export interface LocksOfWindow {
  readonly locks: Locks
  /** The browser ends all that this window holds and waits for, and does not tell it: closed, or put aside. */
  readonly vanish: () => void
}

/**
 * A browser's Web Locks (exclusive ones) without a browser: queue, `ifAvailable`, `steal`, `signal` and `query` as
 * https://w3c.github.io/web-locks has them. `web-locks.browser.test.ts` compares it with the real ones.
 */
export class FakeLocks {
  #held: Request[] = []
  #queue: Request[] = []
  #windows = 0

  openWindow(): LocksOfWindow {
    this.#windows += 1
    const clientId = `window ${this.#windows}`
    return {
      locks: {
        request: (name, options, granted) => this.#request(clientId, name, options, granted),
        query: async () => {
          await Promise.resolve()
          return { held: this.#held.map(infoOf), pending: this.#queue.map(infoOf) }
        },
      },
      vanish: () => {
        const isOther = (request: Request) => request.clientId !== clientId
        this.#held = this.#held.filter(isOther)
        this.#queue = this.#queue.filter(isOther)
        this.#process()
      },
    }
  }

  async #request(clientId: string, name: string, options: LockOptions, granted: Granted): Promise<void> {
    const { steal = false, ifAvailable = false, signal } = options
    if ((steal && ifAvailable) || (signal && (steal || ifAvailable))) throw notSupported()
    signal?.throwIfAborted()
    await Promise.resolve()
    if (steal) this.#breakLocks(name)
    else if (ifAvailable && !this.#isFree(name)) return granted(null)
    await new Promise<void>((resolve, reject) => {
      const grant = async () => {
        await Promise.resolve()
        await granted({ name, mode: 'exclusive' }).then(resolve, reject)
        this.#leave(request)
      }
      const request: Request = { name, clientId, grant, reject }
      this.#queue = steal ? [request, ...this.#queue] : [...this.#queue, request]
      signal?.addEventListener('abort', () => this.#withdraw(request, signal))
      if (signal?.aborted) this.#withdraw(request, signal)
      this.#process()
    })
  }

  #isFree(name: string): boolean {
    return ![...this.#held, ...this.#queue].some((request) => request.name === name)
  }

  #breakLocks(name: string): void {
    const broken = this.#held.filter((request) => request.name === name)
    this.#held = this.#held.filter((request) => request.name !== name)
    for (const { reject } of broken)
      reject(new DOMException("Lock broken by another request with the 'steal' option.", 'AbortError'))
  }

  #withdraw(request: Request, signal: AbortSignal): void {
    // Once it was granted a signal has no effect.
    if (!this.#queue.includes(request)) return
    this.#queue = this.#queue.filter((other) => other !== request)
    request.reject(signal.reason)
    this.#process()
  }

  #leave(request: Request): void {
    this.#held = this.#held.filter((other) => other !== request)
    this.#process()
  }

  #process(): void {
    for (const request of this.#queue) {
      const isFirst = this.#queue.find(({ name }) => name === request.name) === request
      if (!isFirst || this.#held.some(({ name }) => name === request.name)) continue
      this.#queue = this.#queue.filter((other) => other !== request)
      this.#held = [...this.#held, request]
      void request.grant()
    }
  }
}

type Granted = Parameters<Locks['request']>[2]

function infoOf({ name, clientId }: Request): LockInfo {
  return { name, clientId, mode: 'exclusive' }
}

function notSupported(): DOMException {
  return new DOMException('These options do not go together.', 'NotSupportedError')
}
