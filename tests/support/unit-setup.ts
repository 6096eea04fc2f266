import { vi } from 'vitest'
import { config } from 'zod/mini'

// As in the app: Zod must never compile with eval, which the content-security policy forbids.
config({ jitless: true })

// A busy machine is no failure: what is waited for has longer than a second, unless a test says otherwise.
const waitFor = vi.waitFor.bind(vi)
vi.waitFor = (callback, options = 20_000) => waitFor(callback, options)
