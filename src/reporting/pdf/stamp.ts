import type { jsPDF } from 'jspdf'
import { fingerprint } from '@/domain/questionnaire/fingerprint'

/**
 * Gives the file the moment at which it is said to be made, and an id that follows from what it holds: then the same model
 * makes the same bytes. Without a moment the clock and chance decide, as jsPDF does by itself.
 */
export function stamp(doc: jsPDF, model: object, madeAt: Date | null): void {
  if (madeAt) doc.setCreationDate(madeAt).setFileId(fingerprint(model).slice(0, 32))
}
