import { StorageError, type StorageFailure } from './storage'

const BY_NAME: Readonly<Record<string, StorageFailure>> = {
  QuotaExceededError: 'quota',
  VersionError: 'newerData',
  DatabaseClosedError: 'closed',
  InvalidStateError: 'closed',
}

/** What a dead connection throws, or a transaction that died with it. */
const DEAD = [
  'DatabaseClosedError',
  'InvalidStateError',
  'TransactionInactiveError',
  'AbortError',
  'UnknownError',
]

interface ErrorLike {
  readonly name?: string
  /** Where Dexie keeps what was thrown underneath. */
  readonly inner?: unknown
  readonly failures?: readonly unknown[]
}

/** The error and what lies under it, outermost first. A full disk comes as an AbortError around the real cause. */
function layersOf(error: unknown): ErrorLike[] {
  if (typeof error !== 'object' || error === null) return []
  const layer = error as ErrorLike
  return [layer, ...layersOf(layer.inner), ...(layer.failures ?? []).flatMap(layersOf)]
}

/** Any error as the one the screens know. */
export function storageError(error: unknown): StorageError {
  if (error instanceof StorageError) return error
  const failures = layersOf(error).map(({ name }) => BY_NAME[name ?? ''])
  const failure = failures.find((known) => known === 'quota') ?? failures.find((known) => known)
  return new StorageError(failure ?? 'unknown', { cause: error })
}

/** An error of opening: `newerData`, `quota`, and for everything else `unavailable`. */
export function openingError(error: unknown): StorageError {
  const known = storageError(error)
  const isNamed = known.failure === 'newerData' || known.failure === 'quota'
  return isNamed ? known : new StorageError('unavailable', { cause: error })
}

/** Whether reopening the connection may help. */
export function isDeadConnection(error: unknown): boolean {
  const layers = layersOf(error)
  const isFull = storageError(error).failure === 'quota'
  return !(error instanceof StorageError) && !isFull && layers.some(({ name }) => DEAD.includes(name ?? ''))
}
