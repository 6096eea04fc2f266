import { computed, onMounted, ref, shallowRef, type ComputedRef, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { ResponseDraft } from '@/domain/records/survey-response'
import { isRespondentLanguage, type RespondentLanguage } from '@/i18n/languages'
import { screenTextsKey } from '@/parts/screen-language'
import { useUndo } from '@/parts/undo'
import { useBundle } from '@/parts/use-assessment'
import { useStorage } from '@/parts/use-storage'
import { clockKey } from '@/platform/clock'
import { injected } from '@/platform/injected'
import { kioskKey, type Kiosk } from '@/platform/kiosk'
import { EMPTY_DRAFT } from './use-response-draft'
import { isDeserted } from './use-quiet'

/** What stands on the respondents' screen. Only `asking` holds anything of a person. */
export type Phase = 'opening' | 'start' | 'intro' | 'asking' | 'thanks'

/** The respondents' screen, from one to the next. */
export interface UseKiosk {
  readonly phase: Readonly<Ref<Phase>>
  /** What the sheet that is shown begins with. */
  readonly begun: Readonly<Ref<ResponseDraft>>
  readonly place: ComputedRef<string | null>
  /** Languages in which the questionnaire can be answered here. */
  readonly languages: ComputedRef<readonly RespondentLanguage[]>
  readonly choose: (language: RespondentLanguage) => Promise<void>
  readonly begin: () => Promise<void>
  /** Remembers where the respondent is, and that somebody is there. */
  readonly note: (what: { place?: string }) => void
  /** The sheet was finished. */
  readonly thank: () => void
  /** The sheet was deleted; nobody is answering. */
  readonly giveUp: () => void
  /** Nothing of anybody is on the screen: the next person can begin. */
  readonly startAnew: () => Promise<void>
}

/** Runs the respondents' screen. Whatever the phase, nothing of a respondent outlives it in this window. */
export function useKiosk(): UseKiosk {
  const { locale } = useI18n()
  const clock = injected(clockKey)
  const texts = injected(screenTextsKey)
  const own = locale.value as RespondentLanguage
  const memory = useKioskMemory()
  const stage = usePhase()
  const turns = useTurns(stage, memory, own)
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
function useTurns(
  { phase, begun, end }: ReturnType<typeof usePhase>,
  memory: ReturnType<typeof useKioskMemory>,
  own: RespondentLanguage,
): Pick<UseKiosk, 'begin' | 'giveUp' | 'startAnew'> {
  const { responses } = useStorage()
  const { id } = useBundle().value.assessment
  const { locale } = useI18n()
  const texts = injected(screenTextsKey)
  const clock = injected(clockKey)

  async function startAnew(): Promise<void> {
    await texts.show(own)
    end('start')
  }
  function giveUp(): void {
    memory.change(({ abandoned }) => ({ respondent: null, abandoned: abandoned + 1 }))
    void startAnew()
  }
  async function begin(): Promise<void> {
    await responses.discardDraft(id, 'screen')
    const language = locale.value
    memory.change(() => ({ respondent: { language, place: null, touchedAt: clock.now() } }))
    phase.value = 'asking'
  }
  /** After a reload: the same person goes on; where nobody has been there for long, it is deleted unseen. */
  async function open(): Promise<void> {
    const { respondent } = memory.kiosk.value ?? {}
    if (!respondent) return startAnew()
    if (isDeserted(respondent.touchedAt, clock.now())) {
      await responses.discardDraft(id, 'screen')
      giveUp()
      return
    }
    begun.value = (await responses.draft(id, 'screen').catch(() => null)) ?? EMPTY_DRAFT
    await texts.show(respondent.language as RespondentLanguage)
    phase.value = 'asking'
  }
  onMounted(() => void open())
  return { begin, giveUp, startAnew }
}

/** What stands on the screen, and its end: what could be taken back belonged to the one who has gone. */
function usePhase() {
  const undo = useUndo()
  const phase = ref<Phase>('opening')
  const begun = shallowRef(EMPTY_DRAFT)
  function end(next: Phase): void {
    undo.dismiss()
    begun.value = EMPTY_DRAFT
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
