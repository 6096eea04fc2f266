import type { Ref } from 'vue'
import { useFileMaking, type FileMaking } from '@/parts/use-file-making'
import { makeReport } from '@/workers/make-report'
import { loadReport, type ReportChoice } from './load-report'
import { useReportSources } from './use-report-sources'

/** Making the PDF of the open assessment. */
export interface UsePdf {
  readonly state: Readonly<Ref<FileMaking>>
  readonly make: (choice: ReportChoice) => Promise<void>
  readonly cancel: () => void
}

/** Making the PDF in a worker; leaving the page stops it. */
export function usePdf(): UsePdf {
  const sources = useReportSources()
  const { state, make, cancel } = useFileMaking()
  return {
    state,
    cancel,
    make: (choice) =>
      make(async (onShare) => {
        const model = await loadReport(sources(), choice)
        const job = makeReport(model, ({ share }) => onShare(share))
        return { fileName: model.fileName, done: job.done, cancel: () => job.cancel() }
      }),
  }
}
