import { expect, it } from 'vitest'

it('tests run in a real browser with IndexedDB and strict durability', async () => {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('probe', 1)
    request.onupgradeneeded = () => request.result.createObjectStore('things')
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(new Error('could not open'))
  })
  const transaction = database.transaction('things', 'readwrite', { durability: 'strict' })
  expect(transaction.durability).toBe('strict')
  database.close()
})
