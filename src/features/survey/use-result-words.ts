import { useI18n } from 'vue-i18n'
import type { Item } from '@/domain/questionnaire/format-1'
import type { SurveyCell, SurveyGroup } from '@/domain/statistics/survey-results'
import type { Interval } from '@/domain/statistics/interval'
import type { ChoiceShare, RankedChoice, Summary } from '@/domain/statistics/summary'
import type { ShownText } from '@/domain/shared/text'
import { choicesOf } from '@/parts/items/item-choices'
import { useScreenLanguage } from '@/parts/screen-language'
import { useFormats } from '@/parts/use-formats'

/** How often one thing was said, in words. */
export interface ShareRow {
  readonly key: string
  readonly label: ShownText
  /** 0–1; null where nobody answered. */
  readonly share: number | null
  readonly count: number
  readonly percent: string
  readonly interval: string
  /** The mean place in an order; a dash where nobody placed it or it is no order. */
  readonly rank: string
}

/** The words of results. */
export interface ResultWords {
  /** What stands for one of the things that could be said. */
  label(item: Item, key: string): ShownText
  /** A group of the breakdown. */
  group(item: Item, group: SurveyGroup): ShownText
  /** Why a group or cell is not shown, or that nobody is in it. */
  hidden(state: Exclude<SurveyGroup['state'] | SurveyCell['state'], 'shown'>): string
  /** What was said, in the order of the form; an order with what was placed most often first. */
  rows(item: Item, summary: Summary): ShareRow[]
  /** "3.1–3.7" */
  figures(interval: Interval): string
}

/** The words of results, in the language of the screen. */
export function useResultWords(): ResultWords {
  const { t } = useI18n()
  const { shown, language } = useScreenLanguage()
  const formats = useFormats()

  function label(item: Item, key: string): ShownText {
    if (item.type === 'ladder') {
      const { text, lang } = shown(item.levels.find(({ value }) => String(value) === key)?.text)
      return { text: `${key} – ${text}`, lang }
    }
    const choices = choicesOf(item, { shown, yesPartlyNo: (answer) => t(`fill.choice.${answer}`) })
    const choice = choices.find(({ value }) => value === key)
    const text = [choice?.label ?? key, choice?.detail].filter(Boolean).join(' – ')
    return { text, lang: choice?.lang ?? language.value }
  }
  function rank(entry: Partial<RankedChoice>): string {
    return entry.meanRank ? formats.value.number(entry.meanRank.mean, 1) : '–'
  }
  const shares = ({ low, high }: Interval) =>
    t('survey.results.from', { low: formats.value.number(low * 100, 0), high: formats.value.percent(high) })
  return {
    label,
    rows: (item, summary) =>
      placesOrShares(summary).map((entry) => ({
        key: entry.key,
        label: label(item, entry.key),
        share: entry.share,
        count: entry.count,
        percent: entry.share === null ? '–' : formats.value.percent(entry.share),
        interval: entry.interval ? shares(entry.interval) : '',
        rank: rank(entry),
      })),
    group: (item, { id }) =>
      id === null ? { text: t('survey.results.notSaid'), lang: language.value } : label(item, id),
    hidden: (state) => t(`survey.results.hidden.${state}`),
    figures: ({ low, high }) =>
      t('survey.results.from', { low: formats.value.number(low), high: formats.value.number(high) }),
  }
}

function placesOrShares({ shares, ranking }: Summary): readonly ChoiceShare[] {
  return shares ?? [...(ranking ?? [])].sort((a, b) => b.count - a.count)
}
