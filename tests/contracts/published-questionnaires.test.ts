import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fingerprint } from '@/domain/questionnaire/fingerprint'

/** Folders of `questionnaires/` that hold no questionnaire that could be published. */
const OTHERS = ['registers', 'drafts']

type Document = Readonly<{ id: string; version: string; status: string }>

async function documentsIn(folder: string): Promise<Map<string, Document>> {
  const paths = (await readdir(folder, { recursive: true }))
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /^[^/]+\/.+\.json$/.test(path) && !OTHERS.includes(dirname(path)))
  const read = async (path: string) => JSON.parse(await readFile(join(folder, path), 'utf8')) as Document
  return new Map(
    await Promise.all(paths.map(async (path) => [path.replace(/\.json$/, ''), await read(path)] as const)),
  )
}

/** Where the record of what was published and the files do not say the same. */
async function faultsIn(folder: string): Promise<string[]> {
  const text = await readFile(join(folder, 'fingerprints.json'), 'utf8')
  const record = JSON.parse(text) as Record<string, string>
  const documents = await documentsIn(folder)
  const recorded = Object.entries(record).flatMap(([name, hash]) => {
    const document = documents.get(name)
    if (!document) return [`${name}: recorded, but gone`]
    if (document.status !== 'published') return [`${name}: recorded, but a draft`]
    return fingerprint(document) === hash ? [] : [`${name}: edited after it was published`]
  })
  const unrecorded = [...documents]
    .filter(([name, { status }]) => status === 'published' && !(name in record))
    .map(([name]) => `${name}: published, but not recorded`)
  const sorted = Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
  const isSorted = JSON.stringify(sorted) === JSON.stringify(record)
  return [...recorded, ...unrecorded, ...(isSorted ? [] : ['the record is not sorted'])]
}

it('every published questionnaire is what it was when it was published', async () => {
  expect(await faultsIn(fileURLToPath(new URL('../../questionnaires', import.meta.url)))).toEqual([])
})

describe('the record of what was published', () => {
  const one = { id: 'one', version: '1.0.0', status: 'published', title: { ka: 'ერთი' } }
  const draft = { id: 'one', version: '1.1.0', status: 'draft' }
  let folder: string

  const put = async (path: string, content: unknown) => {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), JSON.stringify(content))
  }
  const record = (entries: Record<string, string>) => put('fingerprints.json', entries)

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kibe-published-'))
    await put('one/1.0.0.json', one)
    await put('one/1.1.0.json', draft)
    await put('registers/municipalities.json', { status: 'published' })
    await put('drafts/two.json', { status: 'published' })
    await record({ 'one/1.0.0': fingerprint(one) })
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('is at peace with files that were not touched, however their JSON is written', async () => {
    await writeFile(join(folder, 'one/1.0.0.json'), `\n${JSON.stringify(one, null, 3)}`)
    expect(await faultsIn(folder)).toEqual([])
  })

  it('finds a file that was edited', async () => {
    await put('one/1.0.0.json', { ...one, title: { ka: 'ორი' } })
    expect(await faultsIn(folder)).toEqual(['one/1.0.0: edited after it was published'])
  })

  it('finds a file that is missing, and one that became a draft again', async () => {
    await rm(join(folder, 'one/1.0.0.json'))
    expect(await faultsIn(folder)).toEqual(['one/1.0.0: recorded, but gone'])
    await put('one/1.0.0.json', { ...one, status: 'draft' })
    expect(await faultsIn(folder)).toEqual(['one/1.0.0: recorded, but a draft'])
  })

  it('finds a published file that is not recorded, and a draft that is', async () => {
    await record({ 'one/1.1.0': fingerprint(draft) })
    expect(await faultsIn(folder)).toEqual([
      'one/1.1.0: recorded, but a draft',
      'one/1.0.0: published, but not recorded',
    ])
  })

  it('finds a record out of order', async () => {
    await put('ten/1.0.0.json', one)
    await record({ 'ten/1.0.0': fingerprint(one), 'one/1.0.0': fingerprint(one) })
    expect(await faultsIn(folder)).toEqual(['the record is not sorted'])
  })
})
