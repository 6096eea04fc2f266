import type { Sheet } from '@/domain/records/assessment'
import type { Storage } from '@/storage/storage'

/** The code under which this sheet is filled in on this device; null where the device knows none. */
export async function codeOfSheet(
  { workshops }: Pick<Storage, 'workshops'>,
  { id, assessmentId }: Sheet,
): Promise<string | null> {
  const { people } = await workshops.joined(assessmentId)
  return people.find(({ sheetId }) => sheetId === id)?.code ?? null
}
