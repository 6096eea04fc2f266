import { parseArgs } from 'node:util'
import { PATTERNS } from '@/domain/questionnaire/format-1-parts'
import { isCalendarDate } from '@/domain/shared/calendar'
import { SCREEN_LANGUAGES, type ScreenLanguage } from '@/i18n/languages'

/** What a person asks for. Names of files are as they were typed. */
export type Command =
  | { readonly name: 'help' }
  | { readonly name: 'check'; readonly files: readonly string[]; readonly against: string | null }
  | { readonly name: 'publish'; readonly file: string; readonly date: string | null }

/** Why a command line cannot be understood; its sentence is `terminal.usageError.<code>` in the locales. */
export type UsageError = 'noCommand' | 'unknownCommand' | 'badOption' | 'noFile' | 'oneFile' | 'badDate'

/** A command line: the command or what is wrong with it, and the language of the sentences. */
export interface CommandLine {
  readonly command: Command | { readonly name: 'wrong'; readonly code: UsageError; readonly about: string }
  readonly language: ScreenLanguage
}

const OPTIONS = {
  language: { type: 'string' },
  against: { type: 'string' },
  date: { type: 'string' },
  help: { type: 'boolean' },
} as const

/** Reads the words of a command line. English unless another language is asked for. */
export function readCommandLine(words: readonly string[]): CommandLine {
  try {
    const { values, positionals } = parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true })
    const known = SCREEN_LANGUAGES.find(({ code }) => code === values.language)
    const language = known?.code ?? 'en'
    if (values.language !== undefined && !known) return wrong('badOption', `--language ${values.language}`)
    if (values.help) return { command: { name: 'help' }, language }
    return { command: commandOf(positionals, values), language }
  } catch (error) {
    // Only what it does not know or cannot use makes parseArgs throw.
    return wrong('badOption', error instanceof Error ? error.message : '')
  }
}

function wrong(code: UsageError, about = '') {
  return { command: { name: 'wrong', code, about }, language: 'en' } as const
}

function commandOf(
  [name, ...files]: readonly string[],
  { against, date }: { against?: string | undefined; date?: string | undefined },
): CommandLine['command'] {
  const refuse = (code: UsageError, about = '') => ({ name: 'wrong', code, about }) as const
  const [file] = files
  if (name === undefined) return refuse('noCommand')
  if (name !== 'check' && name !== 'publish') return refuse('unknownCommand', name)
  if (file === undefined) return refuse('noFile')
  if (name === 'check') {
    if (date !== undefined) return refuse('badOption', '--date')
    return against !== undefined && files.length > 1
      ? refuse('oneFile')
      : { name, files, against: against ?? null }
  }
  if (files.length > 1) return refuse('oneFile')
  if (against !== undefined) return refuse('badOption', '--against')
  if (date !== undefined && !(PATTERNS.badDate.test(date) && isCalendarDate(date)))
    return refuse('badDate', date)
  return { name, file, date: date ?? null }
}
