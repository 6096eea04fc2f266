import enQuestionnaire from '@/i18n/locales/en/questionnaire.json'
import enStorage from '@/i18n/locales/en/storage.json'
import enTerminal from '@/i18n/locales/en/terminal.json'
import kaQuestionnaire from '@/i18n/locales/ka/questionnaire.json'
import kaStorage from '@/i18n/locales/ka/storage.json'
import kaTerminal from '@/i18n/locales/ka/terminal.json'
import type { ScreenLanguage } from '@/i18n/languages'
import { createTranslate } from '@/i18n/translate'
import type { Translate } from '@/platform/texts'

/** Where a command says what it found, line by line. */
export interface Terminal {
  /** Of the sentences. */
  readonly language: ScreenLanguage
  readonly say: Translate
  /** One line of the result. */
  readonly out: (line: string) => void
  /** A result of many lines, each of which ends with a line break. */
  readonly outLines: (text: string) => void
  /** One line about what hindered the command. */
  readonly err: (line: string) => void
}

const MESSAGES = {
  en: { ...enQuestionnaire, ...enStorage, ...enTerminal },
  ka: { ...kaQuestionnaire, ...kaStorage, ...kaTerminal },
}

/** The terminal that this process runs in. */
export function createTerminal(language: ScreenLanguage): Terminal {
  return {
    language,
    say: createTranslate(language, MESSAGES[language]),
    out: (line) => void process.stdout.write(`${inOneLine(line)}\n`),
    outLines: (text) => void process.stdout.write(text.split('\n').map(inOneLine).join('\n')),
    err: (line) => void process.stderr.write(`${inOneLine(line)}\n`),
  }
}

/** What a file says must neither break a line nor steer the terminal: control characters and marks of direction are spelt out. */
function inOneLine(text: string): string {
  return text.replace(
    /[\p{Cc}\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
