import { computed, provide, type ComputedRef, type InjectionKey } from 'vue'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import { allIndicators } from '@/domain/questionnaire/tree'
import { textIn, type Language, type LocalisedText, type ShownText } from '@/domain/shared/text'
import { injected } from '@/platform/injected'

/** How a questionnaire is read: in which language its texts stand, and what its items are called. */
export interface Reading {
  /** The text in the language that was chosen, else in those that the questionnaire names, with the language it is in. */
  readonly shown: (texts: LocalisedText | undefined) => ShownText
  /** What an item is called: its own label, else the title of its indicator; null for one that does not exist. */
  readonly nameOf: (itemId: string) => LocalisedText | null
}

const readingKey: InjectionKey<ComputedRef<Reading>> = Symbol('reading')

/** Has the components below read this questionnaire in this language. */
export function provideReading(
  questionnaire: () => Questionnaire,
  language: () => Language,
): ComputedRef<Reading> {
  const names = computed(() => namesIn(questionnaire()))
  const reading = computed((): Reading => {
    const { fallback = [], defaultLanguage } = questionnaire()
    const order = [language(), ...fallback, defaultLanguage]
    return {
      shown: (texts) => textIn(texts, order),
      nameOf: (itemId) => names.value.get(itemId) ?? null,
    }
  })
  provide(readingKey, reading)
  return reading
}

/** How the questionnaire of this page is read. */
export function useReading(): ComputedRef<Reading> {
  return injected(readingKey)
}

function namesIn({ areas }: Questionnaire): ReadonlyMap<string, LocalisedText> {
  return new Map(
    allIndicators(areas).flatMap(({ title, items }) =>
      items.map(({ id, label }) => [id, label ?? title] as const),
    ),
  )
}
