import type { SurveyResponse } from '@/domain/records/survey-response'
import type { Connection } from '../connection'
import { pagesOf, rowsPerPage } from '../pages'
import type { SheetTaker, Storage } from '../storage'
import { byAge, parsedRow, type Reading } from '../transaction'

/** Half of the rows in a range may be of other surveys, and it is still read faster than one by one. */
const WORTH_A_RANGE = 0.5
/** So many pages are asked for at once: the database fetches some while this window looks at another. */
const PAGES_AT_ONCE = 2

/** Reads the anonymous sheets of a survey page by page; see `Storage`. */
export function sheetsInto(connection: Connection): Storage['responses']['into'] {
  return async (assessmentId, begin, signal) => {
    const taker = await connection.read(['responses'], async (reading) => {
      const begun = begin()
      await readInto(reading, assessmentId, begun, signal)
      return begun
    })
    // Not inside the transaction, which would take it for its own failure.
    signal?.throwIfAborted()
    return taker
  }
}

/** Reads all anonymous sheets of a survey page by page, as `sheetsInto` does; see `Storage`. */
export function sheetsOf(connection: Connection): Storage['responses']['ofAssessment'] {
  const into = sheetsInto(connection)
  return async (assessmentId, signal) => {
    const { sheets } = await into(assessmentId, collecting, signal)
    return sheets.sort(byAge)
  }
}

function collecting() {
  const sheets: SurveyResponse[] = []
  return { sheets, add: (sheet: SurveyResponse) => void sheets.push(sheet) }
}

async function readInto(
  reading: Reading,
  assessmentId: string,
  taker: SheetTaker,
  signal: AbortSignal | undefined,
): Promise<void> {
  const pages = await pagesWith(reading, assessmentId)
  const coming = pages.splice(0, PAGES_AT_ONCE).map((ask) => ask())
  for (let page = coming.shift(); page; page = coming.shift()) {
    const rows = await page
    if (signal?.aborted) return
    coming.push(...pages.splice(0, 1).map((ask) => ask()))
    for (const row of rows) {
      const sheet = parsedRow('responses', row)
      if (sheet?.assessmentId === assessmentId && sheet.deletedAt === null) taker.add(sheet)
    }
  }
}

/** How to read each page of rows among which the sheets are, those in the bin and others too. */
async function pagesWith(reading: Reading, assessmentId: string): Promise<(() => PromiseLike<unknown[]>)[]> {
  const table = reading.table<unknown>('responses')
  const [keys, count] = await Promise.all([table.where({ assessmentId }).primaryKeys(), table.count()])
  const inRanges = keys.length >= WORTH_A_RANGE * count
  return pagesOf(keys, rowsPerPage('responses')).map(
    (page) => () =>
      inRanges ? table.where(':id').between(page[0], page.at(-1), true, true).toArray() : table.bulkGet(page),
  )
}
