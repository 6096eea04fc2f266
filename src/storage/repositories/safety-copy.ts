import type { Kind } from '@/domain/records/registry'
import type { Sibling } from '@/domain/records/sibling'
import type { Reading, Writing } from '../transaction'

/** One page of what stood here before the last restore. */
export interface SafetyCopy {
  /** Key: the kind and the number of the page, `answers/3`, or `lastBackup`; in the first copies that were made, the kind alone. */
  readonly kind: string
  readonly takenAt: string
  readonly rows: readonly unknown[]
}

/** A row as it lies there, whether or not it can be read. */
export type RawRow = Readonly<Record<string, unknown>> & { readonly id: string }

/** All rows of a kind in the safety copy; none where there is no copy. */
export async function safetyRows(reading: Reading, kind: Kind): Promise<RawRow[]> {
  return (await pagesOfKind(reading, kind)).flatMap(({ rows }) => rows as RawRow[])
}

/** Replaces rows of a kind in the safety copy; where there is none, nothing is written. */
export async function changeSafetyRows(
  writing: Writing,
  kind: Kind,
  { isGone, added }: { readonly isGone: (row: RawRow) => boolean; readonly added: readonly Sibling[] },
): Promise<void> {
  const copies = writing.table<SafetyCopy>('safetyCopies')
  for (const page of await pagesOfKind(writing, kind)) {
    const rows = (page.rows as RawRow[]).filter((row) => !isGone(row))
    if (rows.length < page.rows.length) await copies.put({ ...page, rows })
  }
  const first = await copies.toCollection().first()
  if (!first || added.length === 0) return
  // Behind all that are there: pages are read in any order.
  const keys = new Set(await copies.toCollection().primaryKeys())
  let number = 0
  while (keys.has(`${kind}/${number}`)) number += 1
  await copies.put({ kind: `${kind}/${number}`, takenAt: first.takenAt, rows: added })
}

async function pagesOfKind(reading: Reading, kind: Kind): Promise<SafetyCopy[]> {
  const copies = reading.table<SafetyCopy>('safetyCopies')
  const keys = await copies.toCollection().primaryKeys()
  const pages = await copies.bulkGet(keys.filter((key) => key.split('/')[0] === kind))
  return pages.flatMap((page) => page ?? [])
}
