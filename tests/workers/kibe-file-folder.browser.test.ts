import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { AllRecords } from '@/domain/records/registry'
import { backupIntoFolder, importFiles, openFolder, restoreFile, type OnProgress } from '@/workers/kibe-file'
import type { KibeFileResults } from '@/workers/kibe-file-protocol'
import { fullRecords } from '../fixtures/records'
import { deleteBrowserDatabase, putRow } from '../support/browser-rows'
import { carried } from '../support/carried-records'
import { deviceWith, on, unheard } from '../support/kibe-file-device'
import { toolsOn } from '../support/kibe-file-thread'

const MARK = '0a1b2c3d'
const DAY_MS = 24 * 60 * 60 * 1000
const start = Date.parse('2026-03-01T12:00:00Z')
const attachments = fullRecords.attachments.map(({ id }) => id).sort()

let folder: FileSystemDirectoryHandle
let root: FileSystemDirectoryHandle
const devices: string[] = []

beforeEach(async () => {
  root = await navigator.storage.getDirectory()
  folder = await root.getDirectoryHandle(crypto.randomUUID(), { create: true })
})
afterEach(async () => {
  vi.restoreAllMocks()
  await root.removeEntry(folder.name, { recursive: true })
  await Promise.all(devices.splice(0).map(deleteBrowserDatabase))
})

/** A device on which these records are stored, taken away after the test; all that do not say otherwise have one mark. */
async function device(records: AllRecords = fullRecords, mark = MARK): Promise<string> {
  const name = await deviceWith(records)
  devices.push(name)
  await putRow(name, 'handles', { key: 'mark', mark })
  return name
}

/** Backs a device up into the folder, as many days after the first of March. */
function backUp(
  name: string,
  days = 0,
  into = folder,
  onProgress: OnProgress = unheard,
): Promise<KibeFileResults['folder']> {
  const origin = { appVersion: '0.1.0', createdAt: new Date(start + days * DAY_MS).toISOString() }
  return backupIntoFolder({ folder: into, origin }, onProgress, on(name)).done
}

function backupOfDay(days: number): string {
  return `kibe-${new Date(start + days * DAY_MS).toISOString().slice(0, 10)}T12-00-00Z-${MARK}.kibe`
}

async function namesIn(directory: FileSystemDirectoryHandle): Promise<string[]> {
  const names: string[] = []
  for await (const name of directory.keys()) names.push(name)
  return names.sort()
}

function attachmentsFolder(): Promise<FileSystemDirectoryHandle> {
  return folder.getDirectoryHandle('attachments')
}

async function put(directory: FileSystemDirectoryHandle, name: string, content: BlobPart): Promise<void> {
  const handle = await directory.getFileHandle(name, { create: true })
  const writable = await handle.createWritable()
  await writable.write(new Blob([content]))
  await writable.close()
}

/** What a file holds, also after it was deleted. */
async function contentOf(
  directory: FileSystemDirectoryHandle,
  name: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const file = await (await directory.getFileHandle(name)).getFile()
  return new Uint8Array(await file.arrayBuffer())
}

/** All files were changed last so many days after the first of March. */
function lastChanged(days: number): void {
  vi.spyOn(File.prototype, 'lastModified', 'get').mockReturnValue(start + days * DAY_MS)
}

/** What is stored on a device, of attachments the heads. */
async function stored(name: string): Promise<unknown> {
  const storage = await toolsOn(name).open()
  onTestFinished(() => storage.close())
  return (await storage.backup.readAll()).records
}

describe('a backup in a folder', () => {
  it('is a small file of the records, with each attachment beside it under its hash', async () => {
    const written = await backUp(await device())
    expect(written).toMatchObject({
      ok: true,
      value: {
        fileName: backupOfDay(0),
        leftOut: 0,
        lostFiles: 0,
        notDeleted: 0,
        counts: { answers: 4, attachments: 2 },
      },
    })
    expect(await namesIn(folder)).toEqual(['attachments', backupOfDay(0)])
    expect(await namesIn(await attachmentsFolder())).toEqual(attachments)
  })

  it('writes an attachment once, and again only when it is no longer what its hash says', async () => {
    const name = await device()
    await backUp(name, 0)
    const written = watchWrites()
    await backUp(name, 1)
    expect(written).toEqual([backupOfDay(1)])
    const directory = await attachmentsFolder()
    const [photo] = fullRecords.attachments
    if (!photo) throw new Error('the fixture has one')
    await put(directory, photo.id, new Uint8Array(photo.size))
    written.length = 0
    expect(await backUp(name, 2)).toMatchObject({ ok: true })
    expect(written).toEqual([photo.id, backupOfDay(2)])
    expect(await contentOf(directory, photo.id)).toEqual(photo.bytes)
  })

  it('tells its stages', async () => {
    const stages = new Set<string>()
    await backUp(await device(), 0, folder, ({ stage }) => stages.add(stage))
    expect([...stages]).toEqual(['reading', 'files', 'writing', 'checking'])
  })

  it('is not made where permission is refused, nor where the folder is gone or the disk is full', async () => {
    const name = await device()
    const before = await stored(name)
    refuse('getDirectoryHandle', 'NotAllowedError')
    expect(await backUp(name)).toEqual({ ok: false, error: { reason: 'noPermission' } })
    refuse('getFileHandle', 'QuotaExceededError')
    expect(await backUp(name)).toMatchObject({ ok: false, error: { reason: 'notWritten' } })
    const gone = await folder.getDirectoryHandle('gone', { create: true })
    await folder.removeEntry('gone')
    expect(await backUp(name, 0, gone)).toMatchObject({ ok: false, error: { reason: 'notWritten' } })
    expect(await stored(name)).toEqual(before)
  })

  it('for which the disk is full half-way leaves nothing behind that looks like one', async () => {
    const name = await device()
    await backUp(name, 0)
    vi.spyOn(FileSystemWritableFileStream.prototype, 'write').mockRejectedValueOnce(
      new DOMException('full', 'QuotaExceededError'),
    )
    expect(await backUp(name, 1)).toMatchObject({ ok: false, error: { reason: 'notWritten' } })
    expect(await namesIn(folder)).toEqual(['attachments', backupOfDay(0)])
  })

  it('that does not lie there as it was written is said not to be verified, and is not left behind', async () => {
    const name = await device()
    await backUp(name, 0)
    // A byte of the first entry.
    tamperWith((content) => content instanceof Blob, 60)
    expect(await backUp(name, 1)).toMatchObject({
      ok: false,
      error: { reason: 'notVerified', problem: { reason: 'refused' } },
    })
    expect(await namesIn(folder)).toEqual(['attachments', backupOfDay(0)])
  })

  it('whose attachment does not lie there as it was written is said not to be verified', async () => {
    const name = await device()
    tamperWith((content) => content instanceof Uint8Array && content.length > 0)
    const problem = { reason: 'differs' }
    expect(await backUp(name)).toMatchObject({ ok: false, error: { reason: 'notVerified', problem } })
    vi.restoreAllMocks()
    expect(await backUp(name)).toMatchObject({ ok: true })
  })
})

describe('rotation in a folder', () => {
  it('deletes the oldest backups and nothing else', async () => {
    const name = await device()
    await backUp(name, 0)
    const content = await contentOf(folder, backupOfDay(0))
    for (let day = 1; day < 20; day += 1) await put(folder, backupOfDay(day), content)
    const others = ['kibe-2026-03-01T12-00-00Z (1).kibe', 'photo.jpg']
    for (const other of others) await put(folder, other, content)
    await put(await attachmentsFolder(), 'notes.txt', 'not ours')
    lastChanged(0)
    expect(await backUp(name, 20)).toMatchObject({ ok: true, value: { notDeleted: 0 } })
    const days = Array.from({ length: 14 }, (_, n) => backupOfDay(7 + n))
    expect(await namesIn(folder)).toEqual(['attachments', ...others, ...days].sort())
    expect(await namesIn(await attachmentsFolder())).toEqual([...attachments, 'notes.txt'].sort())
  })

  it('deletes an attachment once no backup names it any more, and it is not just being written', async () => {
    const [old, now] = [await device(), await device(withoutFiles)]
    await backUp(old, 0)
    await backUp(now, 1)
    const content = await contentOf(folder, backupOfDay(1))
    for (let day = 2; day < 15; day += 1) await put(folder, backupOfDay(day), content)
    await put(folder, backupOfDay(14), 'unreadable')
    lastChanged(0)
    // The oldest two go; one of those that stay does not say what it names.
    await backUp(now, 15)
    expect(await namesIn(folder)).not.toContain(backupOfDay(0))
    expect(await namesIn(await attachmentsFolder())).toEqual(attachments)
    await put(folder, backupOfDay(14), content)
    lastChanged(15.5)
    await backUp(now, 16)
    expect(await namesIn(await attachmentsFolder())).toEqual(attachments)
    lastChanged(0)
    await backUp(now, 17)
    expect(await namesIn(await attachmentsFolder())).toEqual([])
  })

  it('leaves an attachment that a backup which stays still names', async () => {
    const [old, now] = [await device(), await device(withoutFiles)]
    await backUp(old, 5)
    await backUp(now, 6)
    const content = await contentOf(folder, backupOfDay(6))
    for (let day = 7; day < 18; day += 1) await put(folder, backupOfDay(day), content)
    await put(folder, backupOfDay(0), content)
    lastChanged(0)
    await backUp(now, 18)
    expect(await namesIn(folder)).not.toContain(backupOfDay(0))
    expect(await namesIn(folder)).toContain(backupOfDay(5))
    expect(await namesIn(await attachmentsFolder())).toEqual(attachments)
  })

  it('of one device leaves the backups of another one, which may be all that is left of it', async () => {
    const [lost, name] = [await device(fullRecords, 'ffffffff'), await device(withoutFiles)]
    await backUp(lost, 0)
    const [theirs = ''] = (await namesIn(folder)).filter((each) => each !== 'attachments')
    await backUp(name, 1)
    const content = await contentOf(folder, backupOfDay(1))
    for (let day = 2; day < 20; day += 1) await put(folder, backupOfDay(day), content)
    lastChanged(0)
    await backUp(name, 20)
    expect(await namesIn(folder)).toHaveLength(1 + 1 + 14)
    expect(await namesIn(folder)).toContain(theirs)
    expect(await namesIn(await attachmentsFolder())).toEqual(attachments)
  })

  it('says how many files the folder did not let go, and the backup counts all the same', async () => {
    const name = await device()
    await backUp(name, 0)
    const content = await contentOf(folder, backupOfDay(0))
    for (let day = 1; day < 16; day += 1) await put(folder, backupOfDay(day), content)
    vi.spyOn(FileSystemDirectoryHandle.prototype, 'removeEntry').mockRejectedValue(
      new DOMException('in use', 'NoModificationAllowedError'),
    )
    expect(await backUp(name, 16)).toMatchObject({ ok: true, value: { notDeleted: 3 } })
  })
})

describe('a folder with backups', () => {
  it('gives the newest that can be read, and everything in it can be restored and imported', async () => {
    const name = await device()
    await backUp(name, 0)
    await backUp(name, 1)
    await put(folder, backupOfDay(2), 'unreadable')
    await put(folder, 'kibe-newest.kibe', 'not ours')
    const found = await openFolder(folder, unheard, on(name)).done
    if (!found.ok) throw new Error(found.error.reason)
    expect(found.value).toMatchObject({ createdAt: '2026-03-02T12:00:00.000Z', unreadable: [backupOfDay(2)] })
    expect(found.value.backup.file.name).toBe(backupOfDay(1))
    const [restored, imported] = [await emptyDevice(), await emptyDevice()]
    const { backup } = found.value
    expect(await restoreFile(backup, unheard, on(restored)).done).toMatchObject({ ok: true })
    await importFiles({ files: [backup], choices: [] }, unheard, on(imported)).done
    expect(await stored(restored)).toEqual(carried(fullRecords))
    expect(await stored(imported)).toEqual(carried(fullRecords))
    const storage = await toolsOn(restored).open()
    onTestFinished(() => storage.close())
    for (const { id, bytes } of fullRecords.attachments)
      expect(await storage.backup.bytesOf(id)).toEqual(bytes)
  })

  it('in which an attachment is missing gives all the rest of its newest backup', async () => {
    const name = await device()
    await backUp(name)
    const [missing = '', ...others] = attachments
    await (await attachmentsFolder()).removeEntry(missing)
    const found = await openFolder(folder, unheard, on(name)).done
    if (!found.ok) throw new Error(found.error.reason)
    const restored = await emptyDevice()
    expect(await restoreFile(found.value.backup, unheard, on(restored)).done).toMatchObject({ ok: true })
    const all = carried(fullRecords)
    const heads = all.attachments.filter(({ id }) => others.includes(id))
    expect(await stored(restored)).toEqual({ ...all, attachments: heads })
  })

  it('that has none to read says so, and names those that are damaged', async () => {
    const none = { reason: 'noBackup', unreadable: [] }
    expect(await openFolder(folder, unheard, on('')).done).toEqual({ ok: false, error: none })
    await put(folder, backupOfDay(3), 'unreadable')
    expect(await openFolder(folder, unheard, on('')).done).toEqual({
      ok: false,
      error: { ...none, unreadable: [backupOfDay(3)] },
    })
    const refused = { entries: () => ({ [Symbol.asyncIterator]: () => ({ next: refuseReading }) }) }
    const lapsed = refused as unknown as FileSystemDirectoryHandle
    expect(await openFolder(lapsed, unheard, on('')).done).toEqual({
      ok: false,
      error: { reason: 'noPermission' },
    })
  })
})

const withoutFiles: AllRecords = {
  ...fullRecords,
  evidence: fullRecords.evidence.map((evidence) => ({ ...evidence, attachment: null })),
  attachments: [],
}

function refuseReading(): Promise<never> {
  return Promise.reject(new DOMException('no', 'NotAllowedError'))
}

async function emptyDevice(): Promise<string> {
  const name = `test-${crypto.randomUUID()}`
  const storage = await toolsOn(name).open()
  storage.close()
  devices.push(name)
  return name
}

/** The names of the files that are written from now on. */
function watchWrites(): string[] {
  const written: string[] = []
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with `apply`
  const createWritable = FileSystemFileHandle.prototype.createWritable
  vi.spyOn(FileSystemFileHandle.prototype, 'createWritable').mockImplementation(function (
    this: FileSystemFileHandle,
    ...given
  ) {
    written.push(this.name)
    return createWritable.apply(this, given)
  })
  return written
}

/** Lets the browser refuse one thing, once. */
function refuse(method: 'getDirectoryHandle' | 'getFileHandle', name: string): void {
  vi.spyOn(FileSystemDirectoryHandle.prototype, method).mockRejectedValueOnce(new DOMException('no', name))
}

/** Lets a byte of what is written become another one on its way. */
function tamperWith(isMeant: (content: unknown) => boolean, at = 10): void {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with `apply`
  const write = FileSystemWritableFileStream.prototype.write
  vi.spyOn(FileSystemWritableFileStream.prototype, 'write').mockImplementation(async function (
    this: FileSystemWritableFileStream,
    content,
  ) {
    const bytes = new Uint8Array(await new Blob([content as BlobPart]).arrayBuffer())
    if (isMeant(content)) bytes[at] = (bytes[at] ?? 0) ^ 1
    return write.apply(this, [bytes])
  })
}
