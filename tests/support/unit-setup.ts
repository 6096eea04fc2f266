import { config } from 'zod/mini'

// As in the app: Zod must never compile with eval, which the content-security policy forbids.
config({ jitless: true })
