import { config } from 'zod/mini'
import { browserClock } from '@/platform/browser-clock'
import { browserIds } from '@/platform/browser-ids'
import { openStorage } from '@/storage/open-storage'
import type { ComparisonRequest } from './comparison-protocol'
import { runComparison } from './run-comparison'

// A worker has its own Zod, which must not compile parsers with eval either: the content-security policy forbids it.
config({ jitless: true })

const open = () => openStorage({ clock: browserClock, ids: browserIds })

self.addEventListener('message', ({ data }: MessageEvent<ComparisonRequest>) => {
  // The worker's own side of `postMessage`, without the page's target origin.
  void runComparison(data, open, (answer, transfer = []) => self.postMessage(answer, { transfer }))
})
