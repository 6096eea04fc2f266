import '@/ui/tokens.css'
import '@/ui/fonts.css'
import '@/ui/base.css'
import { config } from 'zod/mini'
import { startKibe } from '@/app/start'
import type { TakeOut } from '@/platform/take-out'

// Zod would otherwise compile parsers with eval, which the content-security policy forbids.
config({ jitless: true })

// Not in the first load: most people never need it.
const takeOut: TakeOut = async (onProgress) => (await import('@/workers/take-out')).takeOut(onProgress)

// Where the browser is too old (public/old-browser.js), the sentence that says so stays.
const root = document.querySelector('html:not([data-too-old]) #app')
if (root) void startKibe(root, takeOut)
