import { strToU8, zipSync } from 'fflate'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sha256Of } from '@/domain/questionnaire/fingerprint'
import { CARRIED_KINDS } from '@/domain/records/registry'
import type { RawManifest, RawRecords } from '@/exchange/formats/format'
import { FORMATS, readManifest, upToDate } from '@/exchange/formats/formats'
import { FORMAT_VERSION } from '@/exchange/manifest'
import { openKibeFile, type KibeFile } from '@/exchange/open-kibe-file'
import { codeOf, entriesOf, origin, promisedOf } from './hand-made'

const folder = new URL('../fixtures/exchange/', import.meta.url)
/** Frozen files of every format, made by the Kibe that wrote it: never written again. Name → SHA-256. */
const frozen: Record<string, string> = {
  '1.kibe': 'e2d55554a5e33a5fa29a1d00d5f828cff690a3f28a28d3f8e145b943552ecedb',
  '2.kibe': '2274c68ab95d39459df54df83cb6930e364fcaf04439eee8c79a7fde96741a71',
  '3.kibe': '402aee113e376ddea9cc86b3db3ec49573389d4815ad7b000e14d4b46c240d5c',
  '4.kibe': 'a0995202ee64e4ea4f7ff58f9d7897b4e97b97e1226326993752e3d21f8117a5',
  '5.kibe': '0d444d4918ae11ca791795bda026a1b261eeb419e3c566e3ac9fe3a8fe85b665',
  'encrypted-1.kibe': 'f128b5f38776ce58a5b2ff5a8f18d80799c9d3343b7c89b8dc01a5fe45fe0722',
}
const versions = FORMATS.map(({ version }) => version)

const frozenFile = (name: string): Uint8Array => Uint8Array.from(readFileSync(new URL(name, folder)))
const jsonOf = (bytes: Uint8Array | undefined): unknown => JSON.parse(Buffer.from(bytes ?? []).toString())

async function opened(name: string, passphrase: string | null = null): Promise<KibeFile> {
  const kibe = await openKibeFile(new Blob([Uint8Array.from(frozenFile(name))]), { passphrase })
  if (!kibe.ok) throw new Error(kibe.error.code)
  return kibe.value
}

describe('the frozen files', () => {
  it('are there for every version of the format, and nothing else is', () => {
    expect(readdirSync(folder).sort()).toEqual(Object.keys(frozen).sort())
    expect(Object.keys(frozen)).toEqual(expect.arrayContaining(versions.map((version) => `${version}.kibe`)))
  })

  it.each(Object.entries(frozen))('%s is what it always was', (name, hash) => {
    expect(sha256Of(frozenFile(name))).toBe(hash)
  })

  it.each(versions)('of format %s is of that format', (version) => {
    const manifest = jsonOf(entriesOf(frozenFile(`${version}.kibe`))['manifest.json'])
    expect(manifest).toMatchObject({ formatVersion: version })
  })
})

describe.each(versions)('a file of format %s', (version) => {
  it('is read by this Kibe with nothing lost', async () => {
    const kibe = await opened(`${version}.kibe`)
    const { 'manifest.json': manifest, ...entries } = entriesOf(frozenFile(`${version}.kibe`))
    const { counts, ...said } = jsonOf(manifest) as { counts: Record<string, number> }
    expect(Object.values(counts).every((count) => count > 0)).toBe(true)
    const under = (pattern: RegExp) =>
      Object.entries(entries).flatMap(([path, bytes]) => {
        const [, name] = pattern.exec(path) ?? []
        return name === undefined ? [] : [[name, bytes] as const]
      })
    const lists = under(/^records\/(\w+)\.json$/).map(([kind, bytes]) => [kind, jsonOf(bytes)] as const)
    expect(kibe.records).toMatchObject(Object.fromEntries(lists))
    const attachments = under(/^attachments\/(\w+)$/)
    for (const [hash, bytes] of attachments) {
      expect(await kibe.attachment(hash)).toEqual({ ok: true, value: bytes })
    }
    expect(lists.length + attachments.length).toBe(Object.keys(entries).length)
    expect(kibe.manifest).toMatchObject({ ...said, counts, formatVersion: FORMAT_VERSION })
    expect(kibe.dangling).toEqual([])
  })

  it('knows the kinds that it may hold, which are not fewer later', () => {
    const kinds = FORMATS.find((format) => format.version === version)?.kinds ?? []
    expect(CARRIED_KINDS).toEqual(expect.arrayContaining([...kinds]))
  })
})

describe('the steps from format to format', () => {
  it('lead from every version but the newest to the one after it', () => {
    expect(versions).toEqual(versions.map((_, index) => String(index + 1)))
    expect(versions.at(-1)).toBe(FORMAT_VERSION)
    expect(FORMATS.map(({ up }) => up !== null)).toEqual(versions.map((each) => each !== FORMAT_VERSION))
  })

  it.each(versions.slice(0, -1))('are taken from %s when its frozen file is read', async (version) => {
    const [format] = FORMATS.filter((each) => each.version === version)
    const next = versions[versions.indexOf(version) + 1]
    const manifest = jsonOf(entriesOf(frozenFile(`${version}.kibe`))['manifest.json']) as RawManifest
    expect(format?.up?.manifest(manifest)).toMatchObject({ formatVersion: next })
    const before: RawRecords = new Map()
    const after = format ? upToDate(before, format) : before
    const { records } = await opened(`${version}.kibe`)
    for (const [kind, rows] of after) expect(records).toMatchObject({ [kind]: rows })
  })

  it('from 1 say that it was a backup of everything, with all inside and nothing beside', async () => {
    const { manifest, records } = await opened('1.kibe')
    expect(manifest).toMatchObject({ purpose: 'backup', omitted: [], beside: {}, counts: { siblings: 0 } })
    expect(records.siblings).toEqual([])
  })
})

describe('what a file of an older format cannot hold', () => {
  it('is refused: nothing is passed over', async () => {
    const older = { format: 'kibe', formatVersion: '1', ...origin, counts: {}, entries: {} }
    const zip = (manifest: object, files: Record<string, Uint8Array> = {}) =>
      zipSync({ 'manifest.json': strToU8(JSON.stringify(manifest)), ...files })
    expect(await codeOf(zip(older))).toBe('read')
    const siblings = { 'records/siblings.json': strToU8('[]') }
    expect(await codeOf(zip({ ...older, entries: promisedOf(siblings) }, siblings))).toBe('strangeEntry')
    expect(await codeOf(zip({ ...older, counts: { siblings: 0 } }))).toBe('notKibe')
    expect(await codeOf(zip({ ...older, purpose: 'share' }))).toBe('notKibe')
  })
})

it.each(['6', '10', 6, '5.5'])('a manifest of format %s is of a newer Kibe', (formatVersion) => {
  expect(readManifest({ format: 'kibe', formatVersion, whatever: true })).toMatchObject({
    error: { code: 'newerFormat' },
  })
})

it('a file of format 2 knows of no anonymous sheets, and one that promises some is refused', async () => {
  expect((await opened('2.kibe')).manifest.counts).toMatchObject({ responses: 0 })
  const manifest = { ...(jsonOf(entriesOf(frozenFile('2.kibe'))['manifest.json']) as RawManifest) }
  const counts = { ...manifest.counts, responses: 1 }
  expect(readManifest({ ...manifest, counts })).toMatchObject({ error: { code: 'notKibe' } })
})

it('a file of format 3 knows of no workshops, and one that promises some is refused', async () => {
  expect((await opened('3.kibe')).manifest.counts).toMatchObject({ workshops: 0, ballots: 0 })
  const manifest = { ...(jsonOf(entriesOf(frozenFile('3.kibe'))['manifest.json']) as RawManifest) }
  const counts = { ...manifest.counts, ballots: 1 }
  expect(readManifest({ ...manifest, counts })).toMatchObject({ error: { code: 'notKibe' } })
})

it('a file of format 4 knows of nothing to compare with, and one that promises some is refused', async () => {
  const { manifest, records } = await opened('4.kibe')
  const none = { programmes: 0, selections: 0, practices: 0, indices: 0 }
  expect(manifest.counts).toMatchObject(none)
  expect(records).toMatchObject({ programmes: [], selections: [], practices: [], indices: [] })
  const its = { ...(jsonOf(entriesOf(frozenFile('4.kibe'))['manifest.json']) as RawManifest) }
  const counts = { ...its.counts, indices: 1 }
  expect(readManifest({ ...its, counts })).toMatchObject({ error: { code: 'notKibe' } })
})

it('a file that was encrypted long ago is opened with its passphrase', async () => {
  const kibe = await opened('encrypted-1.kibe', 'საიდუმლო — naïve 2026')
  expect(kibe.manifest.counts).toEqual((await opened('2.kibe')).manifest.counts)
})
