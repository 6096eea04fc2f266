import { KINDS, type CarriedRecords, type RecordTypes, type VersionedKind } from '@/domain/records/registry'
import { groupedBy } from '@/domain/shared/grouped'

/** The records of a file without those in its bin; in every list the oldest first, as storage lists them. */
export interface LivingRecords {
  /** Those of a kind that belong to the parent with this id. */
  readonly of: <K extends VersionedKind>(kind: K, parentId: string) => readonly RecordTypes[K][]
  /** All of a kind. */
  readonly all: <K extends VersionedKind>(kind: K) => readonly RecordTypes[K][]
}

/** The living ones of these records. */
export function livingRecords(records: CarriedRecords): LivingRecords {
  const byParent = new Map<VersionedKind, Map<unknown, unknown[]>>()
  return {
    of: <K extends VersionedKind>(kind: K, parentId: string) => {
      const known = byParent.get(kind) ?? grouped(kind, records[kind] as readonly RecordTypes[K][])
      byParent.set(kind, known)
      return (known.get(parentId) ?? []) as RecordTypes[K][]
    },
    all: <K extends VersionedKind>(kind: K) => living(records[kind] as readonly RecordTypes[K][]),
  }
}

function grouped<K extends VersionedKind>(
  kind: K,
  records: readonly RecordTypes[K][],
): Map<unknown, unknown[]> {
  const field = (KINDS[kind].parent?.field ?? 'id') as keyof RecordTypes[K]
  return groupedBy<unknown, RecordTypes[K]>(living(records), (record) => record[field])
}

type Aged = Pick<RecordTypes['assessments'], 'id' | 'createdAt' | 'deletedAt'>

function living<T extends Aged>(records: readonly T[]): T[] {
  return records
    .filter(({ deletedAt }) => deletedAt === null)
    .sort((a, b) => (a.createdAt === b.createdAt ? inOrder(a.id, b.id) : inOrder(a.createdAt, b.createdAt)))
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : 1
}
