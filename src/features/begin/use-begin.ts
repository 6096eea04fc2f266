import { computed, reactive, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import type { QuestionnaireIdentity } from '@/domain/questionnaire/identity'
import type { Assessment, Sheet } from '@/domain/records/assessment'
import type { WorkshopDraft } from '@/domain/records/workshop'
import type { Municipality } from '@/domain/registers/municipality'
import type { CalendarDate } from '@/domain/shared/units'
import { useStorage } from '@/parts/use-storage'
import { clockKey } from '@/platform/clock'
import { injected } from '@/platform/injected'
import type { Storage } from '@/storage/storage'
import type { NewWorkshop } from '@/storage/workshop-store'
import {
  hasRespondent,
  isComplete,
  isForGroup,
  problemsOf,
  waveLabel,
  type BeginDraft,
  type BeginProblems,
  type Kind,
} from './begin-draft'
import { usualPeriod, type Period } from './period'

/** The assessment of the wave before, with who answered it. */
export interface PreviousWave {
  readonly assessment: Assessment
  readonly sheet: Sheet
}

/** What is begun: a checked questionnaire document, and the municipality it is about. */
export interface BeginTarget {
  readonly questionnaire: QuestionnaireIdentity
  readonly document: unknown
  readonly municipality: Municipality
  /** The programme whose starter file it is begun from; absent for all others. */
  readonly programme?: { readonly id: string }
}

/** The form by which an assessment is begun. */
export interface UseBegin {
  readonly draft: BeginDraft
  /** What stands in the way; nothing until the person has tried to begin. */
  readonly problems: ComputedRef<BeginProblems | null>
  /** Why the last try failed; null when it did not. Nothing was stored then but the questionnaire at most. */
  readonly failure: Readonly<Ref<unknown>>
  readonly isBusy: Readonly<Ref<boolean>>
  /** Shows what stands in the way; true when nothing does. */
  readonly check: () => boolean
  /** Keeps the questionnaire, creates the assessment; its id, or null when that failed. */
  readonly begin: (target: BeginTarget) => Promise<string | null>
}

/**
 * The form with its defaults; a wave before gives municipality, subset and role, never an answer. `kind` is that of the
 * chosen questionnaire.
 */
export function useBegin(
  municipality: string | null,
  previous: PreviousWave | null,
  kind: () => Kind,
): UseBegin {
  const storage = useStorage()
  const today = injected(clockKey).today()
  const draft = reactive(draftFrom(municipality, previous, kind(), today))
  // Another kind speaks of another time, unless somebody has chosen one.
  watch(kind, (now, before) => {
    if (isSame(draft, usualPeriod(before, today))) Object.assign(draft, usualPeriod(now, today))
  })
  const isTried = ref(false)
  const isBusy = ref(false)
  const failure = shallowRef<unknown>(null)
  const problems = computed(() => (isTried.value ? problemsOf(draft, kind()) : null))

  async function begin(target: BeginTarget): Promise<string | null> {
    isBusy.value = true
    failure.value = null
    try {
      const own = { ...draft, ...respondentOf(draft, kind()) }
      await storage.questionnaires.keep(target.document, target.questionnaire)
      const about = aboutOf(own, target, previous)
      return isForGroup(own, kind())
        ? await workshopFor(storage, about)
        : await assessmentFor(storage, about, own)
    } catch (error) {
      failure.value = error
      return null
    } finally {
      isBusy.value = false
    }
  }
  function check(): boolean {
    isTried.value = true
    return isComplete(problemsOf(draft, kind()))
  }
  return { draft, problems, failure, isBusy, check, begin }
}

function draftFrom(
  municipality: string | null,
  previous: PreviousWave | null,
  kind: Kind,
  today: CalendarDate,
): BeginDraft {
  const { subset, chosen, wave, respondents } = previous?.assessment ?? {}
  return {
    municipality,
    subset: subset ?? 'full',
    chosen: [...(chosen ?? [])],
    way: respondents === 'workshop' ? 'group' : 'alone',
    ...usualPeriod(kind, today),
    wave: waveLabel(today.slice(0, 4), wave ?? null),
    role: previous?.sheet.role ?? '',
    name: '',
  }
}

function isSame(a: Period, b: Period): boolean {
  return a.from === b.from && a.to === b.to
}

function respondentOf({ role, name }: BeginDraft, kind: Kind): Pick<BeginDraft, 'role' | 'name'> {
  return hasRespondent(kind) ? { role, name } : { role: 'other', name: '' }
}

function aboutOf(
  draft: BeginDraft,
  { questionnaire, municipality, programme }: BeginTarget,
  previous: PreviousWave | null,
): NewWorkshop['assessment'] {
  return {
    municipality: municipality.id,
    municipalityKind: municipality.kind,
    questionnaire,
    subset: draft.subset,
    ...(draft.subset === 'chosen' ? { chosen: [...draft.chosen] } : {}),
    period: { from: draft.from, to: draft.to },
    wave: draft.wave.trim(),
    previousId: previous?.assessment.id ?? null,
    ...(programme ? { programme } : {}),
  }
}

async function assessmentFor(
  storage: Storage,
  about: NewWorkshop['assessment'],
  { role, name }: BeginDraft,
): Promise<string> {
  const { assessment } = await storage.assessments.begin({
    ...about,
    role: role === '' ? 'other' : role,
    name: name.trim() === '' ? null : name.trim(),
  })
  return assessment.id
}

async function workshopFor(storage: Storage, about: NewWorkshop['assessment']): Promise<string> {
  const { assessment } = await storage.workshops.begin({ assessment: about, workshop: CAREFUL_RULES })
  return assessment.id
}

/** What holds until somebody changes it on the workshop's own page: the rules that protect people most. */
const CAREFUL_RULES: WorkshopDraft = {
  phase: 'collecting',
  place: '',
  date: null,
  agenda: [],
  isBlind: true,
  namesFor: 'nobody',
  quorum: null,
  secondsEach: null,
  proposals: [],
  pointsEach: 5,
  recipients: '',
  deliveredOn: null,
}
