import type { DocxRequest } from './docx-protocol'
import { runDocx } from './run-docx'

self.addEventListener('message', ({ data }: MessageEvent<DocxRequest>) => {
  // The worker's own side of `postMessage`, without the page's target origin.
  void runDocx(data, (answer, transfer = []) => self.postMessage(answer, { transfer }))
})
