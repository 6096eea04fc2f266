import type { InjectionKey } from 'vue'
import { injected } from '@/platform/injected'
import { indexFileSchema, type IndexEntry, type IndexFile } from '@/domain/questionnaire/index-file'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import { parseQuestionnaire, type Finding } from '@/domain/questionnaire/parse'
import { readJson } from '@/domain/questionnaire/read-json'
import type { MechanismRegister } from '@/domain/registers/mechanism'
import type { MunicipalityRegister } from '@/domain/registers/municipality'
import { parseMechanismRegister, parseMunicipalityRegister } from '@/domain/registers/parse'
import type { Result } from '@/domain/shared/result'
import type { Storage } from '@/storage/storage'

/** A questionnaire that cannot be used, and why. */
export class ContentError extends Error {
  readonly reason: 'notFound' | 'tampered' | 'invalid' | 'unreachable'
  readonly findings: readonly Finding[]
  constructor(reason: ContentError['reason'], findings: readonly Finding[] = [], options?: ErrorOptions) {
    super(reason, options)
    this.name = 'ContentError'
    this.reason = reason
    this.findings = findings
  }
}

/** Questionnaires and registers: served beside the app, kept in storage once used. */
export interface ContentLibrary {
  /** What the host offers. Rejects with `unreachable` or `invalid`. */
  index(): Promise<IndexFile>
  /** The questionnaire of an index entry, its hash compared. Rejects with `tampered`, `invalid` or `unreachable`. */
  fetchQuestionnaire(entry: IndexEntry): Promise<{ questionnaire: Questionnaire; document: unknown }>
  /** A questionnaire already kept on the device; its hash is checked again. Rejects with `notFound`, `tampered`, `invalid`. */
  keptQuestionnaire(sha256: string): Promise<Questionnaire>
  municipalities(): Promise<MunicipalityRegister>
  mechanisms(): Promise<MechanismRegister>
}

/** Where `main.ts` provides the content library. */
export const contentKey: InjectionKey<ContentLibrary> = Symbol('content')

/** The content library. */
export function useContent(): ContentLibrary {
  return injected(contentKey)
}

/** The content library over what the host serves below `questionnaires/` and what `storage` keeps. */
export function createContentLibrary(
  storage: Storage,
  read: (path: string) => Promise<string>,
): ContentLibrary {
  const kept = new Map<string, Promise<Questionnaire>>()

  async function register<T>(path: string, parse: (value: unknown) => Result<T, Finding[]>): Promise<T> {
    const parsed = parse(await readContent(read, path))
    if (!parsed.ok) throw new ContentError('invalid', parsed.error)
    return parsed.value
  }
  function keptQuestionnaire(sha256: string): Promise<Questionnaire> {
    const known = kept.get(sha256)
    if (known) return known
    const loading = loadKept(storage, sha256)
    kept.set(sha256, loading)
    loading.catch(() => kept.delete(sha256))
    return loading
  }
  return {
    async index() {
      const parsed = indexFileSchema.safeParse(await readContent(read, 'index.json'))
      if (!parsed.success) throw new ContentError('invalid')
      return parsed.data
    },
    async fetchQuestionnaire(entry) {
      const document = await readContent(read, entry.path)
      return { document, questionnaire: checked(document, entry.sha256) }
    },
    keptQuestionnaire,
    municipalities: once(() => register('registers/municipalities.json', parseMunicipalityRegister)),
    mechanisms: once(() => register('registers/mechanisms.json', parseMechanismRegister)),
  }
}

/** The questionnaires with these hashes, each asked for once; null where one cannot be had. */
export async function keptQuestionnaires(
  content: ContentLibrary,
  hashes: Iterable<string>,
): Promise<Map<string, Questionnaire | null>> {
  const entries = [...new Set(hashes)].map(
    async (sha256) => [sha256, await content.keptQuestionnaire(sha256).catch(() => null)] as const,
  )
  return new Map(await Promise.all(entries))
}

async function loadKept(storage: Storage, sha256: string): Promise<Questionnaire> {
  const record = await storage.questionnaires.get(sha256)
  if (!record) throw new ContentError('notFound')
  return checked(record.document, sha256)
}

function checked(document: unknown, sha256: string): Questionnaire {
  if (fingerprint(document) !== sha256) throw new ContentError('tampered')
  const parsed = parseQuestionnaire(document)
  if (!parsed.ok) throw new ContentError('invalid', parsed.error)
  return parsed.value
}

async function readContent(read: (path: string) => Promise<string>, path: string): Promise<unknown> {
  let text: string
  try {
    text = await read(path)
  } catch (cause) {
    throw new ContentError('unreachable', [], { cause })
  }
  const result = readJson(text)
  if (!result.ok) throw new ContentError('invalid', [result.error])
  return result.value
}

function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | null = null
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = null
      throw error
    })
    return loading
  }
}
