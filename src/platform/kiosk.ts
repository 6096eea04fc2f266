import type { InjectionKey } from 'vue'
import type { Language } from '@/domain/shared/text'
import type { Instant } from '@/domain/shared/units'

/** The screens of a device that is handed round: of a survey, and of a workshop. */
export type KioskScreen = 'respond' | 'vote'

/** Who is answering now, as far as it has to be known after a reload. Nothing of what was said is here. */
export interface KioskRespondent {
  readonly language: Language
  /** Id of the indicator on the screen. */
  readonly place: string | null
  /** When the screen was last touched or a key pressed. */
  readonly touchedAt: Instant
}

/** A device that is handed from respondent to respondent and shows nothing but one survey, or one workshop's questions. */
export interface Kiosk {
  readonly assessmentId: string
  /** Name of the screen that it shows; absent for that of a survey. */
  readonly screen?: KioskScreen
  /** Four digits, with which the facilitator takes the device back. */
  readonly code: string
  /** Null between two respondents. */
  readonly respondent: KioskRespondent | null
  /** Whether a sheet that was left unfinished when another window was closed waits for its respondent. */
  readonly isLeft?: boolean
  /** How many sheets were begun here, not finished, and deleted. */
  readonly abandoned: number
}

/**
 * Whether this window is such a device. It is remembered for as long as the window is open, also over a reload, and no
 * longer: a code that was forgotten must never lock anybody out of the data. Nothing here throws.
 */
export interface KioskMemory {
  read(): Kiosk | null
  write(kiosk: Kiosk): void
  clear(): void
}

/** Where `main.ts` provides this memory. */
export const kioskKey: InjectionKey<KioskMemory> = Symbol('kiosk')
