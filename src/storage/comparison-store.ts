import type {
  ExternalIndex,
  IndexDraft,
  Practice,
  PracticeDraft,
  Programme,
  ProgrammeDraft,
  SavedSelection,
  SelectionDraft,
} from '@/domain/records/comparison-records'

/** Records that belong to nothing. */
export interface RecordStore<Stored, Draft> {
  /** The oldest first. */
  list(): Promise<Stored[]>
  /** Null where there is none, also where it lies in the bin. */
  get(id: string): Promise<Stored | null>
  /** Throws `invalid`. */
  add(draft: Draft): Promise<Stored>
  /**
   * Writes the fields that are given; the others stay as they are stored, perhaps by another window. Throws `missing`, or
   * `invalid`, also where something would become another that never changes in a record: the questionnaire of a programme.
   */
  change(id: string, edit: Partial<Draft>): Promise<Stored>
  /** Into the bin, and out of it again. */
  remove(id: string): Promise<void>
  restore(id: string): Promise<void>
}

/** What people keep to compare many municipalities. */
export interface ComparisonStores {
  readonly programmes: RecordStore<Programme, ProgrammeDraft>
  readonly selections: RecordStore<SavedSelection, SelectionDraft>
  readonly practices: RecordStore<Practice, PracticeDraft>
  readonly indices: RecordStore<ExternalIndex, IndexDraft>
}
