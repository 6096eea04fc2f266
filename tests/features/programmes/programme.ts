import { readFileSync } from 'node:fs'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import type { QuestionnaireIdentity } from '@/domain/questionnaire/identity'
import type { ProgrammeDraft } from '@/domain/records/comparison-records'
import type { OpenedStorage } from '@/storage/storage'

/** A programme in two municipalities, one of them a pilot; without a score or a figure. */
export function aProgramme(over: Partial<ProgrammeDraft> = {}): ProgrammeDraft {
  return {
    name: 'Test programme',
    donor: '',
    period: { from: '2025-01-01', to: '2025-12-31' },
    wave: '2026',
    questionnaire: { id: 'participation', version: '1.0.0', sha256: 'a'.repeat(64) },
    subset: 'full',
    members: [
      { municipality: 'lanchkhuti', isPilot: true },
      { municipality: 'ozurgeti', isPilot: false },
    ],
    figures: [],
    ...over,
  }
}

/** Keeps the first version of the participation questionnaire and says what it is known by. */
export async function keepParticipation(storage: OpenedStorage): Promise<QuestionnaireIdentity> {
  const document = JSON.parse(readFileSync('questionnaires/participation/1.0.0.json', 'utf8')) as object
  const identity = { id: 'participation', version: '1.0.0', sha256: fingerprint(document) }
  await storage.questionnaires.keep(document, identity)
  return identity
}
