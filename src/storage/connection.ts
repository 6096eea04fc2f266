import type { Dexie, Transaction } from 'dexie'
import type { Clock } from '@/platform/clock'
import type { Ids } from '@/platform/ids'
import { createDatabase, type TableName } from './database'
import { isDeadConnection, openingError, storageError } from './failure'
import type { Migration } from './migrations/migrations'
import { watchOpening, type WatchedOpening } from './opening'
import { StorageError } from './storage'
import { Reading, Writing, type FoundReplica } from './transaction'

/** What a write may touch beside its own tables: who counts the edits, and what stands beside a record. */
const OF_EVERY_WRITE = ['replica', 'siblings'] as const

/** What a connection is made of. */
export interface ConnectionParts {
  readonly clock: Clock
  readonly ids: Ids
  /** Name of the database. */
  readonly name: string
  /** Only for tests: other than the released migrations. */
  readonly migrations?: readonly Migration[]
}

/**
 * The one way to the database. A transaction that fails because the connection died (mobile browsers close it in the
 * background) is repeated once on a new one; therefore its body must be safe to repeat: ids are made outside of it.
 * Everything that fails rejects with a StorageError.
 */
export class Connection {
  readonly database: Dexie
  readonly #clock: Clock
  readonly #ids: Ids
  readonly #listeners = new Set<() => void>()
  readonly #found: FoundReplica = { id: null }
  #isClosedForGood = false
  /** From then on the database has to be there: one that is gone must not be replaced by an empty one. */
  #wasOpen = false
  #attempt: WatchedOpening | null = null
  /** Counts reopenings, so that several transactions that died together reopen once. */
  #generation = 0
  #opening: Promise<void> = Promise.resolve()

  constructor({ clock, ids, name, migrations }: ConnectionParts) {
    this.#clock = clock
    this.#ids = ids
    this.database = createDatabase(name, migrations, (request) => this.#attempt?.watch(request))
    this.database.on('versionchange', () => {
      this.#makeWay()
      return false
    })
  }

  /**
   * Rejects with `newerData`, or with `unavailable`: no storage, private mode, or an older window that does not let go.
   * Nothing is written then. One failure is forgiven: some browsers fail the first time after a crash.
   */
  async open(): Promise<void> {
    try {
      await this.#openOnce()
    } catch (first) {
      // Behind a window that does not let go a second attempt would only wait again.
      if (first instanceof StorageError) throw first
      try {
        await this.#openOnce()
      } catch (error) {
        throw openingError(error)
      }
    }
  }

  /** Closes for good; later reads and writes reject with `closed`. */
  close(): void {
    this.#isClosedForGood = true
    this.database.close()
  }

  /** Calls back once another window, or the browser, has taken the database away. Returns how to stop listening. */
  onClosedByOther(callback: () => void): () => void {
    this.#listeners.add(callback)
    return () => this.#listeners.delete(callback)
  }

  /** One read transaction: what it returns was true at one moment. */
  read<T>(tables: readonly TableName[], body: (reading: Reading) => Promise<T>): Promise<T> {
    return this.#run('r', tables, () => body(new Reading(this.database)))
  }

  /** One write transaction; resolves when it is durable, changes nothing when it rejects. */
  write<T>(tables: readonly TableName[], body: (writing: Writing) => Promise<T>): Promise<T> {
    const now = this.#clock.now()
    const newReplica = this.#ids.uuid()
    return this.#run('rw', [...tables, ...OF_EVERY_WRITE], async () => {
      const writing = await Writing.begin(this.database, now, newReplica, this.#found)
      const result = await body(writing)
      await writing.end()
      return result
    })
  }

  async #run<T>(mode: 'r' | 'rw', tables: readonly TableName[], body: () => Promise<T>): Promise<T> {
    this.#requireOpen()
    const generation = this.#generation
    try {
      return await this.#once(mode, tables, body)
    } catch (error) {
      this.#requireOpen(error)
      if (!isDeadConnection(error)) throw storageError(error)
    }
    try {
      await this.#reopen(generation)
      return await this.#once(mode, tables, body)
    } catch (error) {
      throw storageError(error)
    }
  }

  async #once<T>(mode: 'r' | 'rw', tables: readonly TableName[], body: () => Promise<T>): Promise<T> {
    const begun: Transaction[] = []
    try {
      // Dexie keeps the transaction open across `await` only for a function that it sees to be async.
      return await this.database.transaction(mode, [...new Set(tables)], async (transaction) => {
        begun.push(transaction)
        return await body()
      })
    } catch (error) {
      // When the browser aborts, what the body stumbles over afterwards is not the cause.
      throw begun[0]?.idbtrans.error ?? error
    }
  }

  /** The database is upgraded or deleted elsewhere: every later write fails loudly. */
  #makeWay(): void {
    this.close()
    for (const listener of this.#listeners) listener()
  }

  #requireOpen(cause?: unknown): void {
    if (this.#isClosedForGood) throw new StorageError('closed', { cause })
  }

  #reopen(generation: number): Promise<void> {
    if (generation === this.#generation) {
      this.#generation += 1
      this.database.close()
      this.#opening = this.open()
    }
    return this.#opening
  }

  async #openOnce(): Promise<void> {
    // Dexie looks at it half-way through opening. Where even that is forbidden it would break off there, and a second
    // attempt would wait for the first for ever.
    Reflect.get(globalThis, 'indexedDB')
    const attempt = watchOpening(!this.#wasOpen)
    this.#attempt = attempt
    try {
      await Promise.race([this.database.open(), attempt.refused])
      this.#wasOpen = true
    } catch (error) {
      // Whatever Dexie still waits for, the next transaction must not wait for it.
      this.database.close()
      if (error instanceof StorageError && error.failure === 'closed') this.#makeWay()
      throw error
    } finally {
      attempt.end()
    }
  }
}
