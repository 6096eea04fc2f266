import { zipSync } from 'fflate'
import { createHash } from 'node:crypto'

/** How many answers the large file holds. */
export const LARGE_ANSWERS = 20_000
const SHEETS = 100
const ATTACHMENTS = 12
const ATTACHMENT_BYTES = 2_000_000

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const base = {
  schema: 1,
  version: { [uuid(900)]: 1 },
  createdAt: '2026-03-01T10:00:00.000Z',
  updatedAt: '2026-03-01T10:00:00.000Z',
  deletedAt: null,
}
const questionnaire = { id: 'large', version: '1.0.0' }
const document = '{"id":"large"}'

/**
 * A backup of many assessments with files, large enough that taking it over takes a while. Made without Kibe's own code,
 * from what the format's description says.
 */
export function largeKibeFile(): { name: string; mimeType: string; buffer: Buffer } {
  const files = Array.from({ length: ATTACHMENTS }, (_, index) =>
    new Uint8Array(ATTACHMENT_BYTES).fill(index + 1),
  )
  const records = recordsWith(files)
  const entries = {
    ...Object.fromEntries(
      Object.entries(records).map(([kind, rows]) => [
        `records/${kind}.json`,
        new TextEncoder().encode(JSON.stringify(rows)),
      ]),
    ),
    ...Object.fromEntries(files.map((bytes) => [`attachments/${sha256(bytes)}`, bytes])),
  }
  const manifest = {
    format: 'kibe',
    formatVersion: '5',
    appVersion: '0.1.0',
    createdAt: '2026-03-02T10:00:00Z',
    purpose: 'backup',
    omitted: [],
    beside: {},
    counts: Object.fromEntries(Object.entries(records).map(([kind, rows]) => [kind, rows.length])),
    entries: Object.fromEntries(
      Object.entries(entries).map(([path, bytes]) => [path, { sha256: sha256(bytes), size: bytes.length }]),
    ),
  }
  const zip = zipSync(
    { 'manifest.json': new TextEncoder().encode(JSON.stringify(manifest)), ...entries },
    { level: 1 },
  )
  return { name: 'large.kibe', mimeType: 'application/octet-stream', buffer: Buffer.from(zip) }
}

function recordsWith(files: readonly Uint8Array[]): Record<string, unknown[]> {
  const pinned = sha256(new TextEncoder().encode(document))
  const sheets = Array.from({ length: SHEETS }, (_, index) => index + 1)
  const attached = files.map((bytes) => ({ sha256: sha256(bytes), mime: 'image/png', size: bytes.length }))
  return {
    assessments: sheets.map((n) => ({
      ...base,
      id: uuid(n),
      municipality: 'practice',
      municipalityKind: 'city',
      questionnaire: { ...questionnaire, sha256: pinned },
      subset: 'full',
      period: { from: '2025-01-01', to: '2025-12-31' },
      wave: `2026/${n}`,
      respondents: 'self',
      programmeId: null,
      previousId: null,
      state: 'draft',
      log: [],
    })),
    sheets: sheets.map((n) => ({
      ...base,
      id: uuid(1000 + n),
      assessmentId: uuid(n),
      kind: 'individual',
      role: 'member',
      name: null,
    })),
    answers: Array.from({ length: LARGE_ANSWERS }, (_, index) => {
      const [sheetId, itemId] = [uuid(1001 + (index % SHEETS)), `ITEM-${Math.floor(index / SHEETS)}`]
      const content = { state: 'answered', value: index % 5, naReason: '', note: `შენიშვნა ${index}` }
      return { ...base, id: `${sheetId}/${itemId}`, sheetId, itemId, content }
    }),
    evidence: attached.map((attachment, index) => ({
      ...base,
      id: uuid(2000 + index),
      sheetId: uuid(1001),
      itemId: 'ITEM-1',
      kind: 'photo',
      title: `ფოტო ${index}`,
      number: '',
      date: null,
      link: '',
      attachment: { ...attachment, name: `${index}.png` },
    })),
    attachments: attached.map(({ sha256: id, mime, size }) => ({ ...base, id, mime, size })),
    questionnaires: [
      {
        ...base,
        id: pinned,
        questionnaireId: questionnaire.id,
        questionnaireVersion: questionnaire.version,
        document: JSON.parse(document) as unknown,
      },
    ],
  }
}
