import { fail, ok } from '@/domain/shared/result'
import type { PdfFonts } from '@/reporting/pdf/fonts'
import { makeComparison } from '@/reporting/pdf/make-comparison'
import { makeBallots, makeForm } from '@/reporting/pdf/make-form'
import { makeMinutes } from '@/reporting/pdf/make-minutes'
import { makePdf, type ReportProgress } from '@/reporting/pdf/make-pdf'
import { makeWorkshopPaper } from '@/reporting/pdf/make-workshop-paper'
import { UncoveredCharactersError } from '@/reporting/pdf/printable'
import type { Answering } from './job'
import type { ReportProblem, ReportRequest, ReportResult } from './report-protocol'

function problemOf(error: unknown): ReportProblem {
  if (error instanceof UncoveredCharactersError) {
    return { code: 'uncoveredCharacters', characters: error.characters }
  }
  return { code: 'failed', detail: String(error) }
}

function pdfOf(
  request: ReportRequest,
  fonts: PdfFonts,
  onProgress: (progress: ReportProgress) => void,
): ArrayBuffer {
  switch (request.kind) {
    case 'report':
      return makePdf(request.model, fonts, onProgress)
    case 'form':
      return makeForm(request.model, fonts, onProgress)
    case 'ballots':
      return makeBallots(request.model, fonts, onProgress)
    case 'workshopPaper':
      return makeWorkshopPaper(request.model, fonts, onProgress)
    case 'minutes':
      return makeMinutes(request.model, fonts, onProgress)
    case 'comparison':
      return makeComparison(request.model, fonts, onProgress)
  }
}

/** Makes one report or form; `onProgress` is told how far it is. Never rejects. */
export async function madeReport(
  request: ReportRequest,
  loadFonts: () => Promise<PdfFonts>,
  onProgress: (progress: ReportProgress) => void,
): Promise<ReportResult> {
  onProgress({ stage: 'fonts', share: 0 })
  const fonts = await loadFonts().catch(() => null)
  if (!fonts) return fail({ code: 'fontsUnreachable' })
  try {
    return ok(pdfOf(request, fonts, onProgress))
  } catch (error) {
    return fail(problemOf(error))
  }
}

/** Makes one report or form and answers with progress, then with the file or with why there is none. Never rejects. */
export async function runReport(
  request: ReportRequest,
  loadFonts: () => Promise<PdfFonts>,
  answer: Answering<ReportProgress, ReportResult>,
): Promise<void> {
  const result = await madeReport(request, loadFonts, (update) => answer({ kind: 'update', update }))
  answer({ kind: 'done', result }, result.ok ? [result.value] : [])
}
