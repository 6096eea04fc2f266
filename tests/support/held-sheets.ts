import type { SheetOfWindow } from '@/platform/sheet-of-window'

/** What a window remembers of the sheets it shows, over the reloads that a test plays. */
export function heldSheets(): SheetOfWindow {
  const held = new Map<string, string>()
  return {
    read: (assessmentId) => held.get(assessmentId) ?? null,
    write: (assessmentId, sheetId) => void held.set(assessmentId, sheetId),
  }
}
