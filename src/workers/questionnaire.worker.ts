import { config } from 'zod/mini'
import { browserClock } from '@/platform/browser-clock'
import { browserIds } from '@/platform/browser-ids'
import { openStorage } from '@/storage/open-storage'
import type { QuestionnaireRequest } from './questionnaire-protocol'
import { questionnaireRunner } from './run-questionnaire'

// A worker has its own Zod, which must not compile parsers with eval either: the content-security policy forbids it.
config({ jitless: true })

const run = questionnaireRunner(
  () => openStorage({ clock: browserClock, ids: browserIds }),
  // The worker's own side of `postMessage`, without the page's target origin.
  (answer, transfer = []) => self.postMessage(answer, { transfer }),
)

self.addEventListener('message', ({ data }: MessageEvent<QuestionnaireRequest>) => void run(data))
