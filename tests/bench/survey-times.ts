import { parseQuestionnaire } from '@/domain/questionnaire/parse'
import { surveyResults } from '@/domain/statistics/survey-results'
import { SurveyTally } from '@/domain/statistics/tally'
import { context, itemsOf, sheetAnswers } from './survey-sheets'

/** How sheets are counted. */
interface Counting {
  /** Id of the item that they are broken down by. */
  readonly by?: string
  /** Each is a copy with strings of its own, as a database hands it over. */
  readonly areCopies?: boolean
}

/** Milliseconds in which so many sheets in memory become results with intervals. */
export function surveyTimes(
  document: unknown,
  sheets: number,
  runs: number,
  { by, areCopies = false }: Counting = {},
): number[] {
  const parsed = parseQuestionnaire(document)
  if (!parsed.ok) throw new Error('not a questionnaire')
  const items = itemsOf(document)
  const all = Array.from({ length: sheets }, (_, n) => {
    const answers = sheetAnswers(items, n)
    return areCopies ? structuredClone(answers) : answers
  })
  return Array.from({ length: runs }, () => {
    const started = performance.now()
    const tally = new SurveyTally(parsed.value, context, by ?? null)
    for (const answers of all) tally.add(answers)
    if (surveyResults(tally).n !== sheets) throw new Error('not all were counted')
    return performance.now() - started
  })
}
