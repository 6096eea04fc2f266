import { fingerprint } from '@/domain/questionnaire/fingerprint'
import type { QuestionnaireIdentity } from '@/domain/questionnaire/identity'
import type { Connection } from '../connection'
import { StorageError, type SettingKey, type Storage } from '../storage'
import type { Fields, Writing } from '../transaction'
import { PINNING_TABLES, pinnedQuestionnaires } from './pinned-questionnaires'

/** The questionnaires that were used or came from a file, each once. */
export function questionnaires(connection: Connection): Storage['questionnaires'] {
  return {
    list: () => connection.read(['questionnaires'], (reading) => reading.list('questionnaires')),
    hashes: () =>
      connection.read(['questionnaires'], (reading) =>
        reading.table('questionnaires').toCollection().primaryKeys(),
      ),
    get: (sha256) => connection.read(['questionnaires'], (reading) => reading.find('questionnaires', sha256)),
    versionsOf: (questionnaireId) =>
      connection.read(['questionnaires'], (reading) => reading.list('questionnaires', { questionnaireId })),
    keep: async (document, identity) => {
      const fields = fieldsOf(document, identity)
      await connection.write(['questionnaires'], (writing) => keep(writing, fields))
    },
    add: async (document, identity) => add(connection, fieldsOf(document, identity)),
    remove: (sha256) => remove(connection, sha256),
  }
}

type NewQuestionnaire = Fields<'questionnaires'>

/** Throws `invalid`: under a wrong fingerprint it could never be read back from a file. */
function fieldsOf(document: unknown, { id, version, sha256 }: QuestionnaireIdentity): NewQuestionnaire {
  if (fingerprint(document) !== sha256) throw new StorageError('invalid')
  return { id: sha256, questionnaireId: id, questionnaireVersion: version, document }
}

async function keep(writing: Writing, fields: NewQuestionnaire): Promise<void> {
  if (!(await writing.find('questionnaires', fields.id))) await writing.create('questionnaires', fields)
}

function add(connection: Connection, fields: NewQuestionnaire): ReturnType<Storage['questionnaires']['add']> {
  let isAdded = false
  return connection.write(['questionnaires'], async (writing) => {
    const { questionnaireId, questionnaireVersion } = fields
    const versions = await writing.list('questionnaires', { questionnaireId })
    const there = versions.filter((one) => one.questionnaireVersion === questionnaireVersion)
    // Repeated after a broken connection, it finds its own work done.
    if (there.some(({ id }) => id === fields.id)) return isAdded ? 'added' : 'there'
    if (there.length > 0) return 'otherContent'
    await keep(writing, fields)
    isAdded = true
    return 'added'
  })
}

function remove(connection: Connection, sha256: string): ReturnType<Storage['questionnaires']['remove']> {
  let removed: Awaited<ReturnType<Storage['questionnaires']['remove']>> = null
  return connection.write(['questionnaires', 'settings', ...PINNING_TABLES], async (writing) => {
    const stored = await writing.find('questionnaires', sha256)
    if (!stored && removed) return removed
    if (!stored) throw new StorageError('missing')
    if ((await pinnedQuestionnaires(writing)).has(sha256)) return null
    await writing.table('questionnaires').delete(sha256)
    // What a build has found it to be, which may be as large.
    await writing.table('settings').delete(`checked/${sha256}` satisfies SettingKey)
    removed = stored
    return removed
  })
}
