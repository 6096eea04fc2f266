import { computed, reactive, type ComputedRef } from 'vue'
import type { Candidate } from '@/domain/comparison/candidate'
import type { CandidateWords } from './use-candidate-words'

/** What the list of assessments can be narrowed by; empty for everything. */
export interface Filters {
  region: string
  kind: string
  wave: string
  questionnaire: string
  search: string
}

/** A value to narrow the list by, and how many have it. */
export interface FilterOption {
  readonly value: string
  readonly label: string
}

/** The list of assessments and what it is narrowed by. */
export interface UseFilters {
  readonly filters: Readonly<Filters>
  readonly set: (key: keyof Filters, value: string) => void
  /** Whether anything is left out of the list. */
  readonly isNarrowed: ComputedRef<boolean>
  /** What fits, by the name of the municipality, then from the oldest wave to the newest. */
  readonly shown: ComputedRef<readonly Candidate[]>
  readonly options: (key: 'region' | 'kind' | 'wave' | 'questionnaire') => readonly FilterOption[]
  readonly clear: () => void
}

const NONE: Readonly<Filters> = { region: '', kind: '', wave: '', questionnaire: '', search: '' }

/** The list of assessments, and what it is narrowed by. `titleOf`: of a questionnaire, in the language of the screen. */
export function useFilters(
  all: () => readonly Candidate[],
  words: CandidateWords,
  titleOf: (candidate: Candidate) => string,
): UseFilters {
  const filters = reactive({ ...NONE })
  const sides = {
    region: ({ municipality }: Candidate) => municipality?.region ?? '?',
    kind: ({ assessment }: Candidate) => assessment.municipalityKind,
    wave: ({ assessment }: Candidate) => assessment.wave,
    questionnaire: ({ questionnaire }: Candidate) => questionnaire.id,
  }
  const labels = { ...sides, region: words.region, kind: words.kind, questionnaire: titleOf }
  const keys = Object.keys(sides) as (keyof typeof sides)[]
  const sorted = computed(() =>
    [...all()].sort(
      (a, b) =>
        words.name(a).localeCompare(words.name(b)) ||
        a.assessment.period.to.localeCompare(b.assessment.period.to) ||
        a.assessment.wave.localeCompare(b.assessment.wave),
    ),
  )
  const shown = computed(() => {
    const wanted = plain(filters.search)
    return sorted.value.filter(
      (candidate) =>
        keys.every((key) => filters[key] === '' || filters[key] === sides[key](candidate)) &&
        textsOf(candidate, words).some((text) => plain(text).includes(wanted)),
    )
  })
  const isNarrowed = computed(() => shown.value.length < all().length)
  return {
    ...{ filters, isNarrowed, shown },
    options: (key) => optionsOf(all(), sides[key], labels[key]),
    set: (key, value) => (filters[key] = value),
    clear: () => Object.assign(filters, NONE),
  }
}

function optionsOf(
  all: readonly Candidate[],
  valueOf: (candidate: Candidate) => string,
  labelOf: (candidate: Candidate) => string,
): FilterOption[] {
  return [...new Map(all.map((candidate) => [valueOf(candidate), labelOf(candidate)]))]
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label))
}

/** What a search looks in: names in both languages, so that either keyboard finds them. */
function textsOf(candidate: Candidate, words: CandidateWords): string[] {
  const { municipality, assessment } = candidate
  const names = municipality ? [municipality.name.ka, municipality.name.en] : [assessment.municipality]
  return [...names, words.region(candidate), assessment.wave]
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, '')
}
