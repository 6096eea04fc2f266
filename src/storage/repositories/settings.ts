import { wellFormed } from '@/domain/records/well-formed'
import type { Connection } from '../connection'
import type { Storage } from '../storage'

interface Row {
  readonly key: string
  readonly value: unknown
}

/** What is kept on this device only. */
export function settings(connection: Connection): Storage['settings'] {
  return {
    get: (key) =>
      connection.read(
        ['settings'],
        async (reading) => (await reading.table<Row>('settings').get(key))?.value,
      ),
    set: (key, value) =>
      connection.write(['settings'], async (writing) => {
        await writing.table<Row>('settings').put({ key, value: wellFormed(value) })
      }),
  }
}
