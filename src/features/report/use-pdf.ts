import { onScopeDispose, shallowRef, type Ref } from 'vue'
import { download } from '@/parts/download'
import { JobCancelled, type Job } from '@/workers/job'
import { makeReport } from '@/workers/make-report'
import { loadReport, type ReportChoice } from './load-report'
import { useReportSources } from './use-report-sources'

/** How far a PDF has come. */
export type PdfState =
  | { readonly step: 'idle' }
  /** `share` of the work that is done, 0–1. */
  | { readonly step: 'making'; readonly share: number }
  | { readonly step: 'done'; readonly fileName: string; readonly size: number }
  | { readonly step: 'failed'; readonly error: unknown }

/** Making the PDF of the open assessment. */
export interface UsePdf {
  readonly state: Readonly<Ref<PdfState>>
  readonly make: (choice: ReportChoice) => Promise<void>
  readonly cancel: () => void
}

/** Making the PDF in a worker; leaving the page stops it. */
export function usePdf(): UsePdf {
  const sources = useReportSources()
  const state = shallowRef<PdfState>({ step: 'idle' })
  let job: Job<Blob> | null = null
  let turn = 0

  async function make(choice: ReportChoice): Promise<void> {
    const mine = ++turn
    state.value = { step: 'making', share: 0 }
    try {
      const model = await loadReport(sources(), choice)
      if (mine !== turn) return
      job = makeReport(model, ({ share }) => (state.value = { step: 'making', share }))
      const file = await job.done
      download(file, model.fileName, file.type)
      state.value = { step: 'done', fileName: model.fileName, size: file.size }
    } catch (error) {
      if (mine === turn && !(error instanceof JobCancelled)) state.value = { step: 'failed', error }
    }
  }
  function cancel(): void {
    turn += 1
    job?.cancel()
    job = null
    state.value = { step: 'idle' }
  }
  onScopeDispose(cancel)
  return { state, make, cancel }
}
