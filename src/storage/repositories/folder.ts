import type { Connection } from '../connection'
import type { OpenedStorage } from '../storage'

const KEY = 'backups'

interface Row {
  readonly key: string
  /** The browser keeps the handle itself; whether it still allows writing has to be asked each time. */
  readonly handle: FileSystemDirectoryHandle
}

/** The folder for automatic backups. */
export function folder(connection: Connection): OpenedStorage['folder'] {
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
  }
}
