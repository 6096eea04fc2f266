import { zipSync } from 'fflate'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../questionnaires/', import.meta.url))
const read = (path: string): unknown => JSON.parse(readFileSync(root + path, 'utf8'))

interface PlainArea {
  readonly id: string
  readonly weight: number
  readonly indicators: readonly { readonly id: string; readonly weight: number }[]
}
interface PlainQuestionnaire {
  readonly id: string
  readonly version: string
  readonly areas: readonly PlainArea[]
}
const fingerprints = read('fingerprints.json') as Readonly<Record<string, string>>

/** The municipalities of the register, in its order. What tests say of them is made up and stays in temporary files. */
export const municipalities = (
  read('registers/municipalities.json') as {
    municipalities: readonly { id: string; name: { ka: string; en: string }; region: string; kind: string }[]
  }
).municipalities

/** The participation questionnaire in a version, as its file says it. */
export function participation(version: string): PlainQuestionnaire {
  return read(`participation/${version}.json`) as PlainQuestionnaire
}

/** One assessment that is handed in as a file: every indicator stands at a level. */
export interface Gathered {
  readonly municipality: string
  readonly kind: string
  readonly version: string
  readonly wave: string
  /** By the id of the indicator; one that is not named is not answered. */
  readonly levels: Readonly<Record<string, number>>
  /** Whether the municipality has agreed to be found by others; only files of format 5 and newer can say so. */
  readonly mayBeFound?: boolean
}

/** Levels without a pattern, different for each n, the same each time. */
export function levelsOf({ areas }: PlainQuestionnaire, n: number): Record<string, number> {
  let state = Math.imul(n + 1, 2_654_435_761) >>> 0
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * 5)
  }
  return Object.fromEntries(areas.flatMap(({ indicators }) => indicators.map(({ id }) => [id, next()])))
}

/** What a pocket calculator makes of levels, 0–100: each area the mean of its indicators by weight, all of them that of the areas. */
export function pointsOf({ areas }: PlainQuestionnaire, levels: Gathered['levels']): Map<string, number> {
  const mean = (parts: readonly (readonly [value: number, weight: number])[]) =>
    parts.reduce((sum, [value, weight]) => sum + value * weight, 0) /
    parts.reduce((sum, [, weight]) => sum + weight, 0)
  const ofAreas = areas.map(({ id, weight, indicators }) => {
    const points = indicators.map((one) => [(levels[one.id] ?? NaN) * 25, one.weight] as const)
    return [id, mean(points), weight] as const
  })
  const whole = mean(ofAreas.map(([, points, weight]) => [points, weight]))
  return new Map([['whole', whole], ...ofAreas.map(([id, points]) => [id, points] as const)])
}

/** The nth id of a group, told by four digits; records of gathered files take 0001, 0002 and 00ff. */
export const uuid = (group: string, n: number) => `00000000-${group}-4000-8000-${String(n).padStart(12, '0')}`
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
/** What every record has beside what it says. */
export const base = {
  schema: 1,
  version: { [uuid('00ff', 1)]: 1 },
  createdAt: '2026-03-01T10:00:00.000Z',
  updatedAt: '2026-03-01T10:00:00.000Z',
  deletedAt: null,
}

/** A file as a test hands it to an upload field. */
export interface UploadedFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/** The nth file that a project lead is handed. Made without Kibe's own code, from what the format's description says. */
export function gatheredFile(gathered: Gathered, n: number): UploadedFile {
  return packed(`${gathered.municipality}-${gathered.wave}.kibe`, '4', recordsOf(gathered, n))
}

/** Records by their kinds as a file in that version of the format. */
export function packed(
  name: string,
  formatVersion: string,
  records: Readonly<Record<string, readonly unknown[]>>,
): UploadedFile {
  const entries = Object.fromEntries(
    Object.entries(records).map(([kind, rows]) => [
      `records/${kind}.json`,
      new TextEncoder().encode(JSON.stringify(rows)),
    ]),
  )
  const manifest = {
    format: 'kibe',
    formatVersion,
    appVersion: '0.1.0',
    createdAt: '2026-03-02T10:00:00Z',
    purpose: 'share',
    omitted: [],
    beside: {},
    counts: Object.fromEntries(Object.entries(records).map(([kind, rows]) => [kind, rows.length])),
    entries: Object.fromEntries(
      Object.entries(entries).map(([path, bytes]) => [path, { sha256: sha256(bytes), size: bytes.length }]),
    ),
  }
  const zip = zipSync({ 'manifest.json': new TextEncoder().encode(JSON.stringify(manifest)), ...entries })
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(zip) }
}

/** The records that the nth assessment consists of. */
export function recordsOf(
  { municipality, kind, version, wave, levels, mayBeFound = false }: Gathered,
  n: number,
) {
  const document = participation(version)
  const pinned = fingerprints[`participation/${version}`]
  const sheetId = uuid('0002', n)
  return {
    assessments: [
      {
        ...base,
        id: uuid('0001', n),
        municipality,
        municipalityKind: kind,
        questionnaire: { id: document.id, version, sha256: pinned },
        subset: 'full',
        period: { from: `${wave}-01-01`, to: `${wave}-12-31` },
        wave,
        respondents: 'self',
        programmeId: null,
        previousId: null,
        state: 'draft',
        log: [],
        ...(mayBeFound ? { mayBeFound } : {}),
      },
    ],
    sheets: [
      { ...base, id: sheetId, assessmentId: uuid('0001', n), kind: 'individual', role: 'member', name: null },
    ],
    answers: Object.entries(levels)
      .map(([itemId, value]) => ({
        ...base,
        id: `${sheetId}/${itemId}`,
        sheetId,
        itemId,
        content: { state: 'answered', value, naReason: '', note: '' },
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    questionnaires: [
      { ...base, id: pinned, questionnaireId: document.id, questionnaireVersion: version, document },
    ],
  }
}
