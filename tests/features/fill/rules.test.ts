import { describe, expect, it } from 'vitest'
import { MAX_ATTACHMENT_BYTES } from '@/domain/records/evidence'
import { notApplicableBecause } from '@/parts/items/answer-edits'
import { draftOf, formOf, problemsOf } from '@/parts/evidence/evidence-form'
import { fitWithin, reencodePhoto, type PictureTools } from '@/parts/evidence/photo'
import { resumeAt } from '@/features/fill/places'
import { prepareFile } from '@/parts/evidence/prepare-file'
import { anIndicator } from '../../support/questionnaires'

const noPictures: PictureTools = {
  decode: () => Promise.reject(new Error('not a picture')),
  encode: () => Promise.resolve(null),
}

describe('a photo', () => {
  it.each([
    [
      { width: 4000, height: 3000 },
      { width: 1600, height: 1200 },
    ],
    [
      { width: 3000, height: 4000 },
      { width: 1200, height: 1600 },
    ],
    [
      { width: 800, height: 1600 },
      { width: 800, height: 1600 },
    ],
    [
      { width: 16_000, height: 3 },
      { width: 1600, height: 1 },
    ],
  ])('of %o becomes %o: the same shape, at most 1600 px, never larger than it was', (size, fitted) => {
    expect(fitWithin(size, 1600)).toEqual(fitted)
  })

  it('is drawn anew at the fitted size, and the decoded picture is let go', async () => {
    const asked: unknown[] = []
    let isClosed = false
    const picture = { width: 2400, height: 3200, close: () => (isClosed = true) } as unknown as ImageBitmap
    const bytes = await reencodePhoto(new Blob(['original']), {
      decode: () => Promise.resolve(picture),
      encode: (_picture, size) => {
        asked.push(size)
        return Promise.resolve(new Blob(['drawn'], { type: 'image/jpeg' }))
      },
    })
    expect(asked).toEqual([{ width: 1200, height: 1600 }])
    expect(new TextDecoder().decode(bytes ?? undefined)).toBe('drawn')
    expect(isClosed).toBe(true)
  })

  it('is refused where the browser makes another format of it, which could carry the place', async () => {
    const picture = { width: 10, height: 10, close: () => undefined } as ImageBitmap
    const tools: PictureTools = {
      decode: () => Promise.resolve(picture),
      encode: () => Promise.resolve(new Blob(['x'], { type: 'image/png' })),
    }
    expect(await reencodePhoto(new Blob(['original']), tools)).toBeNull()
  })

  it('that cannot be read is refused, not stored as it is', async () => {
    const file = new File(['<svg/>'], 'drawing.svg', { type: 'image/svg+xml' })
    expect(await prepareFile(file, noPictures)).toEqual({ ok: false, error: 'unreadablePhoto' })
  })
})

describe('a file', () => {
  it('of exactly the limit is taken, and one byte more is not', async () => {
    const atLimit = new File([new Uint8Array(MAX_ATTACHMENT_BYTES)], 'a.pdf', { type: 'application/pdf' })
    const above = new File([new Uint8Array(MAX_ATTACHMENT_BYTES + 1)], 'b.pdf', { type: 'application/pdf' })
    expect((await prepareFile(atLimit, noPictures)).ok).toBe(true)
    expect(await prepareFile(above, noPictures)).toEqual({ ok: false, error: 'tooLarge' })
  })

  it('that is empty is refused', async () => {
    expect(await prepareFile(new File([], 'a.pdf'), noPictures)).toEqual({ ok: false, error: 'empty' })
  })

  it('keeps the ending of its name when the name is too long', async () => {
    const prepared = await prepareFile(new File(['x'], `${'ა'.repeat(300)}.docx`), noPictures)
    expect(prepared).toMatchObject({ ok: true, value: { mime: 'application/octet-stream' } })
    expect(prepared.ok && prepared.value.name).toBe(`${'ა'.repeat(250)}.docx`)
  })
})

describe('the form of evidence', () => {
  const form = formOf(null)

  it('begins empty, without a kind', () => {
    expect(form).toEqual({ kind: '', title: '', number: '', date: '', link: '' })
  })

  it('needs a kind, and at least one of title, number, link and file', () => {
    expect(problemsOf(form, false)).toEqual({ kind: 'kindMissing', title: 'nothingSaid', link: null })
    expect(problemsOf({ ...form, kind: 'photo' }, true)).toEqual({ kind: null, title: null, link: null })
    expect(problemsOf({ ...form, kind: 'order', number: '5' }, false).title).toBeNull()
  })

  it.each([
    ['https://example.ge/a?b=1', 'https://example.ge/a?b=1'],
    ['HTTP://EXAMPLE.GE', 'HTTP://EXAMPLE.GE'],
    ['  example.ge ', 'https://example.ge'],
  ])('takes the link %s as %s', (typed, kept) => {
    expect(draftOf({ ...form, kind: 'webPage', link: typed }, false)?.link).toBe(kept)
  })

  it.each([
    'javascript:alert(1)',
    'JAVASCRIPT://example.ge/%0aalert(1)',
    'ftp://example.ge',
    'just words',
    '//example.ge',
  ])('refuses the link %s', (link) => {
    expect(problemsOf({ ...form, kind: 'webPage', link }, false).link).toBe('linkRefused')
    expect(draftOf({ ...form, kind: 'webPage', link }, false)).toBeNull()
  })
})

describe('filling', () => {
  it('says nothing of an item whose reason for "not applicable" is only spaces', () => {
    expect(notApplicableBecause('  ')).toEqual({ state: 'unanswered', value: null, naReason: '' })
  })

  it('goes on where one stopped, else at the first left, else at the first', () => {
    const [first, second] = [anIndicator('A'), anIndicator('B')]
    expect(resumeAt([first, second], 'B', first)).toBe(second)
    expect(resumeAt([first, second], 'gone', second)).toBe(second)
    expect(resumeAt([first, second], undefined, null)).toBe(first)
    expect(resumeAt([], 'A', null)).toBeNull()
  })
})
