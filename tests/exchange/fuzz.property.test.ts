import { expect, it } from 'vitest'
import { CARRIED_KINDS, KINDS } from '@/domain/records/registry'
import { openKibeFile, type KibeFile } from '@/exchange/open-kibe-file'
import { writeKibeFile, type KibeSource } from '@/exchange/write-kibe-file'
import { fullRecords } from '../fixtures/records'
import { mutatedFiles, type MutatedFile } from './fuzz'
import { origin, plainBackup, sourceOf } from './hand-made'

/** `npm run fuzz` sets both; the seed is printed, so that what it finds can be found again. */
const seed = Number(process.env['KIBE_FUZZ_SEED'] ?? 20261120)
const count = Number(process.env['KIBE_FUZZ_FILES'] ?? 500)
const HOUR = 3_600_000

const beside = async (sha256: string): Promise<Blob | null> => {
  try {
    return new Blob([await sourceOf(fullRecords).bytesOf(sha256)])
  } catch {
    return null
  }
}

function sourceIn({ records, attachment }: KibeFile): KibeSource {
  const bytesOf = async (sha256: string) => {
    const bytes = await attachment(sha256)
    if (!bytes.ok) throw new Error(`an attachment was ${bytes.error.code} after it was checked`)
    return bytes.value
  }
  return { records, bytesOf }
}

/** Throws where a record of the file does not pass the schema of its kind. */
async function parseAll({ records, attachment }: KibeFile): Promise<void> {
  for (const kind of CARRIED_KINDS) {
    for (const record of records[kind]) {
      const bytes = kind === 'attachments' ? await attachment(record.id) : null
      KINDS[kind].schema.parse(bytes?.ok ? { ...record, bytes: bytes.value } : record)
    }
  }
}

async function openedAs(file: Blob, passphrase: string | null): Promise<KibeFile | string> {
  const opened = await openKibeFile(file, { passphrase, beside })
  return opened.ok ? opened.value : opened.error.code
}

/** The code of the refusal, or `read`. Throws where the file was read and is not sound. */
async function outcomeOf({ file, passphrase }: MutatedFile): Promise<string> {
  const kibe = await openedAs(new Blob([file]), passphrase)
  if (typeof kibe === 'string') return kibe
  await parseAll(kibe)
  const first = await writeKibeFile(sourceIn(kibe), origin, plainBackup)
  const again = await openedAs(first.file, null)
  if (typeof again === 'string') throw new Error(`what was read and written is ${again}`)
  const second = await writeKibeFile(sourceIn(again), origin, plainBackup)
  expect(again.dangling).toHaveLength(kibe.dangling.length)
  const texts = await Promise.all([first.file.arrayBuffer(), second.file.arrayBuffer()])
  if (Buffer.compare(...(texts.map((text) => Buffer.from(text)) as [Buffer, Buffer])) !== 0) {
    throw new Error('what was read and written twice differs')
  }
  return 'read'
}

it(
  `${count} mutated files are refused, or hold records that are sound and stay the same`,
  async () => {
    if (count > 500) console.log(`${count} files from seed ${seed}`)
    const outcomes = new Map<string, number>()
    let made = 0
    for await (const mutated of mutatedFiles(seed, count)) {
      const outcome = await outcomeOf(mutated).catch((error: unknown) => {
        throw new Error(`seed ${seed}, file ${made} (${mutated.how}): ${String(error)}`, { cause: error })
      })
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
      made += 1
    }
    if (count > 500) console.table(Object.fromEntries(outcomes))
    // The changes reach every gate, and some files stay sound.
    const often = [...outcomes].filter(([, times]) => times > count / 100).map(([outcome]) => outcome)
    expect(often).toEqual(
      expect.arrayContaining(['read', 'invalidRecord', 'strangeEntry', 'altered', 'damaged', 'notKibe']),
    )
    expect([...outcomes.keys()]).toEqual(
      expect.arrayContaining(['encrypted', 'wrongPassphrase', 'newerFormat', 'duplicateId']),
    )
  },
  HOUR,
)
