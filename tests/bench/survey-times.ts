import { parseQuestionnaire } from '@/domain/questionnaire/parse'
import { surveyResults } from '@/domain/statistics/survey-results'
import { SurveyTally } from '@/domain/statistics/tally'
import { context, itemsOf, sheetAnswers } from './survey-sheets'

/** Milliseconds in which so many sheets in memory become results with intervals; `by`: broken down by that item. */
export function surveyTimes(document: unknown, sheets: number, runs: number, by: string | null): number[] {
  const parsed = parseQuestionnaire(document)
  if (!parsed.ok) throw new Error('not a questionnaire')
  const items = itemsOf(document)
  const all = Array.from({ length: sheets }, (_, n) => sheetAnswers(items, n))
  return Array.from({ length: runs }, () => {
    const started = performance.now()
    const tally = new SurveyTally(parsed.value, context, by)
    for (const answers of all) tally.add(answers)
    if (surveyResults(tally).n !== sheets) throw new Error('not all were counted')
    return performance.now() - started
  })
}
