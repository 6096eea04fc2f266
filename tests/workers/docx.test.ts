import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import type { DocxAnswer, DocxRequest } from '@/workers/docx-protocol'
import { JobBroken, JobCancelled } from '@/workers/job'
import { makeDocx, type DocxWorker } from '@/workers/make-docx'
import { runDocx } from '@/workers/run-docx'
import { minutesOf, sixPeopleInput } from '../reporting/minutes-fixture'

/** The worker’s own work without a thread of its own; what comes after `terminate` is not heard. */
function inThread(change: (request: DocxRequest) => DocxRequest = (request) => request): DocxWorker {
  let isAlive = true
  const worker: DocxWorker = {
    onmessage: null,
    onerror: null,
    terminate() {
      isAlive = false
    },
    postMessage(request) {
      void runDocx(change(structuredClone(request)), (data: DocxAnswer) => {
        if (isAlive) worker.onmessage?.(new MessageEvent('message', { data }))
      })
    },
  }
  return worker
}

it('gives a file for word processors with its own media type', async () => {
  const model = await minutesOf(sixPeopleInput('ka'))
  const file = await makeDocx(model, inThread).done
  expect(file.type).toBe('application/vnd.openxmlformats-officedocument.wordprocessingml.document')
  const files = unzipSync(new Uint8Array(await file.arrayBuffer()))
  expect(strFromU8(files['word/document.xml'] ?? new Uint8Array())).toContain(model.cover.title)
})

it('says what went wrong when it cannot be made, instead of never ending', async () => {
  const broken = () => inThread((request) => ({ ...request, sections: null as never }))
  const { done } = makeDocx(await minutesOf(sixPeopleInput('en')), broken)
  await expect(done).rejects.toBeInstanceOf(JobBroken)
})

it('stops when it is cancelled', async () => {
  const job = makeDocx(await minutesOf(sixPeopleInput('en')), inThread)
  job.cancel()
  await expect(job.done).rejects.toBeInstanceOf(JobCancelled)
})
