import { openStorage } from '@/storage/open-storage'
import { carried } from '../support/carried-records'
import { testClock, testIds } from '../support/storage-parts'
import { manyRecords } from './many-records'

/** Which write the import stops at, and in which database. */
export interface StopAt {
  readonly databaseName: string
  readonly nth: number
}

/** Stops for ever in the middle of the nth write, as a tab that is about to be killed. */
function stopAtWrite(nth: number): void {
  let left = nth
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with `apply`
  const put = IDBObjectStore.prototype.put
  IDBObjectStore.prototype.put = function (...given) {
    const request = put.apply(this, given)
    left -= 1
    if (left === 0) {
      postMessage('in the middle')
      for (;;);
    }
    return request
  }
}

addEventListener('message', ({ data }: MessageEvent<StopAt>) => {
  const { databaseName, nth } = data
  void openStorage({ clock: testClock(), ids: testIds, databaseName }).then((storage) => {
    stopAtWrite(nth)
    return storage.imports.add(carried(manyRecords()), [], 'a.kibe')
  })
})
