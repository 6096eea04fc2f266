import { computed, onMounted, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { isRespondentLanguage, type RespondentLanguage } from '@/i18n/languages'
import { screenTextsKey } from '@/parts/screen-language'
import { useUndo } from '@/parts/undo'
import { useBundle } from '@/parts/use-assessment'
import type { SheetDraft, SheetKeeping } from '@/parts/use-open-sheet'
import { clockKey } from '@/platform/clock'
import { injected } from '@/platform/injected'
import { kioskKey, type Kiosk } from '@/platform/kiosk'
import { isDeserted } from './use-quiet'

/** What stands on the respondents' screen. Only `asking` holds anything of a person. */
export type Phase = 'opening' | 'start' | 'intro' | 'asking' | 'thanks'

/** The respondents' screen, from one to the next. */
export interface UseKiosk<D extends SheetDraft> {
  readonly phase: Readonly<Ref<Phase>>
  /** What the sheet that is shown begins with. */
  readonly begun: Readonly<Ref<D>>
  readonly place: ComputedRef<string | null>
  /** Languages in which the questionnaire can be answered here. */
  readonly languages: ComputedRef<readonly RespondentLanguage[]>
  readonly choose: (language: RespondentLanguage) => Promise<void>
  /** Somebody begins, with this sheet where something is known of it already. */
  readonly begin: (first?: D) => Promise<void>
  /** Somebody goes on with the sheet that was left. */
  readonly resume: (left: D) => void
  /** Remembers where the respondent is, and that somebody is there. */
  readonly note: (what: { place?: string }) => void
  /** The sheet was finished. */
  readonly thank: () => void
  /** The sheet was deleted; nobody is answering. */
  readonly giveUp: () => Promise<void>
  /** Nothing of anybody is on the screen: the next person can begin. */
  readonly startAnew: () => Promise<void>
}

/** Where the sheets of a device that is handed round are kept while they are filled in. */
export interface KioskKeeping<D extends SheetDraft> extends SheetKeeping<D> {
  /** What was left when the page was reloaded; null where the next one is to begin anew. */
  readonly left: () => Promise<D | null>
}

/** Runs the respondents' screen. Whatever the phase, nothing of a respondent outlives it in this window. */
export function useKiosk<D extends SheetDraft>(keeping: KioskKeeping<D>): UseKiosk<D> {
  const { locale } = useI18n()
  const clock = injected(clockKey)
  const texts = injected(screenTextsKey)
  const own = locale.value as RespondentLanguage
  const memory = useKioskMemory()
  const stage = usePhase(keeping.empty)
  const turns = useTurns(keeping, stage, memory, own)
  return {
    ...turns,
    phase: stage.phase,
    begun: stage.begun,
    place: computed(() => memory.kiosk.value?.respondent?.place ?? null),
    languages: useLanguages(own),
    choose: async (language) => {
      // Not this page in a language that has no words for it.
      stage.phase.value = 'opening'
      await texts.show(language)
      stage.phase.value = 'intro'
    },
    note: (what) =>
      memory.change(({ respondent }) => ({
        respondent: respondent && { ...respondent, ...what, touchedAt: clock.now() },
      })),
    thank: () => {
      memory.change(() => ({ respondent: null }))
      stage.end('thanks')
    },
  }
}

/** How one respondent begins, is found again after a reload, and makes room for the next. */
function useTurns<D extends SheetDraft>(
  keeping: KioskKeeping<D>,
  { phase, begun, end }: Stage<D>,
  memory: ReturnType<typeof useKioskMemory>,
  own: RespondentLanguage,
): Pick<UseKiosk<D>, 'begin' | 'resume' | 'giveUp' | 'startAnew'> {
  const texts = injected(screenTextsKey)
  const clock = injected(clockKey)
  const resume = useResuming(begun, phase, memory)

  async function startAnew(): Promise<void> {
    await texts.show(own)
    end('start')
  }
  function giveUp(): Promise<void> {
    memory.change(({ abandoned }) => ({ respondent: null, abandoned: abandoned + 1 }))
    return startAnew()
  }
  async function begin(first?: D): Promise<void> {
    await keeping.discard()
    if (first) await keeping.keepDraft(first)
    resume(first ?? keeping.empty)
  }
  /** After a reload: the same person goes on; where nobody has been there for long, it is deleted unseen. */
  async function open(): Promise<void> {
    const { respondent } = memory.kiosk.value ?? {}
    if (!respondent) return startAnew()
    const left = isDeserted(respondent.touchedAt, clock.now()) ? null : await keeping.left()
    if (!left) {
      await keeping.discard()
      return giveUp()
    }
    begun.value = left
    await texts.show(respondent.language as RespondentLanguage)
    phase.value = 'asking'
  }
  onMounted(() => void open())
  return { begin, resume, giveUp, startAnew }
}

/** Shows a sheet to whoever is there now. */
function useResuming<D>(
  begun: ShallowRef<D>,
  phase: Ref<Phase>,
  memory: ReturnType<typeof useKioskMemory>,
): (left: D) => void {
  const { locale } = useI18n()
  const clock = injected(clockKey)
  return (left) => {
    begun.value = left
    const respondent = { language: locale.value, place: null, touchedAt: clock.now() }
    memory.change(() => ({ respondent, isLeft: false }))
    phase.value = 'asking'
  }
}

interface Stage<D> {
  readonly phase: Ref<Phase>
  readonly begun: ShallowRef<D>
  readonly end: (next: Phase) => void
}

/** What stands on the screen, and its end: what could be taken back belonged to the one who has gone. */
function usePhase<D extends SheetDraft>(empty: D): Stage<D> {
  const undo = useUndo()
  const phase = ref<Phase>('opening')
  const begun = shallowRef(empty) as ShallowRef<D>
  function end(next: Phase): void {
    undo.dismiss()
    begun.value = empty
    phase.value = next
  }
  return { phase, begun, end }
}

/** What this window remembers, and the way to change it. */
function useKioskMemory() {
  const memory = injected(kioskKey)
  const kiosk = shallowRef(memory.read())
  function change(next: (kiosk: Kiosk) => Partial<Kiosk>): void {
    if (!kiosk.value) return
    kiosk.value = { ...kiosk.value, ...next(kiosk.value) }
    memory.write(kiosk.value)
  }
  return { kiosk, change }
}

/** The questionnaire's languages for which Kibe has words too; the screen's own where there are none. */
function useLanguages(own: RespondentLanguage): ComputedRef<readonly RespondentLanguage[]> {
  const bundle = useBundle()
  return computed(() => {
    const both = bundle.value.questionnaire.languages.filter(isRespondentLanguage)
    return both.length === 0 ? [own] : both
  })
}
