import type { InjectionKey } from 'vue'
import { injected } from '@/platform/injected'
import type { IndexEntry, IndexFile } from '@/domain/questionnaire/index-file'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import type { Finding } from '@/domain/questionnaire/finding'
import { readJson } from '@/domain/questionnaire/read-json'
import type { MechanismRegister } from '@/domain/registers/mechanism'
import type { MunicipalityRegister } from '@/domain/registers/municipality'
import { parseMechanismRegister, parseMunicipalityRegister } from '@/domain/registers/parse'
import type { Result } from '@/domain/shared/result'
import { whenIdle } from '@/platform/when-idle'
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
  /** The file of an index entry as text, unchecked: for a worker. Rejects with `unreachable`. */
  servedText(entry: IndexEntry): Promise<string>
  /** A questionnaire already kept on the device, checked by this build at least once. Rejects with `notFound`, `tampered`, `invalid`. */
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

/**
 * The content library over what the host serves below `questionnaires/` and what `storage` keeps. With the name of the
 * build, a kept questionnaire is checked only once by it: a copy of what it was found to be stays on the device.
 */
export function createContentLibrary(
  storage: Storage,
  read: (path: string) => Promise<string>,
  build: string | null = null,
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
    const loading = loadKept(storage, sha256, build)
    kept.set(sha256, loading)
    loading.catch(() => kept.delete(sha256))
    return loading
  }
  return {
    async index() {
      const { indexFileSchema } = await import('@/domain/questionnaire/index-file')
      const parsed = indexFileSchema.safeParse(await readContent(read, 'index.json'))
      if (!parsed.success) throw new ContentError('invalid')
      return parsed.data
    },
    async fetchQuestionnaire(entry) {
      const document = await readContent(read, entry.path)
      return { document, questionnaire: await checked(document, entry.sha256) }
    },
    servedText: (entry) => readText(read, entry.path),
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

/** A questionnaire as a build has found it to be, kept on this device only. */
interface CheckedCopy {
  readonly build: string
  readonly questionnaire: Questionnaire
}

async function loadKept(storage: Storage, sha256: string, build: string | null): Promise<Questionnaire> {
  const key = `checked/${sha256}` as const
  const copy = (build === null ? undefined : await storage.settings.get(key)) as CheckedCopy | undefined
  if (copy?.build === build) return copy.questionnaire
  const record = await storage.questionnaires.get(sha256)
  if (!record) throw new ContentError('notFound')
  const questionnaire = await checked(record.document, sha256)
  if (build !== null) {
    const keep = () => storage.settings.set(key, { build, questionnaire })
    // By a timer: a live query may have asked, and whatever it sets off may only read.
    // Where it cannot be kept, the next start checks again.
    setTimeout(
      () =>
        void whenIdle()
          .then(keep)
          .catch(() => undefined),
    )
  }
  return questionnaire
}

/** Not in the first load: whoever goes on with what this build has checked before needs none of it. */
async function checked(document: unknown, sha256: string): Promise<Questionnaire> {
  const { checkedQuestionnaire } = await import('@/domain/questionnaire/checked')
  const result = checkedQuestionnaire(document, sha256)
  if (!result.ok) throw new ContentError(result.error.reason, result.error.findings)
  return result.value
}

async function readText(read: (path: string) => Promise<string>, path: string): Promise<string> {
  try {
    return await read(path)
  } catch (cause) {
    throw new ContentError('unreachable', [], { cause })
  }
}

async function readContent(read: (path: string) => Promise<string>, path: string): Promise<unknown> {
  const result = readJson(await readText(read, path))
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
