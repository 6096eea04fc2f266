import { afterEach, describe, expect, it } from 'vitest'
import { saveInto } from '@/features/data/save-file'
import { JobCancelled } from '@/workers/job'

const names: string[] = []
afterEach(async () => {
  const root = await navigator.storage.getDirectory()
  for (const name of names.splice(0)) await root.removeEntry(name).catch(() => undefined)
})

/** A new file in the browser's private file system, where handles are as real as those of the disk. */
async function newFile(): Promise<FileSystemFileHandle> {
  const name = `${crypto.randomUUID()}.kibe`
  names.push(name)
  return (await navigator.storage.getDirectory()).getFileHandle(name, { create: true })
}
/** Bytes of which no two blocks are alike. */
function content(size: number): Blob {
  const numbers = new Uint32Array(Math.ceil(size / 4)).map((_, at) => at * 2_654_435_761)
  return new Blob([new Uint8Array(numbers.buffer).slice(0, size)])
}
const bytesOf = async (blob: Blob) => [...new Uint8Array(await blob.arrayBuffer())]

describe('a file saved where the person chose', () => {
  it.each([0, 1, 1_048_576, 2_500_001])('of %i bytes holds every byte', async (size) => {
    const handle = await newFile()
    const file = content(size)
    expect(await saveInto(handle, file).done).toBe(true)
    expect(await bytesOf(await handle.getFile())).toEqual(await bytesOf(file))
  })

  it('takes the place of a longer one whole', async () => {
    const handle = await newFile()
    await saveInto(handle, content(300_000)).done
    expect(await saveInto(handle, content(1000)).done).toBe(true)
    expect((await handle.getFile()).size).toBe(1000)
  })

  it.each([
    ['the last byte of the second block differs', 2_097_151, 1],
    ['there is more than was written', 2_500_000, 2],
  ])('is not called whole when %s', async (_what, at, length) => {
    const handle = await newFile()
    const file = content(2_500_000)
    const honest = handle.getFile.bind(handle)
    handle.getFile = async () => {
      const written = await honest()
      return new File([written.slice(0, at), new Uint8Array(length).fill(7), written.slice(at + 1)], 'a')
    }
    expect(await saveInto(handle, file).done).toBe(false)
  })

  it('that is stopped leaves what stood there', async () => {
    const handle = await newFile()
    await saveInto(handle, content(1000)).done
    const job = saveInto(handle, content(40_000_000))
    job.cancel()
    await expect(job.done).rejects.toBeInstanceOf(JobCancelled)
    expect((await handle.getFile()).size).toBe(1000)
  })

  it('rejects where it cannot be written', async () => {
    const handle = await newFile()
    const open = await (
      handle as unknown as { createWritable(o: object): Promise<{ close(): Promise<void> }> }
    ).createWritable({
      mode: 'exclusive',
    })
    await expect(saveInto(handle, content(10)).done).rejects.toThrow()
    await open.close()
  })
})
