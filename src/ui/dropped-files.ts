/** What of a folder's content is meant: files that Kibe has made. Anything else may lie there as well. */
const IN_FOLDERS = /\.(?:kibe|kibe\.txt)$/i

/** Of the files of a folder, those that are meant. */
export function filesMeantIn(files: readonly File[]): File[] {
  return files.filter(({ name }) => IN_FOLDERS.test(name))
}

/** The files that were dropped; of a folder, what Kibe has made, however deep it lies. Rejects where the browser cannot read one. */
export async function droppedFiles({ items, files }: DataTransfer): Promise<File[]> {
  const plain = [...files]
  // Asked for before anything is waited for: afterwards the browser does not know them any more.
  const entries = [...((items as DataTransferItemList | undefined) ?? [])].flatMap(
    (item) => item.webkitGetAsEntry() ?? [],
  )
  const folders = entries.filter((entry) => entry.isDirectory)
  if (folders.length === 0) return plain
  const names = new Set(folders.map(({ name }) => name))
  const inside = await Promise.all(folders.map((folder) => filesBelow(folder as FileSystemDirectoryEntry)))
  return [...plain.filter(({ name }) => !names.has(name)), ...filesMeantIn(inside.flat())]
}

async function filesBelow(folder: FileSystemDirectoryEntry): Promise<File[]> {
  const entries = await entriesOf(folder)
  const files = await Promise.all(
    entries.map((entry) =>
      entry.isDirectory
        ? filesBelow(entry as FileSystemDirectoryEntry)
        : new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)),
    ),
  )
  return files.flat()
}

/** Browsers hand out a hundred at a time; none means that there are no more. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) return all
    all.push(...some)
  }
}
