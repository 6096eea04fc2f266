import type { Transaction } from 'dexie'
import { first } from './0001-first'

/** One step of the database's shape. A released one is never edited; the next one is added behind it. */
export interface Migration {
  /** Counts from 1 without gaps; the file's name begins with it. */
  readonly number: number
  /** Tables that are new or have other indexes, in Dexie's notation. */
  readonly stores: Readonly<Record<string, string>>
  /** Brings rows into the new shape. Deterministic: no clock, no randomness. */
  readonly upgrade?: (transaction: Transaction) => Promise<void>
}

/** All migrations, oldest first. */
export const MIGRATIONS: readonly Migration[] = [first]
