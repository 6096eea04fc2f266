import { languageState } from '@/domain/questionnaire/language-state'
import { ladderOf } from '@/domain/questionnaire/tree'
import type { FormArea, FormModel } from './form-model'
import type { Making } from './making'
import type { Said } from './said'

/** Signs of a fingerprint that are enough to tell two versions apart at a table. */
const SHORT_FINGERPRINT = 8

function spoken(texts: readonly Said[]): Said[] {
  return texts.filter(({ text }) => text !== '')
}

/** A name in Latin letters only, for any device. */
export function fileNameOf({ questionnaire, choice, voices }: Making): string {
  const subset = choice.subset === 'full' ? [] : [choice.subset]
  const languages = voices.map(({ language }) => language)
  return ['kibe', questionnaire.id, questionnaire.version, ...subset, 'form', ...languages].join('-') + '.pdf'
}

/** What the form is: version, set of questions, period that they ask about. */
export function factsOf({ questionnaire, choice, say }: Making): Said[] {
  const fingerprint = shortened(choice)
  const subset = questionnaire.subsets.find(({ id }) => id === choice.subset)
  return spoken([
    say(({ t }) => {
      const version = t('blank.paper.version', { version: questionnaire.version })
      return fingerprint === '' ? version : `${version} · ${t('blank.paper.fingerprint', { fingerprint })}`
    }),
    say(({ t, text }) => (subset ? t('blank.paper.subset', { title: text(subset.title) }) : '')),
    say(({ t, text }) => {
      const period = text(questionnaire.referencePeriod)
      return period === '' ? '' : t('blank.paper.period', { period })
    }),
  ])
}

/** That it is a draft, and that a language has not been reviewed, each in its own words. */
export function marksOf({ questionnaire, voices, say }: Making): Said[] {
  const states = languageState(questionnaire)
  const texts = voices.map(({ language, t, isReviewed }) => {
    const state = states.find((one) => one.language === language)
    if (!state || state.machine > 0) return t('blank.paper.machine')
    return state.draft > 0 || !isReviewed ? t('blank.paper.notReviewed') : ''
  })
  const draft = say(({ t }) => (questionnaire.status === 'draft' ? t('blank.paper.draft') : ''))
  const [text = '', under = ''] = texts.filter((one) => one !== '')
  return spoken([draft, { text, under }])
}

/** What is written at the head of the form. A survey is anonymous: it has a number instead of a name. */
export function headOf({ questionnaire, say }: Making): FormModel['head'] {
  const place = (key: 'municipality' | 'date' | 'number' | 'name' | 'role', share: number) => ({
    label: say(({ t }) => t(`blank.paper.${key}`)),
    share,
  })
  return questionnaire.kind === 'survey'
    ? [place('municipality', 0.5), place('date', 0.28), place('number', 0.22)]
    : [place('municipality', 0.5), place('date', 0.5), place('name', 0.5), place('role', 0.5)]
}

/** How to fill in the form. */
export function howOf(areas: readonly FormArea[], { questionnaire, numbers, say }: Making): FormModel['how'] {
  const hasLadder = [...numbers.keys()].some((indicator) => ladderOf(indicator) !== null)
  const hasConditions = areas.some(({ indicators }) =>
    indicators.some(({ condition, items }) =>
      [condition, ...items.map((item) => item.condition)].some(({ text }) => text !== ''),
    ),
  )
  return {
    title: say(({ t }) => t('blank.paper.how')),
    cross: say(({ t }) => t('blank.paper.cross')),
    mistake: say(({ t }) => t('blank.paper.mistake')),
    more: spoken([
      say(({ text }) => (hasLadder ? text(questionnaire.ladder?.rule) : '')),
      say(({ t }) => (hasConditions ? t('blank.paper.only') : '')),
    ]),
  }
}

/** Foot of every page: which form this is, so that loose pages find together again. */
export function footerOf({ questionnaire, choice, voices: [{ language }] }: Making): FormModel['footer'] {
  const { title, version, defaultLanguage } = questionnaire
  const rest = [version, shortened(choice)].filter((part) => part !== '').map((part) => ` · ${part}`)
  return { title: title[language] ?? title[defaultLanguage] ?? '', rest: rest.join('') }
}

function shortened({ sha256 }: Making['choice']): string {
  return sha256?.slice(0, SHORT_FINGERPRINT) ?? ''
}
