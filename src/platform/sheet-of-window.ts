import type { InjectionKey } from 'vue'

/**
 * Which sheet of a workshop this window shows. Several people share a device, each perhaps in a window of their own: what
 * another window opens changes nobody's sheet under their hands. It is remembered for as long as the window is open, also
 * over a reload. Nothing here throws.
 */
export interface SheetOfWindow {
  /** Id of the sheet; null where this window has shown none of this assessment yet. */
  read(assessmentId: string): string | null
  write(assessmentId: string, sheetId: string): void
}

/** Where `main.ts` provides this memory. */
export const sheetOfWindowKey: InjectionKey<SheetOfWindow> = Symbol('sheet of the window')
