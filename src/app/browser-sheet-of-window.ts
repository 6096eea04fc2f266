import type { SheetOfWindow } from '@/platform/sheet-of-window'

/** Where the browser refuses to keep anything, the page itself remembers for as long as it stands. */
const inThisPage = new Map<string, string>()

/** The memory in the browser's session storage: it ends with the window. */
export const browserSheetOfWindow: SheetOfWindow = {
  read(assessmentId) {
    try {
      return sessionStorage.getItem(keyOf(assessmentId)) ?? inThisPage.get(assessmentId) ?? null
    } catch {
      return inThisPage.get(assessmentId) ?? null
    }
  },
  write(assessmentId, sheetId) {
    inThisPage.set(assessmentId, sheetId)
    try {
      sessionStorage.setItem(keyOf(assessmentId), sheetId)
    } catch {
      // Remembered in this page.
    }
  },
}

function keyOf(assessmentId: string): string {
  return `kibe-sheet/${assessmentId}`
}
