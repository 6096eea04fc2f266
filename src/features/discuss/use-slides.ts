import { computed, type ComputedRef } from 'vue'
import { areaOf } from '@/domain/questionnaire/tree'
import { isTooFewToShow } from '@/domain/workshop/group'
import type { Stop } from '@/domain/workshop/order'
import type { Slide, SlideTimer } from '@/parts/projector/slide'
import { useWelcome } from '@/parts/projector/use-welcome'
import { useScreenLanguage } from '@/parts/screen-language'
import { useBundle } from '@/parts/use-assessment'
import { levelLine } from './level-words'
import { rolesSlideOf, slideOf } from './slide-of'
import { isSameStep, type Step } from './steps'
import type { Agreement } from './use-agreement'
import { valueOf, type Discussion } from './use-discussion'
import { useLevelWords } from './use-level-words'
import type { Priorities } from './use-priorities'

/** Most lines that one slide holds at a size that the back row reads. */
export const LINES_OF_SLIDE = 8

/** What of the screen decides what is projected. */
export interface SlideChoice {
  readonly step: () => Step
  readonly steps: () => readonly Step[]
  readonly timer: () => SlideTimer | null
  readonly isByRole: () => boolean
  /** Page of a list that is longer than a slide, from 0. */
  readonly page: () => number
}

/** What is projected. */
export interface Slides {
  /** At each moment. */
  readonly slide: ComputedRef<Slide>
  /** What says nothing of what people said. */
  readonly welcome: () => Slide
}

/** What is projected at each moment. */
export function useSlides(
  discussion: Discussion,
  { agreement, priorities }: { readonly agreement: Agreement; readonly priorities: Priorities },
  choice: SlideChoice,
): Slides {
  const ofItem = useItemSlide(discussion, choice)
  const welcome = useWelcome()
  const { shown } = useScreenLanguage()

  function agreed(): Slide {
    const accepted = new Set(agreement.accepted.value)
    const told = agreement.all.value.filter(
      (one) => accepted.has(one) || !isTooFewToShow(one.reading.counted),
    )
    const lines = told.map(({ reading, value }) => ({
      title: shown(reading.indicator.title),
      ...levelLine(reading.item, value, words.value),
    }))
    const [place, of] = [choice.page(), Math.max(1, Math.ceil(lines.length / LINES_OF_SLIDE))]
    const page = lines.slice(place * LINES_OF_SLIDE, (place + 1) * LINES_OF_SLIDE)
    return { kind: 'agreed', lines: page, page: { place: place + 1, of } }
  }
  const words = useLevelWords()
  const slide = computed((): Slide => {
    const step = choice.step()
    switch (step.kind) {
      case 'item':
        return ofItem(step.stop)
      case 'agreed':
        return agreed()
      case 'welcome':
        return welcome()
      case 'priorities':
        return { kind: 'priorities', lines: priorities.lines.value.slice(0, LINES_OF_SLIDE) }
      case 'end':
        return { kind: 'end', agreed: discussion.decisions.value.size, of: discussion.stops.value.length }
    }
  })
  return { slide, welcome }
}

function useItemSlide(
  discussion: Discussion,
  { steps, timer, isByRole }: SlideChoice,
): (stop: Stop) => Slide {
  const bundle = useBundle()
  const words = useLevelWords()
  return (stop) => {
    const { indicator, item } = stop.reading
    const isBlind = discussion.isBlind.value
    const items = steps().filter(({ kind }) => kind === 'item')
    const here = items.findIndex((step) => isSameStep(step, { kind: 'item', stop }))
    const around = {
      area: areaOf(bundle.value.questionnaire, indicator.id),
      position: here < 0 ? null : { place: here + 1, of: items.length },
      timer: timer(),
      agreed: valueOf(item.id, discussion.decisions.value, bundle.value.answers),
      isBlind,
    }
    const byRole = isByRole() ? rolesSlideOf(stop.reading, isBlind, words.value) : null
    return byRole ?? slideOf(stop.reading, around, words.value)
  }
}
