/** Why a file was not read; the sentence is `storage.refusal.<code>`. Nothing of a refused file is used. */
export type RefusalCode =
  /** Not a ZIP at all. */
  | 'notAZip'
  /** A ZIP that Kibe did not make. */
  | 'notKibe'
  /** Broken off or unreadable: as a ZIP, or as an encrypted file. */
  | 'damaged'
  /** The device does not hand the file out: moved, deleted, not downloaded yet. */
  | 'unreadable'
  /** Encrypted, and no passphrase was given. */
  | 'encrypted'
  /** Encrypted with another passphrase. */
  | 'wrongPassphrase'
  /** More bytes than Kibe reads, packed or unpacked. */
  | 'tooLarge'
  /** More entries than Kibe reads. */
  | 'tooManyEntries'
  /** Made by a newer Kibe: a newer format, a newer form of record, or a kind that this one does not know. */
  | 'newerFormat'
  /** An entry that does not belong there, or is there twice: params `path`. */
  | 'strangeEntry'
  /** What the manifest promises is not there, in the file or beside it: params `path`. */
  | 'missingEntry'
  /** An entry whose content is not what the manifest says: params `path`. */
  | 'altered'
  /** Another number of records than the manifest says: params `kind`, `expected`, `found`. */
  | 'countDiffers'
  /** A record that does not have the form of its kind: params `kind`, `id`. */
  | 'invalidRecord'
  /** Two records with one id: params `kind`, `id`. */
  | 'duplicateId'

/** A refused file. The params may hold text from the file: show it as text only. */
export interface Refusal {
  readonly code: RefusalCode
  readonly params: Readonly<Record<string, string | number>>
}

const LONGEST_PARAM = 120

/** A refusal; texts from the file are cut to a length that can be shown. */
export function refusal(code: RefusalCode, params: Refusal['params'] = {}): Refusal {
  const shown = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.slice(0, LONGEST_PARAM) : value,
  ])
  return { code, params: Object.fromEntries(shown) as Refusal['params'] }
}
