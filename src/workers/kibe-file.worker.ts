import { config } from 'zod/mini'
import type { KibeFileRequest } from './kibe-file-protocol'
import { kibeFileRunner } from './run-kibe-file'

// A worker has its own Zod, which must not compile parsers with eval either: the content-security policy forbids it.
config({ jitless: true })

// The worker's own side of `postMessage`, without the page's target origin.
const run = kibeFileRunner((answer, transfer = []) => self.postMessage(answer, { transfer }))

self.addEventListener('message', ({ data }: MessageEvent<KibeFileRequest>) => void run(data))
