import type { ComputedRef, InjectionKey } from 'vue'
import { injected } from '@/platform/injected'

/** Why a sheet is only read: it is finished; another window edits it; another window has taken it from this one. */
export type ReadOnlyReason = 'final' | 'elsewhere' | 'taken'

/** Whether the open sheet can be edited in this window. */
export interface Editing {
  /** Null while it can be edited. */
  readonly readOnly: ComputedRef<ReadOnlyReason | null>
  /** For a moment as the page opens: not known yet whether another window edits the sheet. */
  readonly isAsking: ComputedRef<boolean>
  /** Edits here; another window that did so writes what was typed there and then only reads. */
  readonly takeOver: () => void
  /** Offers to take back what was just done in the sheet. The offer ends when the sheet is no longer edited here. */
  readonly proposeUndo: (sentence: string, undo: () => Promise<unknown>) => void
}

/** Where the page of a sheet provides whether it can be edited. */
export const editingKey: InjectionKey<Editing> = Symbol('editing')

/** Whether the sheet that the page has opened can be edited. */
export function useEditing(): Editing {
  return injected(editingKey)
}
