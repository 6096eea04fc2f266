import { openHere } from './open-here'
import { runComparison } from './run-comparison'
import type { BeginWork } from './work'

export const begin: BeginWork = (tell) => (asked) => runComparison(asked, openHere, tell)
