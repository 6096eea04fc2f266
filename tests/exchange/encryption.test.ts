import { createDecipheriv, pbkdf2Sync } from 'node:crypto'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { sha256Of } from '@/domain/questionnaire/fingerprint'
import { crc32 } from '@/exchange/crc-32'
import { decrypted, encrypted } from '@/exchange/encryption'
import { openKibeFile } from '@/exchange/open-kibe-file'
import { writeKibeFile } from '@/exchange/write-kibe-file'
import { fullRecords } from '../fixtures/records'
import { codeOf, origin, plainBackup, sourceOf, written } from './hand-made'

type Bytes = Uint8Array<ArrayBuffer>

const passphrase = 'კიბე, სამი საფეხური'
const CHUNK = 1024 * 1024
const OPENING = 72
/** A plain text of three chunks, the last one short. */
const plain = Uint8Array.from({ length: 2 * CHUNK + 5 }, (_, index) => (index * 7) % 251)
let sealed: Bytes
let file: Bytes

async function bytesOf(blob: Blob): Promise<Bytes> {
  return new Uint8Array(await blob.arrayBuffer())
}

/** The fingerprint of what comes out of the bytes, or why nothing does. */
async function openedWith(bytes: Uint8Array, word: string | null = passphrase): Promise<string> {
  const opened = await decrypted(new Blob([Uint8Array.from(bytes)]), word)
  return opened.ok ? sha256Of(await bytesOf(opened.value)) : opened.error.code
}

function withByte(bytes: Bytes, at: number): Bytes {
  const copy = bytes.slice()
  copy[at] = (copy[at] ?? 0) ^ 0x10
  return copy
}

/** The bytes with another header whose checksum is right, as an attacker would write it. */
function withHeader(bytes: Bytes, at: number, value: number): Bytes {
  const copy = bytes.slice()
  const view = new DataView(copy.buffer)
  if (at === 8) view.setUint8(8, value)
  else view.setUint32(at, value)
  view.setUint32(OPENING - 4, crc32(copy.subarray(0, OPENING - 4)))
  return copy
}

beforeAll(async () => {
  sealed = await bytesOf(await encrypted(new Blob([plain]), passphrase))
  file = await written(fullRecords, { passphrase })
})

describe('an encrypted file', () => {
  it('holds what an unencrypted one holds, for whoever has the passphrase', async () => {
    const opened = await openKibeFile(new Blob([file]), { passphrase })
    const unencrypted = await openKibeFile(new Blob([await written(fullRecords)]))
    if (!opened.ok || !unencrypted.ok) throw new Error('refused')
    expect(opened.value.records).toEqual(unencrypted.value.records)
    expect(opened.value.manifest).toEqual(unencrypted.value.manifest)
    const [{ id, bytes }] = fullRecords.attachments as [(typeof fullRecords.attachments)[number]]
    expect(await opened.value.attachment(id)).toEqual({ ok: true, value: bytes })
  })

  it('says outside only that it is encrypted', () => {
    const text = Buffer.from(file).toString('latin1')
    expect(text.startsWith('kibe-enc')).toBe(true)
    for (const word of ['manifest', 'records', 'PK\u0003\u0004', '2026', '0.1.0', 'participation']) {
      expect(text).not.toContain(word)
    }
  })

  it('is another one every time, so that nobody sees that two hold the same', async () => {
    const again = await written(fullRecords, { passphrase })
    expect(again.length).toBe(file.length)
    expect(again.slice(13, 36)).not.toEqual(file.slice(13, 36))
    expect(again.slice(OPENING, OPENING + 32)).not.toEqual(file.slice(OPENING, OPENING + 32))
  })

  it('asks for the passphrase where none is given', async () => {
    expect(await codeOf(file)).toBe('encrypted')
    expect(await codeOf(file, { passphrase: '' })).toBe('encrypted')
  })

  it.each(['კიბე, სამი საფეხური ', ' კიბე, სამი საფეხური', 'კიბე, სამი საფეხურ', 'Კიბე, სამი საფეხური', 'x'])(
    'is not opened with the passphrase "%s"',
    async (word) => {
      expect(await codeOf(file, { passphrase: word })).toBe('wrongPassphrase')
    },
  )

  it('is told from a wrong passphrase also where the error comes from another realm', async () => {
    const foreign = Object.assign(new Error('no'), { name: 'OperationError' })
    const decrypt = vi.spyOn(crypto.subtle, 'decrypt').mockRejectedValueOnce(foreign)
    expect(await openedWith(file)).toBe('wrongPassphrase')
    decrypt.mockRestore()
  })

  it('is opened with its passphrase however the keyboard writes its letters', async () => {
    const composed = 'naïve Ångström'
    const bytes = await bytesOf(await encrypted(new Blob(['x']), composed.normalize('NFD')))
    expect(await openedWith(bytes, composed.normalize('NFC'))).toBe(sha256Of(Uint8Array.of(0x78)))
  })

  it('is never made with an empty passphrase', async () => {
    const options = { ...plainBackup, passphrase: '' }
    await expect(writeKibeFile(sourceOf(fullRecords), origin, options)).rejects.toThrow(RangeError)
  })

  it('tells how far writing and reading have come, ever more, up to all', async () => {
    const shares: number[][] = [[], []]
    const options = { ...plainBackup, passphrase }
    const made = await writeKibeFile(sourceOf(fullRecords), origin, options, (share) =>
      shares[0]?.push(share),
    )
    await openKibeFile(made.file, { passphrase }, (share) => shares[1]?.push(share))
    for (const told of shares) {
      expect(told).toEqual([...told].sort((a, b) => a - b))
      expect(told.at(-1)).toBe(1)
    }
  })
})

describe('the chunks of an encrypted file', () => {
  /** Where each chunk begins, and the end. */
  const at = [0, 1, 2].map((chunk) => OPENING + chunk * (CHUNK + 16))

  it.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK])(
    'give back %i bytes as they were',
    async (length) => {
      const bytes = await bytesOf(await encrypted(new Blob([plain.slice(0, length)]), passphrase))
      // Nothing at all is no file: it could not be told from one that was cut off.
      expect(await openedWith(bytes)).toBe(length === 0 ? 'damaged' : sha256Of(plain.slice(0, length)))
    },
  )

  it('cannot be cut off, at the end of a chunk neither', async () => {
    for (const length of [8, 40, OPENING - 1, OPENING, OPENING + 16, at[1], at[2], sealed.length - 1]) {
      expect(await openedWith(sealed.slice(0, length))).toBe('damaged')
    }
  })

  it('cannot change places, be left out, or be given twice', async () => {
    const [first, second, third] = at.map((start, index) => sealed.slice(start, at[index + 1]))
    const opening = sealed.slice(0, OPENING)
    const orders = [
      [second, first, third],
      [first, third],
      [second, third],
      [first, first, third],
      [first, second, second, third],
      [first, second, third, third],
    ]
    for (const chunks of orders) {
      expect(await openedWith(Buffer.concat([opening, ...chunks.flatMap((chunk) => chunk ?? [])]))).toBe(
        'damaged',
      )
    }
  })

  it('of another file with the same passphrase do not fit', async () => {
    const other = await bytesOf(await encrypted(new Blob([plain]), passphrase))
    expect(await openedWith(Buffer.concat([sealed.slice(0, at[2]), other.slice(at[2])]))).toBe('damaged')
  })

  it('are noticed when a single bit is another, wherever it is', async () => {
    for (const place of [OPENING, at[1] ?? 0, (at[2] ?? 0) + 3, sealed.length - 1]) {
      expect(await openedWith(withByte(sealed, place))).toBe('damaged')
    }
  })
})

describe('the beginning of an encrypted file', () => {
  it('that was damaged is not taken for a wrong passphrase', async () => {
    for (let place = 8; place < OPENING; place += 1) {
      expect(await openedWith(withByte(sealed, place))).toBe('damaged')
    }
  })

  it('is authentic: what an attacker changes there is not opened', async () => {
    expect(await openedWith(withHeader(sealed, 9, 600_001))).toBe('wrongPassphrase')
    expect(await openedWith(withHeader(sealed, 13, 1))).toBe('wrongPassphrase')
    expect(await openedWith(withHeader(sealed, 29, 1))).toBe('wrongPassphrase')
  })

  it.each([0, 1, 599_999, 10_000_001, 0xffffffff])(
    'that asks for %i rounds is refused without doing any',
    async (rounds) => {
      expect(await openedWith(withHeader(sealed, 9, rounds))).toBe('damaged')
    },
  )

  it('of a later version is refused as newer, without asking for the passphrase', async () => {
    expect(await openedWith(withHeader(sealed, 8, 2), null)).toBe('newerFormat')
    expect(await openedWith(withHeader(sealed, 8, 0), null)).toBe('damaged')
  })
})

it('another program can open an encrypted file by what README.md says', () => {
  const header = sealed.subarray(0, 36)
  const view = new DataView(sealed.buffer)
  const salt = sealed.subarray(13, 29)
  const key = pbkdf2Sync(passphrase.normalize('NFC'), salt, view.getUint32(9), 32, 'sha256')
  const chunks: Buffer[] = []
  for (let start = OPENING, number = 1; start < sealed.length; start += CHUNK + 16, number += 1) {
    const end = Math.min(start + CHUNK + 16, sealed.length)
    const nonce = Buffer.concat([sealed.subarray(29, 36), Buffer.alloc(5)])
    nonce.writeUInt32BE(number, 7)
    nonce[11] = end === sealed.length ? 1 : 0
    const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(header)
    decipher.setAuthTag(sealed.subarray(end - 16, end))
    chunks.push(decipher.update(sealed.subarray(start, end - 16)), decipher.final())
  }
  expect(sha256Of(Buffer.concat(chunks))).toBe(sha256Of(plain))
})

it('the salt and the nonce of an encrypted file are the random bytes that were handed in', async () => {
  const randomBytes = (length: number) => new Uint8Array(length).fill(length)
  const bytes = await bytesOf(await encrypted(new Blob(['x']), 'word', undefined, randomBytes))
  expect([...bytes.slice(13, 36)]).toEqual([...Array<number>(16).fill(16), ...Array<number>(7).fill(7)])
})
