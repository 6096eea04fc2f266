// First, so that what is changed here is what Dexie finds.
import 'fake-indexeddb/auto'

let answersToLose = 0
let lostKey: string | null = null
let death = { atWrite: Infinity, left: 0, name: '' }
const connections = new Set<IDBDatabase>()

// eslint-disable-next-line @typescript-eslint/unbound-method -- called with `apply`
const dispatch = IDBTransaction.prototype.dispatchEvent
IDBTransaction.prototype.dispatchEvent = function (event) {
  if (event.type === 'complete' && this.mode === 'readwrite' && answersToLose > 0) {
    answersToLose -= 1
    Object.assign(event, { type: 'abort' })
  }
  return dispatch.call(this, event)
}

// eslint-disable-next-line @typescript-eslint/unbound-method -- called with `apply`
const get = IDBObjectStore.prototype.get
IDBObjectStore.prototype.get = function (key) {
  return key === lostKey ? failingRequest(this) : get.call(this, key)
}

// eslint-disable-next-line @typescript-eslint/unbound-method -- called with `apply`
const put = IDBObjectStore.prototype.put
const writes = new WeakMap<IDBTransaction, number>()
IDBObjectStore.prototype.put = function (...given) {
  const count = (writes.get(this.transaction) ?? 0) + 1
  writes.set(this.transaction, count)
  if (count < death.atWrite || death.left === 0) return put.apply(this, given)
  death.left -= 1
  inside(this.transaction)._abort(death.name)
  throw new DOMException('The transaction is inactive or finished.', 'TransactionInactiveError')
}

// eslint-disable-next-line @typescript-eslint/unbound-method -- called with `apply`
const open = IDBFactory.prototype.open
IDBFactory.prototype.open = function (...given) {
  const request = open.apply(this, given)
  request.addEventListener('success', () => connections.add(request.result))
  return request
}

function inside(transaction: IDBTransaction): {
  _abort(name: string): void
  _execRequestAsync(asked: object): IDBRequest
} {
  return transaction as never
}

/** A request that fails in its turn, as when the browser's own file behind a row is gone. */
function failingRequest(source: IDBObjectStore): IDBRequest {
  const operation = (): never => {
    throw new DOMException('Failed to read large IndexedDB value', 'DataError')
  }
  return inside(source.transaction)._execRequestAsync({ source, operation })
}

/** The next writes are stored, but the connection dies each time before that is said. */
export function loseAnswer(times = 1): void {
  answersToLose = times
}

/** The next transactions die at their nth write, with this error. */
export function killAtWrite(atWrite: number, times: number, name: string): void {
  death = { atWrite, left: times, name }
}

/** The row under this key cannot be read any more. */
export function loseRow(key: string): void {
  lostKey = key
}

/** The browser closes every connection to this database, and says so as it does. */
export function closeFromOutside(databaseName: string): void {
  for (const connection of connections) {
    if (connection.name !== databaseName) continue
    connection.close()
    connection.onclose?.(new Event('close'))
    connections.delete(connection)
  }
}

/** All is well again. */
export function mendConnection(): void {
  answersToLose = 0
  lostKey = null
  death = { atWrite: Infinity, left: 0, name: '' }
}
