import { openHere } from './open-here'
import { questionnaireRunner } from './run-questionnaire'
import type { BeginWork } from './work'

export const begin: BeginWork = (tell) => questionnaireRunner(openHere, tell)
