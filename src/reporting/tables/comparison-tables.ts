import { actionsTable } from './actions-table'
import { answersLong } from './answers-long'
import { answersWide } from './answers-wide'
import { assessmentsTable } from './assessments-table'
import { codebookTable } from './codebook'
import type { NamedTable } from './named-table'
import { outsideTable } from './outside-table'
import { readAssessments } from './read-assessments'
import { readmeTable } from './readme'
import { distributionsTable, scoresTable, wavesOf } from './score-tables'
import type { TablesInput } from './tables-input'
import { tableWords, type TablesTexts } from './words'

/**
 * The tables of a comparison, in the order of `TABLE_NAMES`: what XLSX, CSV and JSON are written from, so that all three
 * say the same. That of figures of others is there only where there are any. Of an anonymous one they and plans are left
 * out, and reasons, comments, evidence, stated figures and texts are empty.
 */
export function comparisonTables(input: TablesInput, texts: TablesTexts): NamedTable[] {
  const words = tableWords(input, texts)
  const read = readAssessments(input.comparison, input.isAnonymous)
  const waves = wavesOf(input.comparison)
  const outside = outsideTable(input, words)
  const tables = [
    assessmentsTable(input, read, words),
    answersLong(input, read, words),
    answersWide(input, read, words),
    scoresTable(waves, words),
    distributionsTable(waves, words),
    ...(outside ? [outside] : []),
    ...(input.isAnonymous ? [] : [actionsTable(input, read, words)]),
  ]
  const names = tables.map(({ name }) => name)
  const codebook = codebookTable(input, read, names, words)
  return [readmeTable(input, [...names, codebook.name], words), ...tables, codebook]
}
