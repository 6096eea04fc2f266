import type { Storage } from '@/storage/storage'
import type { ContentCounts } from './use-counts'

/** How much is stored, without what lies in the bin. Rejects with a StorageError. */
export async function whatIsStored(storage: Storage): Promise<ContentCounts> {
  const assessments = await storage.assessments.list()
  const sheets = (await Promise.all(assessments.map(({ id }) => storage.sheets.ofAssessment(id)))).flat()
  const answers = await Promise.all(sheets.map(({ id }) => storage.answers.ofSheet(id)))
  const evidence = await Promise.all(sheets.map(({ id }) => storage.evidence.ofSheet(id)))
  const files = new Set(evidence.flat().flatMap(({ attachment }) => attachment?.sha256 ?? []))
  return {
    assessments: assessments.length,
    answers: answers.flat().filter(({ content }) => content.state !== 'unanswered').length,
    attachments: files.size,
  }
}
