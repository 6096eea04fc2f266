import type { PdfFonts } from '@/reporting/pdf/fonts'
import { makePdf } from '@/reporting/pdf/make-pdf'
import { UncoveredCharactersError } from '@/reporting/pdf/printable'
import type { ReportAnswer, ReportProblem, ReportRequest } from './report-protocol'

function problemOf(error: unknown): ReportProblem {
  if (error instanceof UncoveredCharactersError) {
    return { code: 'uncoveredCharacters', characters: error.characters }
  }
  return { code: 'failed', detail: String(error) }
}

/** Makes one report and answers with progress, then with the file or with why there is none. Never rejects. */
export async function runReport(
  { model }: ReportRequest,
  loadFonts: () => Promise<PdfFonts>,
  answer: (message: ReportAnswer) => void,
): Promise<void> {
  answer({ kind: 'progress', progress: { stage: 'fonts', share: 0 } })
  const fonts = await loadFonts().catch(() => null)
  if (!fonts) {
    answer({ kind: 'failed', problem: { code: 'fontsUnreachable' } })
    return
  }
  try {
    const bytes = makePdf(model, fonts, (progress) => answer({ kind: 'progress', progress }))
    answer({ kind: 'done', bytes })
  } catch (error) {
    answer({ kind: 'failed', problem: problemOf(error) })
  }
}
