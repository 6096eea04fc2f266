import { starterAssessmentId } from '@/domain/records/derived-id'
import type { Assessment, Sheet } from '@/domain/records/assessment'
import type { NewAssessment } from '../storage'
import { StorageError } from '../storage'
import type { Fields, Writing } from '../transaction'

/** The first sheet of a new assessment, as its caller knows it. */
type FirstSheet = Pick<Sheet, 'id' | 'kind' | 'role' | 'name'>
/** What is chosen of the assessment itself. */
type Chosen = Omit<NewAssessment, 'role' | 'name'>

/**
 * Creates a draft and its first sheet. One that belongs to a programme has the id that it has on every device; where it is
 * here already, also in the bin, it throws `there`. `id` is that of one without a programme.
 */
export async function begun(
  writing: Writing,
  { programme, ...chosen }: Chosen,
  respondents: Assessment['respondents'],
  { id: another, sheet }: { id: string; sheet: FirstSheet },
): Promise<{ assessment: Assessment; sheet: Sheet }> {
  const id = programme ? starterAssessmentId(programme.id, chosen.municipality) : another
  const done = programme && (await begunBefore(writing, id, sheet.id))
  if (done) return done
  const fields: Fields<'assessments'> = {
    ...chosen,
    id,
    respondents,
    programmeId: programme?.id ?? null,
    state: 'draft',
    log: [],
  }
  return {
    assessment: await writing.create('assessments', fields),
    sheet: await writing.create('sheets', { ...sheet, assessmentId: id }),
  }
}

/** Repeated after a broken connection, it finds its own work done; what somebody else has begun is not its own. Throws `there`. */
async function begunBefore(
  writing: Writing,
  id: string,
  sheetId: string,
): Promise<{ assessment: Assessment; sheet: Sheet } | null> {
  const assessment = await writing.find('assessments', id)
  if (!assessment) return null
  const sheet = await writing.find('sheets', sheetId)
  if (!sheet) throw new StorageError('there')
  return { assessment, sheet }
}
