import type { AttachmentHead } from '@/domain/records/registry'
import { fail, ok, type Result } from '@/domain/shared/result'
import { sha256 } from '@/platform/sha-256'
import { bytesAt, type Bytes } from './blob-bytes'
import type { FileEntries } from './file-entries'
import { attachmentPath } from './manifest'
import { unpacked } from './read-zip'
import { refusal, type Refusal } from './refusal'

/** Gives an attachment that is kept in a folder beside the file, or null when it is not there. */
export type Beside = (sha256: string) => Promise<Blob | null>

/** The attachments of an opened file, inside it or beside it. */
export class Attachments {
  readonly #zip: Blob
  readonly #entries: FileEntries
  readonly #beside: Beside
  /** SHA-256 → promised size. */
  readonly #sizes: ReadonlyMap<string, number>

  constructor(zip: Blob, entries: FileEntries, beside: Beside) {
    this.#zip = zip
    this.#entries = entries
    this.#beside = beside
    const inside = Object.entries(entries.manifest.entries)
      .filter(([path]) => path.startsWith('attachments/'))
      .map(([, { sha256, size }]) => [sha256, size] as const)
    this.#sizes = new Map([...inside, ...Object.entries(entries.manifest.beside)])
  }

  /**
   * The hashes of those whose bytes are lost beside the file, where each of these records has its bytes, under their hash,
   * and no others are there. A file is refused where one inside it is not as it should be.
   */
  async check(
    heads: readonly AttachmentHead[],
    count: (bytes: number) => void,
  ): Promise<Result<Set<string>, Refusal>> {
    const wrong = heads.find(({ id, size }) => this.#sizes.get(id) !== size)
    if (wrong) return fail(refusal('invalidRecord', { kind: 'attachments', id: wrong.id }))
    const named = new Set(heads.map(({ id }) => id))
    const nameless = [...this.#sizes.keys()].find((hash) => !named.has(hash))
    if (nameless !== undefined) return fail(refusal('strangeEntry', { path: attachmentPath(nameless) }))
    const lost = new Set<string>()
    for (const { id, size } of heads) {
      const bytes = await this.read(id)
      // The rest is worth more than nothing.
      if (!bytes.ok && !this.#isBeside(id)) return bytes
      if (!bytes.ok) lost.add(id)
      count(size)
    }
    return ok(lost)
  }

  /** The bytes under a hash, checked. Refused: `missingEntry`, `altered`. */
  async read(hash: string): Promise<Result<Bytes, Refusal>> {
    const path = attachmentPath(hash)
    const size = this.#sizes.get(hash)
    const entry = this.#entries.byPath.get(path)
    const beside = size === undefined || entry ? null : await this.#beside(hash)
    if (size === undefined || (!entry && !beside)) return fail(refusal('missingEntry', { path }))
    const bytes = entry ? await unpacked(this.#zip, entry) : beside?.size === size && (await bytesAt(beside))
    const isWhole = bytes && (await sha256(bytes)) === hash
    return isWhole ? ok(bytes) : fail(refusal('altered', { path }))
  }
  #isBeside(hash: string): boolean {
    return !this.#entries.byPath.has(attachmentPath(hash))
  }
}
