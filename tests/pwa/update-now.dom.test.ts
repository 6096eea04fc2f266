import { afterEach, describe, expect, it, vi } from 'vitest'
import { updateNow } from '@/pwa/update-now'

/** A worker of a build, in the states that it goes through. */
class FakeWorker extends EventTarget {
  state = 'installing'
  isWatched = false
  readonly messages: unknown[] = []
  override addEventListener(...given: Parameters<EventTarget['addEventListener']>): void {
    super.addEventListener(...given)
    this.isWatched = true
  }
  postMessage(message: unknown): void {
    this.messages.push(message)
  }
  become(state: string): void {
    this.state = state
    this.dispatchEvent(new Event('statechange'))
  }
}

interface Registration {
  waiting: FakeWorker | null
  installing: FakeWorker | null
  update: () => Promise<void>
}

/** The browser's side, with what the host answers when it is asked for a newer build. */
function withHost(registration: Registration): void {
  const container = Object.assign(new EventTarget(), {
    getRegistration: () => Promise.resolve(registration),
  })
  vi.stubGlobal('navigator', { serviceWorker: container })
}
afterEach(() => vi.unstubAllGlobals())

const SKIP = [{ type: 'SKIP_WAITING' }]

describe('looking for an update where storage does not open', () => {
  it('lets a build take over that waits already', async () => {
    const waiting = new FakeWorker()
    withHost({ waiting, installing: null, update: () => Promise.resolve() })
    expect(await updateNow()).toBe(true)
    expect(waiting.messages).toEqual(SKIP)
  })

  it('waits until everything of a build that the host has is kept, then lets it take over', async () => {
    const next = new FakeWorker()
    const registration: Registration = {
      waiting: null,
      installing: null,
      update: () => {
        registration.installing = next
        return Promise.resolve()
      },
    }
    withHost(registration)
    const updating = updateNow()
    await vi.waitFor(() => expect(next.isWatched).toBe(true))
    expect(next.messages).toEqual([])
    next.become('installed')
    expect(await updating).toBe(true)
    expect(next.messages).toEqual(SKIP)
  })

  it('says that there is none where the host has none, cannot be reached, or its build cannot be kept', async () => {
    withHost({ waiting: null, installing: null, update: () => Promise.resolve() })
    expect(await updateNow()).toBe(false)
    withHost({ waiting: null, installing: null, update: () => Promise.reject(new TypeError('offline')) })
    expect(await updateNow()).toBe(false)
    const broken = new FakeWorker()
    withHost({ waiting: null, installing: broken, update: () => Promise.resolve() })
    const updating = updateNow()
    await vi.waitFor(() => expect(broken.isWatched).toBe(true))
    broken.become('redundant')
    expect(await updating).toBe(false)
  })
})
