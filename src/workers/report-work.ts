import { loadFonts } from './load-fonts'
import { runReport } from './run-report'
import type { BeginWork } from './work'

export const begin: BeginWork = (tell) => (asked) => runReport(asked, loadFonts, tell)
