import type { Item } from '@/domain/questionnaire/format-1'
import type { Column } from '@/domain/questionnaire/format-1-items'
import { isIdList, plainText, rowsIn, type AnswerValue, type Cells } from '@/domain/records/answer'
import type { Language, LocalisedText, ShownText } from '@/domain/shared/text'

/** What values are put into words with: the texts and formats of one language. */
export interface ValueWords {
  /** Language of everything that is not a text of the questionnaire. */
  readonly lang: Language
  /** A text of the questionnaire, in this language or in one that it has. */
  readonly shown: (texts: LocalisedText | undefined) => ShownText
  readonly formats: {
    number(value: number, decimals?: number): string
    percent(share: number, decimals?: number): string
    money(gel: number): string
    date(date: string): string
    month(month: string): string
  }
  /** `none`: of the things that could be chosen. */
  readonly choice: (key: 'yes' | 'partly' | 'no' | 'none') => string
  /** A number of days or of files; `figure` is the number as it is written. */
  readonly count: (what: 'days' | 'files', figure: string, n: number) => string
}

/** Digits after the point that a figure keeps: as many as people enter. */
const DECIMALS = 6

/**
 * The value of an item as people read it, part by part: a level and its text; each thing that was chosen; each row; or
 * the one figure, date or text. What does not fit its item is said as it was given.
 */
export function valueParts(item: Item, value: AnswerValue, words: ValueWords): ShownText[] {
  const plain = (text: string): ShownText => ({ text, lang: words.lang })
  switch (item.type) {
    case 'ladder': {
      const level = item.levels.find((one) => one.value === value)
      return level ? [plain(String(level.value)), words.shown(level.text)] : [plain(plainText(value))]
    }
    case 'scale': {
      const end = value === item.min ? item.minLabel : value === item.max ? item.maxLabel : undefined
      return [plain(plainText(value)), ...(end ? [words.shown(end)] : [])]
    }
    case 'multipleChoice':
      return idsIn(value).length === 0
        ? [plain(words.choice('none'))]
        : idsIn(value).map((id) => labelOf(item.choices, id, words))
    case 'ranking':
      return idsIn(value).map((id, index) => numbered(index, labelOf(item.choices, id, words)))
    case 'table':
      return tableParts(item, value, words)
    case 'roster':
      return (rowsIn(value) ?? []).map((cells, index) =>
        numbered(index, rowWords(item.columns, cells, words)),
      )
    case 'file':
      return isIdList(value) ? [plain(words.count('files', String(value.length), value.length))] : []
    case 'ratio':
    case 'computed':
    case 'yesPartlyNo':
    case 'singleChoice':
    case 'number':
    case 'percent':
    case 'money':
    case 'date':
    case 'month':
    case 'shortText':
    case 'longText':
      return [singleWords(item, value, words)]
  }
}

/** The value in one line. Its language is that of its texts where they agree, otherwise that of the words. */
export function valueLine(item: Item, value: AnswerValue, words: ValueWords): ShownText {
  const parts = valueParts(item, value, words)
  if (item.type === 'ladder' || item.type === 'scale')
    return { text: parts.map(({ text }) => text).join(' – '), lang: parts.at(-1)?.lang ?? words.lang }
  return together(parts, item.type === 'table' || item.type === 'roster' ? '; ' : ', ', words)
}

/** An item or column whose value is one thing. */
type Single = Column | Exclude<Item, { type: 'ladder' | 'multipleChoice' | 'ranking' | 'table' | 'roster' }>

function singleWords(item: Single, value: AnswerValue, words: ValueWords): ShownText {
  if (item.type === 'singleChoice') return labelOf(item.choices, plainText(value), words)
  return { text: singleText(item, value, words), lang: words.lang }
}

function singleText(item: Single, value: AnswerValue, words: ValueWords): string {
  if (typeof value === 'number') return figureText(item, value, words)
  if (item.type === 'yesPartlyNo' && (value === 'yes' || value === 'partly' || value === 'no'))
    return words.choice(value)
  if (item.type === 'date' && isDate(value)) return words.formats.date(value)
  if (item.type === 'month' && isMonth(value)) return words.formats.month(value)
  return plainText(value)
}

function figureText(item: Single, value: number, words: ValueWords): string {
  const { formats } = words
  if (item.type === 'percent') return formats.percent(value / 100, DECIMALS)
  // Computed to many digits, so that they say nothing.
  if (item.type === 'ratio') return formats.percent(value / 100, 2)
  if (item.type === 'money')
    return item.currency === 'GEL'
      ? formats.money(value)
      : `${formats.number(value, DECIMALS)} ${item.currency}`
  if (item.type !== 'number' && item.type !== 'computed') return formats.number(value, DECIMALS)
  const decimals = item.type === 'computed' ? item.decimals : DECIMALS
  if (item.unit === 'GEL') return formats.money(value)
  if (item.unit === 'percent') return formats.percent(value / 100, decimals)
  const figure = formats.number(value, decimals)
  if (item.unitLabel) return `${figure} ${words.shown(item.unitLabel).text}`
  return item.unit === 'days' ? words.count('days', figure, value) : figure
}

function tableParts(
  { rows, columns }: Extract<Item, { type: 'table' }>,
  value: AnswerValue,
  words: ValueWords,
): ShownText[] {
  if (typeof value !== 'object' || Array.isArray(value)) return [{ text: plainText(value), lang: words.lang }]
  return rows.flatMap(({ id, label }) => {
    const cells = value.rows[id]
    if (!cells) return []
    const [name, said] = [words.shown(label), rowWords(columns, cells, words)]
    return [{ text: `${name.text} – ${said.text}`, lang: name.lang }]
  })
}

/** The cells of a row with the labels of their columns. */
function rowWords(columns: readonly Column[], cells: Cells, words: ValueWords): ShownText {
  const said = columns.flatMap((column): ShownText[] => {
    const cell = cells[column.id]
    if (cell === undefined) return []
    const label = words.shown(column.label)
    return [{ text: `${label.text}: ${singleWords(column, cell, words).text}`, lang: label.lang }]
  })
  return together(said, ', ', words)
}

function together(parts: readonly ShownText[], between: string, { lang }: ValueWords): ShownText {
  const [first] = parts
  const isOne = first !== undefined && parts.every((part) => part.lang === first.lang)
  return { text: parts.map(({ text }) => text).join(between), lang: isOne ? first.lang : lang }
}

function labelOf(
  choices: readonly { readonly id: string; readonly label: LocalisedText }[],
  id: string,
  words: ValueWords,
): ShownText {
  const label = words.shown(choices.find((choice) => choice.id === id)?.label)
  return label.text === '' ? { text: id, lang: words.lang } : label
}

function numbered(index: number, { text, lang }: ShownText): ShownText {
  return { text: `${index + 1}. ${text}`, lang }
}

function idsIn(value: AnswerValue): string[] {
  return isIdList(value) ? value : [plainText(value)]
}

function isDate(value: AnswerValue): value is string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)
}

function isMonth(value: AnswerValue): value is string {
  return typeof value === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(value)
}
