import type { Ids } from '@/platform/ids'
import type { Connection } from '../connection'
import type { OpenedStorage } from '../storage'

const KEY = 'backups'
const MARK = 'mark'

interface Row {
  readonly key: string
  /** The browser keeps the handle itself; whether it still allows writing has to be asked each time. */
  readonly handle: FileSystemDirectoryHandle
}

interface MarkRow {
  readonly key: string
  readonly mark: string
}

/** The folder for automatic backups. */
export function folder(connection: Connection, ids: Ids): OpenedStorage['folder'] {
  return {
    get: () =>
      connection.read(
        ['handles'],
        async (reading) => (await reading.table<Row>('handles').get(KEY))?.handle ?? null,
      ),
    set: (handle) =>
      connection.write(['handles'], async (writing) => {
        const handles = writing.table<Row>('handles')
        if (handle) await handles.put({ key: KEY, handle })
        else await handles.delete(KEY)
      }),
    mark: () => {
      // Not the replica's id: a restore changes that, and the files from before are this device's all the same.
      const made = ids.uuid().slice(0, 8)
      return connection.write(['handles'], async (writing) => {
        const handles = writing.table<MarkRow>('handles')
        const known = await handles.get(MARK)
        if (!known) await handles.put({ key: MARK, mark: made })
        return known?.mark ?? made
      })
    },
  }
}
