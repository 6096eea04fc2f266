import { runCheckingSheet } from './run-checking-sheet'
import type { BeginWork } from './work'

export const begin: BeginWork = (tell) => (asked) => runCheckingSheet(asked, tell)
