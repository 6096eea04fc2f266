import { expect, it } from 'vitest'
import type { ReportProgress } from '@/reporting/pdf/make-pdf'
import { JobCancelled } from '@/workers/job'
import { makeReport, ReportError, type ReportWorker } from '@/workers/make-report'
import type { ReportAnswer } from '@/workers/report-protocol'
import { runReport } from '@/workers/run-report'
import { fullInput, modelOf, testFonts } from '../reporting/fixture'

/** The worker’s own work without a thread of its own; what comes after `terminate` is not heard. */
function inThread(loadFonts: typeof testFonts): ReportWorker & { isTerminated: boolean } {
  const worker: ReportWorker & { isTerminated: boolean } = {
    isTerminated: false,
    onmessage: null,
    onerror: null,
    terminate() {
      worker.isTerminated = true
    },
    postMessage(request) {
      void runReport(structuredClone(request), loadFonts, (answer: ReportAnswer) => {
        const event = new MessageEvent('message', { data: answer })
        if (!worker.isTerminated) worker.onmessage?.(event)
      })
    },
  }
  return worker
}

it('gives the file, tells its progress from 0 upwards, and ends the worker', async () => {
  const worker = inThread(testFonts)
  const seen: ReportProgress[] = []
  const job = makeReport(
    await modelOf(fullInput('public')),
    (progress) => seen.push(progress),
    () => worker,
  )
  const file = await job.done
  expect(await file.slice(0, 5).text()).toBe('%PDF-')
  expect(file.type).toBe('application/pdf')
  expect(seen[0]).toEqual({ stage: 'fonts', share: 0 })
  expect(worker.isTerminated).toBe(true)
})

it('a character that no font has comes back by name', async () => {
  const input = {
    ...fullInput('public'),
    municipality: { id: 'x', name: { ka: 'ქ 漢' }, region: { ka: '' } },
  }
  const job = makeReport(
    await modelOf(input),
    () => undefined,
    () => inThread(testFonts),
  )
  await expect(job.done).rejects.toMatchObject({
    problem: { code: 'uncoveredCharacters', characters: ['漢 (U+6F22)'] },
  })
})

it('fonts that cannot be read are told from other failures', async () => {
  const model = await modelOf(fullInput('public'))
  const offline = () => Promise.reject(new TypeError('Failed to fetch'))
  const job = makeReport(
    model,
    () => undefined,
    () => inThread(offline),
  )
  await expect(job.done).rejects.toMatchObject({ problem: { code: 'fontsUnreachable' } })
})

it('cancelling ends the worker and rejects as cancelled', async () => {
  const worker = inThread(() => new Promise(() => undefined))
  const job = makeReport(
    await modelOf(fullInput('public')),
    () => undefined,
    () => worker,
  )
  job.cancel()
  await expect(job.done).rejects.toBeInstanceOf(JobCancelled)
  expect(worker.isTerminated).toBe(true)
})

it('a worker that breaks down is a failure with its detail', async () => {
  const worker = inThread(() => new Promise(() => undefined))
  const job = makeReport(
    await modelOf(fullInput('public')),
    () => undefined,
    () => worker,
  )
  worker.onerror?.({ message: 'out of memory' } as ErrorEvent)
  await expect(job.done).rejects.toEqual(new ReportError({ code: 'failed', detail: 'out of memory' }))
})
