import type { Expression, Operator } from '@/domain/expression/expression'
import type { Item, MunicipalityKind } from '@/domain/questionnaire/format-1'
import type { Translate } from '@/platform/texts'
import { SILENCE, type Phrase, type Said, type Say } from './said'

/** A question of the form and the number by which it is called there. */
export interface Numbered {
  readonly item: Item
  readonly number: string
}

/** The questions that stand on the form, by the id of their item. */
export type NumberedItems = ReadonlyMap<string, Numbered>

/** Comparisons with what each becomes when its sides change places, and when it is denied. */
const COMPARISONS = {
  eq: { swapped: 'eq', denied: 'ne' },
  ne: { swapped: 'ne', denied: 'eq' },
  lt: { swapped: 'gt', denied: 'gte' },
  lte: { swapped: 'gte', denied: 'gt' },
  gt: { swapped: 'lt', denied: 'lte' },
  gte: { swapped: 'lte', denied: 'lt' },
} as const
type Comparison = keyof typeof COMPARISONS

function isComparison(op: Operator): op is Comparison {
  return op in COMPARISONS
}

/** Who answers, in words: empty for everybody; a general sentence where the condition is not a simple one. */
export function conditionIn(expression: Expression | undefined, items: NumberedItems, say: Say): Said {
  if (expression === undefined || expression === true) return SILENCE
  const phrase = phraseOf(expression, items, false)
  return phrase === null ? say(({ t }) => t('blank.paper.ask')) : onlyIf(phrase, say)
}

/** "Answer only if …". */
export function onlyIf(phrase: Phrase, say: Say): Said {
  return say((speaker) => speaker.t('blank.paper.onlyIf', { condition: phrase(speaker) }))
}

/** The condition as a part of a sentence, or its opposite where it is denied; null where words would not be simple. */
function phraseOf(expression: Expression, items: NumberedItems, isDenied: boolean): Phrase | null {
  if (typeof expression !== 'object') return null
  if ('answered' in expression) {
    const asked = items.get(expression.answered)
    return asked ? questionPhrase(isDenied ? 'notAnswered' : 'answered', asked) : null
  }
  if ('chosen' in expression) return choicePhrase(items.get(expression.chosen), [expression.choice], isDenied)
  if (!('op' in expression)) return null
  const { op, args } = expression
  const [first] = args
  if (op === 'not') return first === undefined ? null : phraseOf(first, items, !isDenied)
  if (op === 'and' || op === 'or') return joined(op, args, items, isDenied)
  return isComparison(op) ? comparison(op, args, items, isDenied) : null
}

function questionPhrase(key: string, { number }: Numbered): Phrase {
  return ({ t }) => t(`blank.paper.if.${key}`, { question: number })
}

/** What an answer of choices is called; null where the item has none of that name. */
function labelOf(item: Item, choice: string): Phrase | null {
  if (item.type === 'yesPartlyNo')
    return choice === 'yes' || choice === 'partly' || choice === 'no'
      ? ({ t }) => t(`blank.paper.${choice}`)
      : null
  if (item.type !== 'singleChoice' && item.type !== 'multipleChoice' && item.type !== 'ranking') return null
  const label = item.choices.find(({ id }) => id === choice)?.label
  return label ? ({ text }) => text(label) : null
}

/** "In question 12 you chose “Yes” or “Partly”." */
function choicePhrase(
  asked: Numbered | undefined,
  choices: readonly string[],
  isDenied: boolean,
): Phrase | null {
  const labels = choices.flatMap((choice) => (asked && labelOf(asked.item, choice)) ?? [])
  if (!asked || labels.length < choices.length) return null
  return (speaker) => {
    const quoted = labels.map((label) => speaker.t('blank.paper.if.quoted', { text: label(speaker) }))
    const answer = listed(quoted, 'or', speaker.t)
    return speaker.t(`blank.paper.if.${isDenied ? 'isNot' : 'is'}`, { question: asked.number, answer })
  }
}

function listed(texts: readonly string[], key: 'and' | 'or', t: Translate): string {
  return texts.reduce((first, second) => t(`blank.paper.if.${key}`, { first, second }))
}

/** The answer that an expression asks for, where it is nothing but that. */
function choiceIn(expression: Expression): { item: string; choice: string } | null {
  if (typeof expression !== 'object') return null
  if ('chosen' in expression) return { item: expression.chosen, choice: expression.choice }
  if (!('op' in expression) || expression.op !== 'eq') return null
  const [left, right] = expression.args
  return typeof left === 'object' && 'item' in left && typeof right === 'string'
    ? { item: left.item, choice: right }
    : null
}

function isJoined(expression: Expression): boolean {
  if (typeof expression !== 'object' || !('op' in expression)) return false
  const { op, args } = expression
  return op === 'and' || op === 'or' || (op === 'not' && args.some(isJoined))
}

/** Several conditions in one sentence. Words have no brackets: "and" within "or" would be read wrongly. */
function joined(
  op: 'and' | 'or',
  args: readonly Expression[],
  items: NumberedItems,
  isDenied: boolean,
): Phrase | null {
  const choices = args.flatMap((arg) => choiceIn(arg) ?? [])
  const [first] = choices
  if (
    op === 'or' &&
    first &&
    choices.length === args.length &&
    choices.every(({ item }) => item === first.item)
  )
    return choicePhrase(
      items.get(first.item),
      choices.map(({ choice }) => choice),
      isDenied,
    )
  if (args.some(isJoined)) return null
  const phrases = args.flatMap((arg) => phraseOf(arg, items, isDenied) ?? [])
  if (phrases.length < args.length) return null
  const key = (op === 'and') === isDenied ? 'or' : 'and'
  return (speaker) =>
    listed(
      phrases.map((phrase) => phrase(speaker)),
      key,
      speaker.t,
    )
}

function comparison(
  op: Comparison,
  [left, right]: readonly Expression[],
  items: NumberedItems,
  isDenied: boolean,
): Phrase | null {
  if (left === undefined || right === undefined) return null
  if (typeof left !== 'object')
    return typeof right === 'object'
      ? comparison(COMPARISONS[op].swapped, [right, left], items, isDenied)
      : null
  const meant = isDenied ? COMPARISONS[op].denied : op
  if ('context' in left) return left.context === 'kind' ? kindPhrase(meant, right) : null
  const asked = 'item' in left ? items.get(left.item) : undefined
  if (!asked) return null
  if (typeof right === 'string')
    return meant === 'eq' || meant === 'ne' ? choicePhrase(asked, [right], meant === 'ne') : null
  if (typeof right !== 'number') return null
  return ({ t, formats }) =>
    t(`blank.paper.if.${meant}`, { question: asked.number, value: formats.number(right) })
}

function kindPhrase(op: Comparison, kind: Expression): Phrase | null {
  if ((op !== 'eq' && op !== 'ne') || (kind !== 'city' && kind !== 'community')) return null
  const meant = (kind === 'city') === (op === 'eq') ? 'city' : 'community'
  return kindOnly(meant)
}

/** "The municipality is a self-governing city." */
export function kindOnly(kind: MunicipalityKind): Phrase {
  return ({ t }) => t(`blank.paper.if.${kind}`)
}
