import { byText } from '@/domain/shared/by-text'
import type { Entry } from '@/domain/comparison/comparison'
import { lessons, type Lesson } from '@/domain/comparison/learning'
import { placesOf, type Place } from '@/domain/comparison/ranking'
import { tableOf, type Cell, type Column, type Row, type Table } from '@/domain/comparison/table'
import { allAreas } from '@/domain/questionnaire/tree'
import { textIn, type LocalisedText } from '@/domain/shared/text'
import { rounded } from '@/domain/shared/units'
import type { Formats, Translate } from '@/platform/texts'
import type { ComparisonInput } from './comparison-input'

/** Stands where there is no figure. */
export const NO_FIGURE = '–'

/** A node as people find it: its number among the others, and its name. */
export interface NodeName {
  readonly number: string
  readonly title: string
}

/** What every part of the comparison report is written with. */
export interface Writer {
  readonly input: ComparisonInput
  readonly t: Translate
  readonly formats: Formats
  /** A text of the questionnaire or a register in the language of the report; empty where there is none. */
  readonly text: (texts: LocalisedText | undefined) => string
  readonly table: Table
  /** The wave before; null where there is none. */
  readonly before: Table | null
  /** Place of each row of the table; null where nobody is ranked. */
  readonly places: readonly (Place | null)[] | null
  readonly lessons: readonly Lesson[]
  /** By id of the node. */
  readonly names: ReadonlyMap<string, NodeName>
  readonly nameOf: (entry: Pick<Entry, 'candidate'>) => string
}

/** What every part of the comparison report is written with. */
export function createWriter(input: ComparisonInput, t: Translate, formats: Formats): Writer {
  const { comparison, language, wave, before } = input
  const order = [language, comparison.questionnaire.defaultLanguage]
  const text = (texts: LocalisedText | undefined) => textIn(texts, order).text
  const nameOf: Writer['nameOf'] = ({ candidate }) =>
    text(candidate.municipality?.name) || candidate.assessment.municipality
  const inOrder = (found: Table): Table => ({
    ...found,
    rows: input.isAnonymous ? found.rows : byName(found.rows, ({ entry }) => nameOf(entry)),
  })
  const table = inOrder(tableOf(comparison, wave, before))
  return {
    ...{ input, t, formats, text, table, nameOf },
    before: before === null ? null : inOrder(tableOf(comparison, before, null)),
    places: input.isRanked ? placesOf(table.rows.map((row) => rootOf(row)?.share ?? null)) : null,
    lessons: lessons(table, input.mayBeFound),
    names: namesOf(input, table, text, t('comparisonReport.whole')),
  }
}

/**
 * By name as a reader of the language looks for it; of equal names the order stays. Codes of letters, not the device's
 * collation, so that a report is the same everywhere; Georgian has them in its alphabet's order.
 */
export function byName<T>(list: readonly T[], nameOf: (one: T) => string): T[] {
  const named = list.map((one) => ({ one, name: nameOf(one) }))
  return named.sort((a, b) => byText(a.name, b.name)).map(({ one }) => one)
}

function namesOf(
  { comparison }: ComparisonInput,
  { columns }: Table,
  text: Writer['text'],
  whole: string,
): Map<string, NodeName> {
  const areas = allAreas(comparison.questionnaire.areas)
  const titles = new Map(
    [...areas, ...areas.flatMap((area) => area.indicators ?? [])].map(({ id, title }) => [id, text(title)]),
  )
  const names = new Map<string, NodeName>()
  const counts = new Map<string | null, number>()
  for (const { id, kind, areaId } of columns) {
    if (kind === 'root') {
      names.set(id, { number: '', title: whole })
      continue
    }
    const count = (counts.get(areaId) ?? 0) + 1
    counts.set(areaId, count)
    const parent = areaId === null ? '' : `${names.get(areaId)?.number ?? ''}.`
    names.set(id, { number: `${parent}${count}`, title: titles.get(id) ?? id })
  }
  return names
}

/** The name of a node; its id where the questionnaire has none. */
export function nodeName({ names }: Writer, { id }: Pick<Column, 'id'>): NodeName {
  return names.get(id) ?? { number: '', title: id }
}

/** The whole of a municipality; undefined in a table without nodes. */
export function rootOf(row: Row): Cell | undefined {
  return row.cells[0]
}

/** A share in points from 0 to 100 with at most one decimal, the same scale for all nodes; a dash for none. */
export function points({ formats }: Pick<Writer, 'formats'>, share: number | null | undefined): string {
  return share == null ? NO_FIGURE : formats.number(rounded(share * 100), 1)
}

/** A difference of shares in points with its sign; a dash for none. */
export function signed({ formats }: Pick<Writer, 'formats'>, difference: number | null | undefined): string {
  if (difference == null) return NO_FIGURE
  const figure = formats.number(rounded(difference * 100), 1)
  return /[1-9]/.test(figure) && difference > 0 ? `+${figure}` : figure
}

/** A share in percent; a dash for none. */
export function percent({ formats }: Pick<Writer, 'formats'>, share: number | null | undefined): string {
  return share == null ? NO_FIGURE : formats.percent(share)
}

/** Names in one sentence: "A, B and C". */
export function listed({ t }: Pick<Writer, 't'>, names: readonly string[]): string {
  const [last = '', first] = [names.at(-1), names.slice(0, -1).join(', ')]
  return first === '' ? last : t('comparisonReport.pair', { first, last })
}

/** Names one after the other; of many only the first few, and how many there are beside them. */
export function someOf<T>(
  { t }: Pick<Writer, 't'>,
  all: readonly T[],
  most: number,
  nameOf: (one: T) => string,
): string {
  const names = all.slice(0, most).map(nameOf).join(', ')
  const n = all.length - most
  return n > 0 ? t('comparisonReport.andMore', { names, n }, n) : names
}
