import { afterEach, describe, expect, it } from 'vitest'
import { beginWindow, closeWindows, openWindow } from '../support/windows'

afterEach(closeWindows)

async function privateFolder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory()
  return root.getDirectoryHandle(`backups-${crypto.randomUUID()}`, { create: true })
}

describe('in a real browser the folder for automatic backups', () => {
  it('is null until one was chosen, and is the same folder at the next start and in another window', async () => {
    const { name, storage } = await beginWindow()
    expect(await storage.folder.get()).toBeNull()
    const chosen = await privateFolder()
    await storage.folder.set(chosen)
    const other = await openWindow(name)
    storage.close()
    const kept = await other.folder.get()
    expect(await kept?.isSameEntry(chosen)).toBe(true)
    const file = await (await kept?.getFileHandle('ასლი.kibe', { create: true }))?.getFile()
    expect(file?.name).toBe('ასლი.kibe')
  })

  it('is the one that was chosen last, or none', async () => {
    const { storage } = await beginWindow()
    const [first, second] = [await privateFolder(), await privateFolder()]
    await storage.folder.set(first)
    await storage.folder.set(second)
    expect(await (await storage.folder.get())?.isSameEntry(second)).toBe(true)
    await storage.folder.set(null)
    expect(await storage.folder.get()).toBeNull()
  })

  it('bears the mark of this device, whatever folder it is and also after a restore', async () => {
    const { name, storage } = await beginWindow()
    const mark = await storage.folder.mark()
    expect(mark).toMatch(/^[0-9a-f]{8}$/)
    await storage.folder.set(null)
    await storage.backup.replaceAll((await storage.backup.readAll()).records)
    const other = await openWindow(name)
    expect(await other.folder.mark()).toBe(mark)
    expect(await (await beginWindow()).storage.folder.mark()).not.toBe(mark)
  })
})
