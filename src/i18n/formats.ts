import type { Formats } from '@/platform/texts'
import type { ScreenLanguage } from './languages'

/** What a language does with figures and dates. Kept here because Chromium ships no Georgian locale data (CLDR 48). */
interface Conventions {
  readonly decimal: string
  readonly group: string
  /** Smallest whole number that is grouped. */
  readonly groupFrom: number
  readonly months: readonly string[]
  date(day: number, month: string, year: number): string
  month(month: string, year: number): string
  shortDate(day: string, month: string, year: number, name: string): string
  money(amount: string): string
  readonly kilobytes: string
  readonly megabytes: string
  readonly gigabytes: string
}

const NO_BREAK = '\u00a0'

const CONVENTIONS: Readonly<Record<ScreenLanguage, Conventions>> = {
  ka: {
    decimal: ',',
    group: NO_BREAK,
    groupFrom: 10_000,
    months: [
      'იანვარი',
      'თებერვალი',
      'მარტი',
      'აპრილი',
      'მაისი',
      'ივნისი',
      'ივლისი',
      'აგვისტო',
      'სექტემბერი',
      'ოქტომბერი',
      'ნოემბერი',
      'დეკემბერი',
    ],
    date: (day, month, year) => `${year} წლის ${day}${NO_BREAK}${month}`,
    month: (month, year) => `${year} წლის ${month}`,
    shortDate: (day, month, year) => `${day}.${month}.${year}`,
    money: (amount) => `${amount}${NO_BREAK}₾`,
    kilobytes: 'კბ',
    megabytes: 'მბ',
    gigabytes: 'გბ',
  },
  en: {
    decimal: '.',
    group: ',',
    groupFrom: 1_000,
    months: [
      'January',
      'February',
      'March',
      'April',
      'May',
      'June',
      'July',
      'August',
      'September',
      'October',
      'November',
      'December',
    ],
    date: (day, month, year) => `${day}${NO_BREAK}${month} ${year}`,
    month: (month, year) => `${month} ${year}`,
    shortDate: (day, _month, year, name) => `${day}${NO_BREAK}${name.slice(0, 3)}${NO_BREAK}${year}`,
    money: (amount) => `GEL${NO_BREAK}${amount}`,
    kilobytes: 'kB',
    megabytes: 'MB',
    gigabytes: 'GB',
  },
}

/** Half up in decimal, free of the dust that binary fractions leave (scoring.md §3). */
function decimalDigits(value: number, decimals: number): string {
  const scaled = Math.round(Number((Math.abs(value) * 10 ** decimals).toPrecision(12)))
  return (scaled / 10 ** decimals).toFixed(decimals)
}

function numberIn(conventions: Conventions, value: number, decimals: number, keepsZeros = false): string {
  const [whole = '0', fraction = ''] = decimalDigits(value, decimals).split('.')
  const grouped =
    Number(whole) < conventions.groupFrom ? whole : whole.replace(/\B(?=(\d{3})+$)/g, conventions.group)
  const shown = keepsZeros && /[1-9]/.test(fraction) ? fraction : fraction.replace(/0+$/, '')
  const sign = value < 0 && (Number(whole) > 0 || shown !== '') ? '−' : ''
  return `${sign}${grouped}${shown === '' ? '' : conventions.decimal + shown}`
}

/** The parts are read from the text, never through a Date, which would shift them by the time zone. */
function partsOf(date: string): [year: number, month: number, day: number] {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return [year, month, day]
}

const twoDigits = (value: number) => String(value).padStart(2, '0')

function timeOfDay(instant: string): string {
  const local = new Date(instant)
  return `${twoDigits(local.getHours())}:${twoDigits(local.getMinutes())}`
}

/** How figures and dates are written in this language. */
export function createFormats(language: ScreenLanguage): Formats {
  const conventions = CONVENTIONS[language]
  const number = (value: number, decimals = 2) => numberIn(conventions, value, decimals)
  const date = (text: string) => {
    const [year, month, day] = partsOf(text)
    return conventions.date(day, conventions.months[month - 1] ?? '', year)
  }
  return {
    number,
    percent: (share, decimals = 0) => `${number(share * 100, decimals)}%`,
    money: (gel) => conventions.money(numberIn(conventions, gel, 2, true)),
    fileSize: (bytes) => {
      if (bytes < 1_000_000)
        return `${number(Math.max(bytes / 1000, 0.1), bytes < 10_000 ? 1 : 0)}${NO_BREAK}${conventions.kilobytes}`
      return bytes < 1_000_000_000
        ? `${number(bytes / 1_000_000, 1)}${NO_BREAK}${conventions.megabytes}`
        : `${number(bytes / 1_000_000_000, 1)}${NO_BREAK}${conventions.gigabytes}`
    },
    date,
    month: (text) => {
      const [year, month] = partsOf(text)
      return conventions.month(conventions.months[month - 1] ?? '', year)
    },
    shortDate: (text) => {
      const [year, month, day] = partsOf(text)
      return conventions.shortDate(
        twoDigits(day),
        twoDigits(month),
        year,
        conventions.months[month - 1] ?? '',
      )
    },
    time: timeOfDay,
    dateTime: (instant) => {
      const local = new Date(instant)
      const day = `${local.getFullYear()}-${twoDigits(local.getMonth() + 1)}-${twoDigits(local.getDate())}`
      return `${date(day)}, ${timeOfDay(instant)}`
    },
  }
}
