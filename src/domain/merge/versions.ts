import { MAX_EDITS, type Version } from '@/domain/records/base'

/** How two versions stand to each other: by the edits each has seen, never by a clock. */
export type Order = 'same' | 'before' | 'after' | 'concurrent'

/** Ends the name under which a version counts the edits of a replica that it has seen only in part. */
const PART = '/part'

/** Whether `a` has seen the same edits as `b`, fewer, more, or others. */
export function compareVersions(a: Version, b: Version): Order {
  const [aInB, bInA] = [isWithin(a, b), isWithin(b, a)]
  if (aInB && bInA) return 'same'
  if (aInB) return 'before'
  return bInA ? 'after' : 'concurrent'
}

function isWithin(inner: Version, outer: Version): boolean {
  return Object.entries(inner).every(([name, count]) => count <= editsOf(outer, name))
}

/** Who has seen an edit has also seen a part of it. */
function editsOf(version: Version, name: string): number {
  // Names come from files: one like `toString` must not reach what every object has.
  const count = Object.hasOwn(version, name) ? (version[name] ?? 0) : 0
  return name.endsWith(PART) ? Math.max(count, editsOf(version, name.slice(0, -PART.length))) : count
}

/** The smallest version that has seen all that any of these has seen. */
export function joinVersions(versions: readonly Version[]): Version {
  const joined = new Map<string, number>()
  for (const [name, count] of versions.flatMap((version) => Object.entries(version))) {
    joined.set(name, Math.max(joined.get(name) ?? 0, count))
  }
  const isSaidByTheWhole = (name: string, count: number) =>
    name.endsWith(PART) && count <= (joined.get(name.slice(0, -PART.length)) ?? 0)
  return Object.fromEntries([...joined].filter(([name, count]) => !isSaidByTheWhole(name, count)))
}

/**
 * The version after one more edit of this replica. A counter says "has seen all edits up to this one", which would be
 * wrong of an edit that the replica made on a version `beside` this one, and nothing counts beyond MAX_EDITS: in both
 * cases the replica goes on counting under another name of its own.
 */
export function nextVersion(version: Version, replica: string, beside: readonly Version[] = []): Version {
  const isTaken = (name: string): boolean => {
    const count = editsOf(version, name)
    return count >= MAX_EDITS || [version, ...beside].some((each) => editsOf(each, name + PART) > count)
  }
  let name = replica
  while (isTaken(name)) name += '+'
  return { ...version, [name]: editsOf(version, name) + 1 }
}

/**
 * The version of a copy from which something was left out: it has seen all these edits, but only a part of each. So it
 * comes before the whole version; and whoever edits the copy has not seen what was left out, and does not replace it.
 */
export function partly(version: Version): Version {
  const parts = Object.entries(version).map(([name, count]) => ({
    [name.endsWith(PART) ? name : name + PART]: count,
  }))
  return joinVersions(parts)
}

/** Whether of some edits only a part was seen. */
export function isPartly(version: Version): boolean {
  return Object.keys(version).some((name) => name.endsWith(PART))
}

/** The number of edits a version has seen, of each replica. */
export function editCount(version: Version): number {
  return Object.values(version).reduce((sum, count) => sum + count, 0)
}
