import { expect, it } from 'vitest'
import { droppedFiles } from '@/ui/dropped-files'

const file = (name: string) => new File(['x'], name)

/** As a browser hands them out: a file by itself; a folder in portions, and none when there are no more. */
function entry(what: File | { name: string; portions: unknown[][] }): unknown {
  if (what instanceof File)
    return { isDirectory: false, name: what.name, file: (take: (file: File) => void) => take(what) }
  const portions = [...what.portions, []]
  return {
    isDirectory: true,
    name: what.name,
    createReader: () => ({
      readEntries: (take: (entries: unknown[]) => void) => take(portions.shift() ?? []),
    }),
  }
}

function dropped(files: readonly File[], entries: readonly unknown[]): DataTransfer {
  const items = entries.map((one) => ({ webkitGetAsEntry: () => one }))
  return { files, items } as unknown as DataTransfer
}

it('files that are dropped by themselves are taken as they are, whatever they are called', async () => {
  const files = [file('a.kibe'), file('b.pdf')]
  expect(await droppedFiles(dropped(files, files.map(entry)))).toEqual(files)
})

it('of a folder every file that Kibe has made is taken, in all its portions and the folders in it, and nothing else', async () => {
  const [one, two, three, beside] = [file('1.kibe'), file('2.KIBE'), file('3.kibe.txt'), file('beside.kibe')]
  const inner = entry({ name: 'west', portions: [[entry(three)]] })
  const folder = entry({
    name: 'gathered',
    portions: [
      [entry(one), entry(file('Thumbs.db'))],
      [entry(two), inner],
    ],
  })
  const given = await droppedFiles(dropped([file('gathered'), beside], [folder, entry(beside)]))
  expect(given).toEqual([beside, one, two, three])
})

it('a folder that cannot be read is said, and not taken for an empty one', async () => {
  const broken = {
    isDirectory: true,
    name: 'broken',
    createReader: () => ({
      readEntries: (_take: unknown, fail: (error: Error) => void) => fail(new Error('NotReadable')),
    }),
  }
  await expect(droppedFiles(dropped([], [broken]))).rejects.toThrow('NotReadable')
})
