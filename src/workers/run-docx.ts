import { fail, ok } from '@/domain/shared/result'
import { writeDocx } from '@/reporting/docx/write-docx'
import type { DocxRequest, DocxResult } from './docx-protocol'
import type { Answering } from './job'

/** Makes the minutes of a workshop as one DOCX file and answers with it, or with why there is none. Never rejects. */
export async function runDocx(model: DocxRequest, answer: Answering<never, DocxResult>): Promise<void> {
  try {
    const bytes = await writeDocx(model)
    answer({ kind: 'done', result: ok(bytes) }, [bytes])
  } catch (error) {
    answer({ kind: 'done', result: fail(String(error)) })
  }
}
