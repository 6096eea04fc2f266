import { fingerprint } from '@/domain/questionnaire/fingerprint'
import type { Connection } from '../connection'
import { StorageError, type Storage } from '../storage'

/** The questionnaires that were used, each once. */
export function questionnaires(connection: Connection): Storage['questionnaires'] {
  return {
    list: () => connection.read(['questionnaires'], (reading) => reading.list('questionnaires')),
    get: (sha256) => connection.read(['questionnaires'], (reading) => reading.find('questionnaires', sha256)),
    keep: async (document, { id, version, sha256 }) => {
      // Under a wrong fingerprint it could never be read back from a file.
      if (fingerprint(document) !== sha256) throw new StorageError('invalid')
      const fields = { id: sha256, questionnaireId: id, questionnaireVersion: version, document }
      await connection.write(
        ['questionnaires'],
        async (writing) =>
          (await writing.find('questionnaires', sha256)) ?? writing.create('questionnaires', fields),
      )
    },
  }
}
