import { PATTERNS } from '@/domain/questionnaire/format-1-parts'
import { isCalendarDate } from '@/domain/shared/calendar'
import { SCREEN_LANGUAGES, type ScreenLanguage } from '@/i18n/languages'
import {
  compareCommand,
  PAPER_OPTIONS,
  reportCommand,
  type CompareCommand,
  type ReportCommand,
} from './paper-commands'
import { sortWords, type OptionName } from './read-options'
import { wrong, type Options, type Wrong } from './usage'

/** What a person asks for. Names of files are as they were typed. */
export type Command =
  | { readonly name: 'help' }
  | { readonly name: 'check'; readonly files: readonly string[]; readonly against: string | null }
  | { readonly name: 'publish'; readonly file: string; readonly date: string | null }
  | ScoreCommand
  | ReportCommand
  | CompareCommand

/** Asks for the score of one file of answers, with its trace or without. */
export interface ScoreCommand {
  readonly name: 'score'
  readonly questionnaire: string
  readonly answers: string
  readonly hasTrace: boolean
}

/** A command line: the command or what is wrong with it, and the language of the sentences. */
export interface CommandLine {
  readonly command: Command | Wrong
  readonly language: ScreenLanguage
}

/** The options that each command has, besides those of all. */
const OPTIONS_OF = {
  check: ['against'],
  publish: ['date'],
  score: ['questionnaire', 'answers', 'trace'],
  ...PAPER_OPTIONS,
} as const satisfies Record<Exclude<Command['name'], 'help'>, readonly OptionName[]>

/** Reads the words of a command line. English unless another language is asked for. */
export function readCommandLine(words: readonly string[]): CommandLine {
  const { options, plain, fault } = sortWords(words)
  const asked = options.get('language')
  const known = SCREEN_LANGUAGES.find(({ code }) => code === asked)
  const language = known?.code ?? 'en'
  if (fault) return { command: wrong(fault.code, fault.about), language }
  if (asked !== undefined && !known) return { command: wrong('badOption', `--language ${asked}`), language }
  return { command: options.has('help') ? { name: 'help' } : commandOf(plain, options), language }
}

function commandOf([name, ...files]: readonly string[], options: Options): Command | Wrong {
  if (name === undefined) return wrong('noCommand')
  if (!isKnown(name)) return wrong('unknownCommand', name)
  const its: readonly OptionName[] = [...OPTIONS_OF[name], 'language']
  const foreign = [...options.keys()].find((option) => !its.includes(option))
  if (foreign) return wrong('badOption', `--${foreign}`)
  switch (name) {
    case 'check':
      return checkCommand(files, options)
    case 'publish':
      return publishCommand(files, options)
    case 'score':
      return scoreCommand(files, options)
    case 'report':
      return reportCommand(files, options)
    case 'compare':
      return compareCommand(files, options)
  }
}

function isKnown(name: string): name is keyof typeof OPTIONS_OF {
  return Object.hasOwn(OPTIONS_OF, name)
}

function checkCommand(files: readonly string[], options: Options): Command | Wrong {
  const against = options.get('against') ?? null
  if (files.length === 0) return wrong('noFile')
  return against !== null && files.length > 1 ? wrong('oneFile') : { name: 'check', files, against }
}

function publishCommand([file, ...more]: readonly string[], options: Options): Command | Wrong {
  const date = options.get('date') ?? null
  if (file === undefined) return wrong('noFile')
  if (more.length > 0) return wrong('oneFile')
  const isDate = date === null || (PATTERNS.badDate.test(date) && isCalendarDate(date))
  return isDate ? { name: 'publish', file, date } : wrong('badDate', date)
}

function scoreCommand([word]: readonly string[], options: Options): Command | Wrong {
  const questionnaire = options.get('questionnaire')
  const answers = options.get('answers')
  if (word !== undefined) return wrong('tooManyWords', word)
  if (questionnaire === undefined) return wrong('optionMissing', '--questionnaire')
  if (answers === undefined) return wrong('optionMissing', '--answers')
  return { name: 'score', questionnaire, answers, hasTrace: options.has('trace') }
}
