import '@/ui/tokens.css'
import '@/ui/fonts.css'
import '@/ui/base.css'
import { config } from 'zod/mini'
import { startKibe } from '@/app/start'

// Zod would otherwise compile parsers with eval, which the content-security policy forbids.
config({ jitless: true })

void startKibe(document.querySelector('#app') ?? document.body)
