import type { Comparison } from '@/domain/comparison/comparison'
import type { Indicator, Item, Questionnaire } from '@/domain/questionnaire/format-1'
import { compareVersions } from '@/domain/questionnaire/identity'
import { allIndicators, isAsked } from '@/domain/questionnaire/tree'
import type { LocalisedText } from '@/domain/shared/text'
import { answerCell, kindOfItem } from './answer-cells'
import type { CellValue, TableColumn } from './named-table'
import type { ItemAnswer } from './read-assessments'
import type { Words } from './words'

/** An item and where it stands. */
export interface PlacedItem {
  readonly indicator: Indicator
  readonly item: Item
}

/** A column of the wide table that holds the answers to an item. */
export interface ItemColumn {
  readonly placed: PlacedItem
  /** Whether this choice was made; null for the answer as a whole. */
  readonly choice: { readonly id: string; readonly label: LocalisedText } | null
}

/** The items that people answer, in the order of the file. */
export function itemsOf({ areas }: Questionnaire): PlacedItem[] {
  return allIndicators(areas).flatMap((indicator) =>
    indicator.items.filter(isAsked).map((item) => ({ indicator, item })),
  )
}

/** The versions in which a questionnaire was answered, the newest first; of another one than the comparison's as well. */
export function versionsOf({ entries, excluded }: Comparison, questionnaireId: string): Questionnaire[] {
  const byVersion = new Map<string, Questionnaire>()
  for (const { candidate } of [...entries, ...excluded])
    if (candidate.questionnaire.id === questionnaireId)
      byVersion.set(candidate.questionnaire.version, candidate.questionnaire)
  return [...byVersion.values()].sort((a, b) => compareVersions(b.version, a.version))
}

/**
 * The columns of these versions together: those of the first in its order, then what only a later one has. An item with
 * several choices has a column for the answer and one for each choice that any version offers.
 */
export function itemColumns(versions: readonly Questionnaire[]): ItemColumn[] {
  const byItem = new Map<string, Map<string, ItemColumn>>()
  for (const placed of versions.flatMap(itemsOf)) {
    const columns = byItem.get(placed.item.id) ?? new Map<string, ItemColumn>()
    byItem.set(placed.item.id, columns)
    if (!columns.has('')) columns.set('', { placed, choice: null })
    const choices = placed.item.type === 'multipleChoice' ? placed.item.choices : []
    for (const choice of choices) if (!columns.has(choice.id)) columns.set(choice.id, { placed, choice })
  }
  return [...byItem.values()].flatMap((columns) => [...columns.values()])
}

/** Code of an item's column: the item's id, and that of the choice after a slash. */
export function idOfColumn({ placed, choice }: ItemColumn): string {
  return choice ? `${placed.item.id}/${choice.id}` : placed.item.id
}

/** An item's short name: its own label, or the title of its indicator. */
export function nameOfItem({ indicator, item }: PlacedItem): LocalisedText {
  return item.label ?? indicator.title
}

/** An item's column as it stands in the table. */
export function describedColumn(column: ItemColumn, { said }: Words): TableColumn {
  const { placed, choice } = column
  const name = said(nameOfItem(placed))
  if (choice) return { id: idOfColumn(column), label: `${name}: ${said(choice.label)}`, kind: 'flag' }
  return { id: idOfColumn(column), label: name, kind: kindOfItem(placed.item), hasCodes: true }
}

/** What stands in the column of an item for an answer; nothing where the item was not asked. */
export function itemCell({ choice }: ItemColumn, answer: ItemAnswer | undefined): CellValue {
  if (!answer) return null
  const { item, standing } = answer
  if (!choice) return answerCell(item, standing)
  const isOffered = item.type === 'multipleChoice' && item.choices.some(({ id }) => id === choice.id)
  if (!isOffered || standing.state !== 'answered') return null
  return Array.isArray(standing.value) && standing.value.some((id) => id === choice.id) ? 1 : 0
}
