import { begunStorage, putRaw, rawRows } from '../support/fake-storage'
import { describe, expect, it } from 'vitest'
import { MAX_ATTACHMENT_BYTES, type EvidenceDraft } from '@/domain/records/evidence'

const draft: EvidenceDraft = {
  kind: 'resolution',
  title: 'დადგენილება',
  number: '№ 4',
  date: '2025-05-05',
  link: 'https://example.ge/',
}
const file = (text: string, name = 'ფაილი.pdf', mime = 'application/pdf') => ({
  name,
  mime,
  bytes: new TextEncoder().encode(text),
})

describe('evidence', () => {
  it('is read back as it was entered, changed, removed and brought back', async () => {
    const { storage, sheetId } = await begunStorage()
    const added = await storage.evidence.add(sheetId, 'INF-1', draft, null)
    expect(added).toMatchObject({ ...draft, sheetId, itemId: 'INF-1', attachment: null })
    const changed = await storage.evidence.change(added.id, { ...draft, title: 'სხვა' })
    expect(await storage.evidence.ofSheet(sheetId)).toEqual([changed])
    await storage.evidence.remove(added.id)
    expect(await storage.evidence.ofSheet(sheetId)).toEqual([])
    await storage.evidence.restore(added.id)
    expect((await storage.evidence.ofSheet(sheetId)).map(({ title }) => title)).toEqual(['სხვა'])
  })

  it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd'])(
    'with the link %s is refused as invalid',
    async (link) => {
      const { storage, sheetId } = await begunStorage()
      await expect(storage.evidence.add(sheetId, 'INF-1', { ...draft, link }, null)).rejects.toMatchObject({
        failure: 'invalid',
      })
      expect(await storage.evidence.ofSheet(sheetId)).toEqual([])
    },
  )

  it('that is removed leaves the other file of the same name alone', async () => {
    const { storage, sheetId } = await begunStorage()
    const first = await storage.evidence.add(sheetId, 'INF-1', draft, file('ერთი'))
    const second = await storage.evidence.add(sheetId, 'INF-1', draft, file('ორი'))
    await storage.evidence.remove(first.id)
    const kept = await storage.evidence.file(second.attachment?.sha256 ?? '')
    expect(await kept?.text()).toBe('ორი')
  })
})

describe('an attached file', () => {
  it('is stored once, under whatever names it is attached', async () => {
    const { storage, sheetId, databaseName } = await begunStorage()
    const first = await storage.evidence.add(sheetId, 'INF-1', draft, file('same', 'a.pdf'))
    const second = await storage.evidence.add(sheetId, 'INF-2', draft, file('same', 'b.pdf'))
    expect(second.attachment?.sha256).toBe(first.attachment?.sha256)
    expect([first.attachment?.name, second.attachment?.name]).toEqual(['a.pdf', 'b.pdf'])
    expect((await rawRows(databaseName))['attachments']).toHaveLength(1)
  })

  it('takes the place of bytes that were damaged, under whatever evidence', async () => {
    const { storage, sheetId, databaseName } = await begunStorage()
    const first = await storage.evidence.add(sheetId, 'INF-1', draft, file('same', 'a.pdf'))
    const sha256 = first.attachment?.sha256 ?? ''
    const bytes = new TextEncoder().encode('s@me')
    const [row] = (await rawRows(databaseName))['attachments'] as [object]
    await putRaw(databaseName, 'attachments', { ...row, bytes })
    await storage.evidence.add(sheetId, 'INF-2', draft, file('same', 'b.pdf'))
    expect(await (await storage.evidence.file(sha256))?.text()).toBe('same')
  })

  it('may be empty', async () => {
    const { storage, sheetId } = await begunStorage()
    const added = await storage.evidence.add(sheetId, 'INF-1', draft, file(''))
    expect((await storage.evidence.file(added.attachment?.sha256 ?? ''))?.size).toBe(0)
  })

  it('is stored without what surrounds it in memory', async () => {
    const { storage, sheetId, databaseName } = await begunStorage()
    const part = new Uint8Array(1000).fill(7).subarray(10, 14)
    await storage.evidence.add(sheetId, 'INF-1', draft, { name: 'x', mime: '', bytes: part })
    const [row] = (await rawRows(databaseName))['attachments'] as [{ bytes: Uint8Array }]
    expect(row.bytes.buffer.byteLength).toBe(4)
  })

  it('that is one byte too large is refused before anything is written, one that just fits is not', async () => {
    const { storage, sheetId, databaseName } = await begunStorage()
    const sized = (size: number) => ({ name: 'x', mime: '', bytes: new Uint8Array(size) })
    const before = await rawRows(databaseName)
    await expect(
      storage.evidence.add(sheetId, 'INF-1', draft, sized(MAX_ATTACHMENT_BYTES + 1)),
    ).rejects.toMatchObject({ failure: 'tooLarge' })
    expect(await rawRows(databaseName)).toEqual(before)
    const added = await storage.evidence.add(sheetId, 'INF-1', draft, sized(MAX_ATTACHMENT_BYTES))
    expect(added.attachment?.size).toBe(MAX_ATTACHMENT_BYTES)
  })

  it.each([
    ['image/png', 'image/png'],
    ['text/html', 'application/octet-stream'],
    ['image/svg+xml', 'application/octet-stream'],
  ])('that calls itself %s comes out as %s, so that it cannot run as a page', async (mime, shown) => {
    const { storage, sheetId } = await begunStorage()
    const added = await storage.evidence.add(sheetId, 'INF-1', draft, file('<script>', 'x', mime))
    expect((await storage.evidence.file(added.attachment?.sha256 ?? ''))?.type).toBe(shown)
  })

  it('that nobody stored is null', async () => {
    const { storage } = await begunStorage()
    expect(await storage.evidence.file('b'.repeat(64))).toBeNull()
  })
})
