import type { BaseRecord } from '@/domain/records/base'
import { isSameThing } from '@/domain/merge/state'
import type { RecordTypes } from '@/domain/records/registry'
import type { Ids } from '@/platform/ids'
import type { ComparisonStores, RecordStore } from '../comparison-store'
import type { Connection } from '../connection'
import { StorageError } from '../storage'
import type { Fields } from '../transaction'
import { intoBin, outOfBin } from './bin'

type ComparisonKind = keyof ComparisonStores
/** What a person enters of a record of this kind. */
type Draft<K extends ComparisonKind> = Omit<RecordTypes[K], keyof BaseRecord>

/** What people keep to compare many municipalities. */
export function comparisonStores(connection: Connection, ids: Ids): ComparisonStores {
  return {
    programmes: recordStore(connection, ids, 'programmes'),
    selections: recordStore(connection, ids, 'selections'),
    practices: recordStore(connection, ids, 'practices'),
    indices: recordStore(connection, ids, 'indices'),
  }
}

function recordStore<K extends ComparisonKind>(
  connection: Connection,
  ids: Ids,
  kind: K,
): RecordStore<RecordTypes[K], Draft<K>> {
  return {
    list: () => connection.read([kind], (reading) => reading.list(kind)),
    get: (id) =>
      connection.read([kind], async (reading) => {
        const record = await reading.find(kind, id)
        return record?.deletedAt === null ? record : null
      }),
    add: (draft) => {
      const fields = { ...draft, id: ids.uuid() } as unknown as Fields<K>
      return connection.write([kind], (writing) => writing.create(kind, fields))
    },
    change: (id, edit) =>
      connection.write([kind], async (writing) => {
        const before = await writing.living(kind, id)
        if (!isSameThing(kind, before, { ...before, ...edit })) throw new StorageError('invalid')
        return writing.change(kind, before, edit as Partial<RecordTypes[K]>)
      }),
    remove: (id) => connection.write([kind], (writing) => intoBin(writing, kind, id)),
    restore: (id) => connection.write([kind], (writing) => outOfBin(writing, kind, id)),
  }
}
