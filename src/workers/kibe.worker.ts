import { config } from 'zod/mini'
import type { BeginWork, Tell, WorkName } from './work'

// A worker has its own Zod, which must not compile parsers with eval either: the content-security policy forbids it.
config({ jitless: true })

/** Each is loaded when a worker has its name. */
const WORK: Readonly<Record<WorkName, () => Promise<{ readonly begin: BeginWork }>>> = {
  'checking-sheet': () => import('./checking-sheet-work'),
  comparison: () => import('./comparison-work'),
  docx: () => import('./docx-work'),
  'kibe-file': () => import('./kibe-file-work'),
  'qr-reading': () => import('./qr-reading-work'),
  'qr-series': () => import('./qr-series-work'),
  questionnaire: () => import('./questionnaire-work'),
  report: () => import('./report-work'),
}

// The worker's own side of `postMessage`, without the page's target origin.
const tell: Tell = (message, transfer = []) => self.postMessage(message, { transfer })
const begun = WORK[self.name as WorkName]().then(({ begin }) => begin(tell))

self.addEventListener('message', ({ data }) => {
  begun
    .then((take) => take(data as never))
    .catch((error: unknown) => tell({ kind: 'broken', detail: String(error) }))
})
