import { isOnScale } from '@/domain/assessment/standing'
import type { KnownItems } from './check-known'
import { finding, type Finding } from './finding'
import type { Item, Questionnaire } from './format-1'
import { compareVersions } from './identity'
import { placed, type Partly, type PartlyQuestionnaire, type Path, type Placed } from './partial'

type Entry = Partly<NonNullable<Questionnaire['changes']>[number]>
type Change = NonNullable<NonNullable<Entry['items']>[number]>

/**
 * What is wrong with the version, and with what is said to have changed since earlier ones. Only the entry for the newest
 * of them must fit the items of this version: the others tell of versions in between.
 */
export function changeFindings(questionnaire: PartlyQuestionnaire, items: KnownItems): Finding[] {
  const { version, replaces } = questionnaire
  const entries = placed(questionnaire.changes, ['changes'])
  const newest = newestOf(questionnaire)
  const seen = new Set<string>()
  const isAgain = (since = '') => since !== '' && (seen.has(since) || !seen.add(since))
  return [
    ...olderFindings(replaces ?? undefined, version, ['replaces']),
    ...entries.flatMap(({ node, path }) => [
      ...olderFindings(node.since, version, [...path, 'since']),
      ...(isAgain(node.since)
        ? [finding([...path, 'since'], 'duplicateSince', { version: node.since ?? '' })]
        : []),
      ...repeatedFindings(placed(node.items, [...path, 'items'])),
    ]),
    ...(newest ? placed(newest.node.items, [...newest.path, 'items']) : []).flatMap((change) =>
      fitFindings(change, items),
    ),
  ]
}

function olderFindings(older: string | undefined, version: string | undefined, path: Path): Finding[] {
  if (older === undefined || version === undefined || compareVersions(older, version) < 0) return []
  return [finding(path, 'notAnOlderVersion', { older, version })]
}

/** The entry for the newest of the earlier versions; null where that cannot be told. */
function newestOf({ changes, version }: PartlyQuestionnaire): Placed<Entry> | null {
  const entries = placed(changes, ['changes'])
  const isOlder = (since: string | undefined) =>
    since !== undefined && (version === undefined || compareVersions(since, version) < 0)
  if (entries.length !== changes?.length || !entries.every(({ node }) => isOlder(node.since))) return null
  return entries.reduce<Placed<Entry> | null>(
    (newest, entry) =>
      newest && compareVersions(entry.node.since ?? '', newest.node.since ?? '') <= 0 ? newest : entry,
    null,
  )
}

interface Named {
  readonly id: string
  readonly path: Path
}

/** The ids of the earlier version that a change names, and those of this one; both where they are the same. */
function namedIn({ node, path }: Placed<Change>): { before: Named[]; now: Named[] } {
  const at = (field: string, ids: string | (string | undefined)[] | undefined): Named[] =>
    (Array.isArray(ids) ? ids : [ids]).flatMap((id, index) =>
      id === undefined ? [] : [{ id, path: [...path, field, ...(Array.isArray(ids) ? [index] : [])] }],
    )
  switch (node.kind) {
    case 'same':
    case 'rescaled':
    case 'merged':
    case 'split':
      return { before: at('from', node.from), now: at('to', node.to) }
    case 'reworded':
      return { before: at('item', node.item), now: at('item', node.item) }
    case 'new':
      return { before: [], now: at('item', node.item) }
    case 'dropped':
      return { before: at('item', node.item), now: [] }
    case undefined:
      return { before: [], now: [] }
  }
}

/** Ids named again: what becomes of a question, and what it comes from, is said once. */
function repeatedFindings(changes: readonly Placed<Change>[]): Finding[] {
  const named = changes.map(namedIn)
  const again = (names: Named[]) => {
    const seen = new Set<string>()
    return names.filter(({ id }) => seen.has(id) || !seen.add(id))
  }
  const all = [...again(named.flatMap(({ before }) => before)), ...again(named.flatMap(({ now }) => now))]
  // A reworded question has one id for both; it is one mistake.
  return [
    ...new Map(all.map(({ id, path }) => [path.join(), finding(path, 'changedTwice', { id })])).values(),
  ]
}

function fitFindings(change: Placed<Change>, { sure, there, isUnsure }: KnownItems): Finding[] {
  const { node, path } = change
  if (node.kind === 'dropped') {
    const id = node.item ?? ''
    return there.has(id) ? [finding([...path, 'item'], 'droppedButThere', { id })] : []
  }
  const unknown = namedIn(change)
    .now.filter(({ id }) => !sure.has(id) && !isUnsure(id))
    .map(({ id, path: place }) => finding(place, 'changeToNothing', { id }))
  if (node.kind !== 'rescaled') return unknown
  const item = sure.get(node.to ?? '')
  return [...unknown, ...(item ? scaleFindings(node.values ?? {}, item, [...path, 'values']) : [])]
}

/** New values that the item, on its new scale, cannot have. */
function scaleFindings(
  values: Readonly<Record<string, string | number | undefined>>,
  item: Item,
  path: Path,
): Finding[] {
  return Object.entries(values).flatMap(([before, value]) =>
    value === undefined || isOnScale(item, value)
      ? []
      : [finding([...path, before], 'valueOffScale', { value, item: item.id })],
  )
}
