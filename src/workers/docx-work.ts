import { runDocx } from './run-docx'
import type { BeginWork } from './work'

export const begin: BeginWork = (tell) => (asked) => runDocx(asked, tell)
