import { ok } from '@/domain/shared/result'
import { loadFonts } from './load-fonts'
import { openHere } from './open-here'
import { runComparison, type ComparisonTools } from './run-comparison'
import type { BeginWork } from './work'

/** What lays a report out is loaded only where one is asked for. */
const layOut: ComparisonTools['layOut'] = {
  pdf: async (model, onShare) => {
    const { madeReport } = await import('./run-report')
    return madeReport({ kind: 'comparison', model }, loadFonts, ({ share }) => onShare(share))
  },
  docx: async (model) => {
    const { writeComparisonDocx } = await import('@/reporting/docx/comparison-docx')
    return ok(await writeComparisonDocx(model))
  },
}

export const begin: BeginWork = (tell) => (asked) => runComparison(asked, { open: openHere, layOut }, tell)
