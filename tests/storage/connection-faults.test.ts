import {
  begunStorage,
  durabilitiesAsked,
  fakeStorage,
  loseConnection,
  mendFaults,
  openingsSoFar,
  rawDatabase,
  rawRows,
} from '../support/fake-storage'
import { closeFromOutside, killAtWrite, loseAnswer, mendConnection } from '../support/connection-faults'
import { newAction, newAssessment, testIds } from '../support/storage-parts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import { answerId, type AnswerContent } from '@/domain/records/answer'
import type { EvidenceDraft } from '@/domain/records/evidence'
import type { Ids } from '@/platform/ids'
import { MIGRATIONS, type Migration } from '@/storage/migrations/migrations'
import { StorageError, type OpenedStorage } from '@/storage/storage'
import { fullRecords, uuid } from '../fixtures/records'

const level = (value: number): AnswerContent => ({ state: 'answered', value, naReason: '', note: '' })
const next: Migration = { number: MIGRATIONS.length + 1, stores: { meetings: 'id' } }

beforeEach(() => {
  // Dexie says on the console that it tries again.
  vi.spyOn(console, 'warn').mockReturnValue()
})
afterEach(() => {
  mendFaults()
  mendConnection()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** Ids that are the same in every run. */
function countedIds(): Ids {
  let count = 1000
  return { uuid: () => uuid((count += 1)) }
}

type Write = (storage: OpenedStorage) => Promise<unknown>

const evidence: EvidenceDraft = { kind: 'minutes', title: 'ოქმი', number: '7', date: null, link: '' }
const file = { name: 'ოქმი.pdf', mime: 'application/pdf', bytes: new TextEncoder().encode('ოქმი') }
const document = { id: 'participation' }
const identity = { id: 'participation', version: '1.0.0', sha256: fingerprint(document) }

/** Every way of writing, one after the other. */
function everyWrite(): Record<string, Write> {
  let assessmentId = ''
  let sheetId = ''
  let evidenceId = ''
  let actionId = ''
  let importId = ''
  return {
    begin: async (storage) => {
      const begun = await storage.assessments.begin(newAssessment)
      assessmentId = begun.assessment.id
      sheetId = begun.sheet.id
    },
    'first answer': (storage) => storage.answers.save(sheetId, 'INF-1', level(1)),
    'changed answer': (storage) => storage.answers.save(sheetId, 'INF-1', level(2)),
    'answer changed back': (storage) => storage.answers.save(sheetId, 'INF-1', level(1)),
    'new evidence': async (storage) => {
      evidenceId = (await storage.evidence.add(sheetId, 'INF-1', evidence, file)).id
    },
    'copy into another version': (storage) =>
      storage.assessments.copyInto(assessmentId, {
        questionnaire: { ...newAssessment.questionnaire, version: '2.0.0' },
        subset: 'full',
        answers: [{ itemId: 'INF-1', content: { ...level(1), toConfirm: true } }],
        evidence: [{ evidenceId, itemId: 'INF-1' }],
      }),
    'changed evidence': (storage) => storage.evidence.change(evidenceId, { ...evidence, title: 'სხვა' }),
    'evidence into the bin': (storage) => storage.evidence.remove(evidenceId),
    'evidence out of the bin': (storage) => storage.bin.restore({ kind: 'evidence', id: evidenceId }),
    'dropped proposals': (storage) => storage.plans.setDroppedProposals(assessmentId, ['INF-2']),
    'new action': async (storage) => {
      actionId = (await storage.plans.addAction(assessmentId, newAction)).id
    },
    'changed action': (storage) => storage.plans.changeAction(actionId, { title: 'სხვა' }),
    update: (storage) => {
      const entry = { date: '2026-05-01', status: 'underway', text: '', evidence: '', link: '' } as const
      return storage.plans.addUpdate(actionId, entry)
    },
    'action into the bin': (storage) => storage.plans.removeAction(actionId),
    'action deleted for good': (storage) => storage.bin.purge({ kind: 'actions', id: actionId }),
    questionnaire: (storage) => storage.questionnaires.keep(document, identity),
    setting: (storage) => storage.settings.set('language', 'en'),
    folder: (storage) => storage.folder.set({ name: 'ასლები' } as FileSystemDirectoryHandle),
    finish: (storage) => storage.assessments.finish(assessmentId),
    reopen: (storage) => storage.assessments.reopen(assessmentId),
    'into the bin': (storage) => storage.assessments.remove(assessmentId),
    'out of the bin': (storage) => storage.assessments.restore(assessmentId),
    'staged files': async (storage) => {
      for (const attachment of fullRecords.attachments) await storage.backup.stage(attachment)
    },
    restore: (storage) => storage.backup.replaceAll(fullRecords),
    'undone restore': (storage) => storage.backup.undoRestore(),
    import: async (storage) => {
      importId = (await storage.imports.add(fullRecords, [], 'ფაილი.kibe')).importId ?? ''
    },
    'undone import': (storage) => storage.imports.undo(importId),
    'import once more': (storage) => storage.imports.add(fullRecords, [], 'ფაილი.kibe'),
    'decided conflict': async (storage) => {
      const [conflict] = await storage.conflicts.list()
      if (conflict) await storage.conflicts.choose(conflict, conflict.state.siblings[0]?.id ?? null)
    },
  }
}

/** What a device holds after all writes, with `before` called ahead of each. */
async function afterEveryWrite(before: () => void): Promise<Record<string, unknown[]>> {
  const { storage, databaseName } = await fakeStorage({ ids: countedIds() })
  for (const write of Object.values(everyWrite())) {
    before()
    await write(storage)
  }
  mendConnection()
  storage.close()
  const { revisions = [], ...rows } = await rawRows(databaseName)
  // What a decision leaves behind gets its id as it is written.
  return { ...rows, revisions: revisions.map((revision) => ({ ...(revision as object), id: '' })) }
}

describe('a connection that dies', () => {
  it('after a write was stored, but before that was said, has that write done once, whichever it is (R2)', async () => {
    const expected = await afterEveryWrite(() => undefined)
    expect(await afterEveryWrite(() => loseAnswer())).toEqual(expected)
  })

  it.each(['AbortError', 'UnknownError', 'InvalidStateError', 'TransactionInactiveError'])(
    'in the middle of a write, with %s, has that write done once, whichever it is (R2)',
    async (name) => {
      const expected = await afterEveryWrite(() => undefined)
      expect(await afterEveryWrite(() => killAtWrite(1, 1, name))).toEqual(expected)
      expect(await afterEveryWrite(() => killAtWrite(2, 1, name))).toEqual(expected)
    },
  )

  it('again when the write is repeated rejects it and leaves all as it was, whichever it is (R3)', async () => {
    const { storage, databaseName } = await fakeStorage({ ids: countedIds() })
    for (const [title, write] of Object.entries(everyWrite())) {
      const before = await rawRows(databaseName)
      killAtWrite(1, Infinity, 'AbortError')
      await expect(write(storage)).rejects.toBeInstanceOf(StorageError)
      expect({ title, rows: await rawRows(databaseName) }).toEqual({ title, rows: before })
      mendConnection()
      await write(storage)
    }
  })

  it('twice, each time before it was said that the write was stored, is not said to have saved (R3)', async () => {
    const { storage, sheetId } = await begunStorage()
    loseAnswer(2)
    await expect(storage.answers.save(sheetId, 'INF-1', level(1))).rejects.toBeInstanceOf(StorageError)
    const saved = await storage.answers.save(sheetId, 'INF-1', level(1))
    expect(Object.values(saved.version)).toEqual([1])
  })
})

describe('a browser that closes the connection by itself', () => {
  it('has it opened again once, by the next write or read', async () => {
    const { storage, sheetId, databaseName } = await begunStorage()
    const told = vi.fn<() => void>()
    storage.onClosedByOther(told)
    closeFromOutside(databaseName)
    const before = openingsSoFar()
    await Promise.all([
      storage.answers.save(sheetId, 'INF-1', level(1)),
      storage.answers.save(sheetId, 'INF-2', level(2)),
    ])
    expect(openingsSoFar() - before).toBe(1)
    closeFromOutside(databaseName)
    expect(await storage.answers.ofSheet(sheetId)).toHaveLength(2)
    expect(told).not.toHaveBeenCalled()
  })

  it('because all data of the site was cleared gets no empty database in its place; the window says that it is closed', async () => {
    const { storage, sheetId, databaseName } = await begunStorage()
    const told = vi.fn<() => void>()
    storage.onClosedByOther(told)
    closeFromOutside(databaseName)
    await deleted(databaseName)
    for (const attempt of [
      () => storage.assessments.list(),
      () => storage.assessments.begin(newAssessment),
      () => storage.answers.save(sheetId, 'INF-1', level(1)),
      () => storage.settings.set('language', 'en'),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ failure: 'closed' })
    }
    expect(told).toHaveBeenCalledTimes(1)
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(databaseName)
  })
})

describe('a read that fails although the data is intact (R4)', () => {
  const sheetId = uuid(12)
  it.each<[string, (storage: OpenedStorage) => Promise<unknown>]>([
    ['assessments', (storage) => storage.assessments.list()],
    ['one assessment', (storage) => storage.assessments.get(uuid(2))],
    ['sheets', (storage) => storage.sheets.ofAssessment(uuid(2))],
    ['answers', (storage) => storage.answers.ofSheet(sheetId)],
    ['earlier answers', (storage) => storage.answers.history(sheetId, 'INF-1')],
    ['evidence', (storage) => storage.evidence.ofSheet(sheetId)],
    ['a file', (storage) => storage.evidence.file('a'.repeat(64))],
    ['a plan', (storage) => storage.plans.get(uuid(2))],
    ['actions', (storage) => storage.plans.actions(uuid(2))],
    ['updates', (storage) => storage.plans.updates(uuid(61))],
    ['questionnaires', (storage) => storage.questionnaires.list()],
    ['a questionnaire', (storage) => storage.questionnaires.get('a'.repeat(64))],
    ['versions of a questionnaire', (storage) => storage.questionnaires.versionsOf('participation')],
    ['a setting', (storage) => storage.settings.get('language')],
    ['the folder', (storage) => storage.folder.get()],
    ['the bin', (storage) => storage.bin.list()],
    ['the amount', (storage) => storage.amount(null)],
    ['everything', (storage) => storage.backup.readAll()],
    ['the safety copy', (storage) => storage.backup.safetyCopyTakenAt()],
    ['what is damaged', (storage) => storage.damaged()],
  ])('rejects and is never an empty answer; nothing is written in its place: %s', async (_, read) => {
    const { storage, databaseName } = await begunStorage()
    const before = await rawRows(databaseName)
    const writes = durabilitiesAsked.length
    loseConnection(Infinity)
    await expect(read(storage)).rejects.toBeInstanceOf(StorageError)
    mendFaults()
    expect(durabilitiesAsked).toHaveLength(writes)
    expect(await rawRows(databaseName)).toEqual(before)
  })

  it('does not let an answer be written as if there had been none before it', async () => {
    const { storage, sheetId, databaseName } = await begunStorage()
    await storage.answers.save(sheetId, 'INF-1', level(1))
    const before = await rawRows(databaseName)
    loseConnection(Infinity)
    await expect(storage.answers.save(sheetId, 'INF-1', level(2))).rejects.toBeInstanceOf(StorageError)
    mendFaults()
    expect(await rawRows(databaseName)).toEqual(before)
    await storage.answers.save(sheetId, 'INF-1', level(2))
    expect((await storage.answers.history(sheetId, 'INF-1')).map(({ content }) => content)).toEqual([
      level(1),
    ])
    expect((await storage.answers.ofSheet(sheetId)).map(({ id }) => id)).toEqual([answerId(sheetId, 'INF-1')])
  })
})

describe('opening that the browser never ends', () => {
  it('is refused as unavailable after a while, not waited for', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const asked = vi.spyOn(indexedDB, 'open').mockReturnValue(silentRequest())
    const opening = fakeStorage({ ids: testIds })
    await vi.waitFor(() => expect(asked).toHaveBeenCalled())
    vi.advanceTimersByTime(30_000)
    await expect(opening).rejects.toMatchObject({ failure: 'unavailable' })
  })

  it('is not cut short while an upgrade is under way', async () => {
    const { storage, databaseName } = await begunStorage()
    storage.close()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const long: Migration = {
      ...next,
      upgrade: async (transaction) => {
        vi.advanceTimersByTime(600_000)
        await transaction.table('meetings').put({ id: 'made by the upgrade' })
      },
    }
    const { storage: upgraded } = await fakeStorage({ databaseName, migrations: [...MIGRATIONS, long] })
    expect(await upgraded.assessments.list()).toHaveLength(1)
    expect((await rawRows(databaseName))['meetings']).toHaveLength(1)
  })

  it('behind a window that lets go only later upgrades nothing any more (R11)', async () => {
    const { storage, databaseName } = await begunStorage()
    storage.close()
    const holding = await rawDatabase(databaseName)
    await expect(fakeStorage({ databaseName, migrations: [...MIGRATIONS, next] })).rejects.toMatchObject({
      failure: 'unavailable',
    })
    holding.close()
    const raw = await rawDatabase(databaseName)
    expect(raw.version).toBe(MIGRATIONS.length * 10)
    raw.close()
  })

  it('waits for a window that only has to end what it is writing (R11)', async () => {
    const { storage, databaseName } = await begunStorage()
    storage.close()
    const busy = await rawDatabase(databaseName)
    busy.onversionchange = () => void setTimeout(() => busy.close(), 100)
    const { storage: upgraded } = await fakeStorage({ databaseName, migrations: [...MIGRATIONS, next] })
    expect(await upgraded.assessments.list()).toHaveLength(1)
  })
})

function deleted(name: string): Promise<void> {
  const request = indexedDB.deleteDatabase(name)
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve()
    request.onerror = () => reject(request.error ?? new Error('not deleted'))
  })
}

/** A request of which nothing is ever heard again. */
function silentRequest(): IDBOpenDBRequest {
  return { addEventListener: () => undefined } as unknown as IDBOpenDBRequest
}
