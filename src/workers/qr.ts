import type { Ballot } from '@/domain/records/ballot'
import type { QrReading, QrSeen } from '@/platform/qr'
import { JobBroken, startJob, type Job, type JobWorker } from './job'
import type { QrAnswer, QrSeriesRequest, QrSeriesResult } from './qr-protocol'
import { startWorker } from './work'

/** Draws the QR codes of a ballot that is handed in. */
export function makeQrSeries(
  ballot: Ballot,
  start: () => JobWorker<QrSeriesRequest, never, QrSeriesResult> = () => startWorker('qr-series'),
): Job<QrSeriesResult> {
  return startJob(start(), { ballot }, () => undefined)
}

/** What is used of the worker that reads. */
export interface QrReadingWorker {
  postMessage(image: ImageData, transfer: Transferable[]): void
  terminate(): void
  onmessage: ((event: MessageEvent<QrAnswer>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}

/** Begins reading ballots from pictures of the camera, in a worker of its own. One picture at a time. */
export function startQrReading(start: () => QrReadingWorker = () => startWorker('qr-reading')): QrReading {
  const worker = start()
  return {
    read: (image) =>
      new Promise<QrSeen>((resolve, reject) => {
        worker.onmessage = ({ data }) => {
          if (data.kind === 'broken') reject(new JobBroken(data.detail))
          else resolve(data)
        }
        worker.onerror = ({ message }) => reject(new JobBroken(message))
        worker.postMessage(image, [image.data.buffer])
      }),
    stop: () => worker.terminate(),
  }
}
