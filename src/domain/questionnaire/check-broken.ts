import type { Path } from './partial'

/** The places of a document at which something could not be read, and that are therefore empty. */
export interface Broken {
  readonly paths: readonly Path[]
  /** Whether something at or below this place could not be read. */
  within(path: Path): boolean
  /** The keys directly below this place at or below which something could not be read. */
  keysBelow(path: Path): ReadonlySet<PropertyKey>
}

interface Branch {
  readonly below: Map<PropertyKey, Branch>
}

const NO_KEYS: ReadonlySet<PropertyKey> = new Set()

/** These places, so that looking one up takes no longer when there are many. */
export function brokenAt(paths: readonly Path[]): Broken {
  const root: Branch = { below: new Map() }
  for (const path of paths) {
    let branch = root
    for (const key of path) {
      const next = branch.below.get(key) ?? { below: new Map() }
      branch.below.set(key, next)
      branch = next
    }
  }
  const branchAt = (path: Path) =>
    path.reduce<Branch | undefined>((branch, key) => branch?.below.get(key), root)
  return {
    paths,
    within: (path) => paths.length > 0 && branchAt(path) !== undefined,
    keysBelow: (path) => {
      const branch = paths.length > 0 ? branchAt(path) : undefined
      return branch ? new Set(branch.below.keys()) : NO_KEYS
    },
  }
}

/**
 * Whether ids below `part` can no longer be read: the id of an entry of one of these lists, a whole entry, or a whole
 * list is broken.
 */
export function hidesIds({ paths }: Broken, part: Path, lists: readonly PropertyKey[]): boolean {
  return paths.some((place) => {
    if (place.length <= part.length) return place.every((key, index) => part[index] === key)
    if (!part.every((key, index) => place[index] === key)) return false
    const [list, , last] = place.slice(-3)
    if (last === 'id') return list !== undefined && lists.includes(list)
    const field = typeof last === 'number' ? place.at(-2) : last
    return field !== undefined && lists.includes(field)
  })
}
