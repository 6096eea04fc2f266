import type { Transaction } from 'dexie'
import { first } from './0001-first'
import { histories } from './0002-histories'
import { responses } from './0003-responses'
import { workshops } from './0004-workshops'
import { comparisons } from './0005-comparisons'

/**
 * One step of the database's shape. A released one is never edited; the next one is added behind it. It only adds: a table
 * that gets another name or another key is made beside the old one and filled from it by `upgrade`, in one release; the
 * old one is dropped by a migration of a later release, which does nothing else. So what was copied wrongly is still there.
 */
export interface Migration {
  /** Counts from 1 without gaps; the file's name begins with it. */
  readonly number: number
  /** Tables that are new or have other indexes, in Dexie's notation; null for one that is dropped. */
  readonly stores: Readonly<Record<string, string | null>>
  /** Brings rows into the new shape. Deterministic: no clock, no randomness. */
  readonly upgrade?: (transaction: Transaction) => Promise<void>
}

/** All migrations, oldest first. */
export const MIGRATIONS: readonly Migration[] = [first, histories, responses, workshops, comparisons]
