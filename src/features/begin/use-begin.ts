import { computed, reactive, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import type { QuestionnaireIdentity } from '@/domain/questionnaire/identity'
import type { Assessment, Sheet } from '@/domain/records/assessment'
import type { Municipality } from '@/domain/registers/municipality'
import { useStorage } from '@/parts/use-storage'
import { clockKey } from '@/platform/clock'
import { injected } from '@/platform/injected'
import type { Storage } from '@/storage/storage'
import {
  hasRespondent,
  isComplete,
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
  const draft = reactive<BeginDraft>({
    municipality,
    subset: previous?.assessment.subset ?? 'full',
    ...usualPeriod(kind(), today),
    wave: waveLabel(today.slice(0, 4), previous?.assessment.wave ?? null),
    role: previous?.sheet.role ?? '',
    name: '',
  })
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
      return await store(storage, { ...draft, ...respondentOf(draft, kind()) }, target, previous)
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

function isSame(a: Period, b: Period): boolean {
  return a.from === b.from && a.to === b.to
}

function respondentOf({ role, name }: BeginDraft, kind: Kind): Pick<BeginDraft, 'role' | 'name'> {
  return hasRespondent(kind) ? { role, name } : { role: 'other', name: '' }
}

async function store(
  storage: Storage,
  draft: BeginDraft,
  { questionnaire, document, municipality }: BeginTarget,
  previous: PreviousWave | null,
): Promise<string> {
  await storage.questionnaires.keep(document, questionnaire)
  const { assessment } = await storage.assessments.begin({
    municipality: municipality.id,
    municipalityKind: municipality.kind,
    questionnaire,
    subset: draft.subset,
    period: { from: draft.from, to: draft.to },
    wave: draft.wave.trim(),
    previousId: previous?.assessment.id ?? null,
    role: draft.role === '' ? 'other' : draft.role,
    name: draft.name.trim() === '' ? null : draft.name.trim(),
  })
  return assessment.id
}
