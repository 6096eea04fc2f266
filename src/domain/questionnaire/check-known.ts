import { hidesIds, type Broken } from './check-broken'
import { jsonPath, type Finding } from './finding'
import type { Item } from './format-1'
import type { PartlyItem, Path, Placed } from './partial'

/** What is known of the items, for whatever names them. */
export interface KnownItems {
  /** Those of which everything that others read could be read, by their ids; of two with the same id the first. */
  readonly sure: ReadonlyMap<string, Item>
  /** The ids that could be read. */
  readonly there: ReadonlySet<string>
  /** Whether it cannot be told if there is an item of this id, or what it is. */
  readonly isUnsure: (id: string) => boolean
}

/** Fields of an item that nobody reads who names it. */
const UNREAD: ReadonlySet<PropertyKey> = new Set([
  'label',
  'hint',
  'notApplicable',
  'visibleIf',
  'requiredIf',
  'constraints',
  'weight',
  'scored',
  'line',
  'bestSet',
  'breakdown',
])

/** Whether one of these findings inside an item is about something that others read who name it. */
export function isDoubtful(path: Path, found: readonly Finding[]): boolean {
  if (found.length === 0) return false
  const start = jsonPath(path).length + 1
  return found.some((each) => !UNREAD.has(each.path.slice(start).split(/[.[]/)[0] ?? ''))
}

/** What is known of these items, of which the `doubtful` ones hold a fault already named. */
export function knownItems(
  items: readonly Placed<PartlyItem>[],
  doubtful: ReadonlySet<PartlyItem>,
  broken: Broken,
): KnownItems {
  const hasHidden = hidesIds(broken, ['areas'], ['areas', 'indicators', 'items'])
  const sure = new Map<string, Item>()
  const there = new Set<string>()
  for (const { node, path } of items) {
    if (node.id === undefined || there.has(node.id)) continue
    there.add(node.id)
    const isWhole = ![...broken.keysBelow(path)].some((key) => !UNREAD.has(key))
    if (isWhole && !doubtful.has(node)) sure.set(node.id, node as Item)
  }
  return { sure, there, isUnsure: (id) => !sure.has(id) && (hasHidden || there.has(id)) }
}
