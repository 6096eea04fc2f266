import { config } from 'zod/mini'
import { browserClock } from '@/platform/browser-clock'
import { browserIds } from '@/platform/browser-ids'
import { openStorage } from '@/storage/open-storage'
import { rawDump } from '@/storage/raw-dump'
import type { KibeFileRequest } from './kibe-file-protocol'
import { kibeFileRunner } from './run-kibe-file'

// A worker has its own Zod, which must not compile parsers with eval either: the content-security policy forbids it.
config({ jitless: true })

const tools = {
  open: () => openStorage({ clock: browserClock, ids: browserIds }),
  dump: (onShare: (share: number) => void) => rawDump(undefined, onShare),
}
// The worker's own side of `postMessage`, without the page's target origin.
const run = kibeFileRunner(tools, (answer, transfer = []) => self.postMessage(answer, { transfer }))

self.addEventListener('message', ({ data }: MessageEvent<KibeFileRequest>) => void run(data))
