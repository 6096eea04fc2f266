import { SCREEN_LANGUAGES, type ScreenLanguage } from '@/i18n/languages'
import { wrong, type Options, type Wrong } from './usage'

/** Asks for the report of one assessment as a PDF. */
export interface ReportCommand {
  readonly name: 'report'
  readonly file: string
  /** Language of the report, which need not be that of the sentences. */
  readonly lang: ScreenLanguage
  readonly out: string
  /** Id of the assessment; null where the file is to have one only. */
  readonly assessment: string | null
  readonly form: 'full' | 'public'
}

/** Asks for the comparison of the assessments in some files. */
export interface CompareCommand {
  readonly name: 'compare'
  readonly files: readonly string[]
  readonly lang: ScreenLanguage
  /** Where the PDF goes. */
  readonly out: string
  /** Where the others go; null for what is not wanted. `csv` is a folder. */
  readonly docx: string | null
  readonly xlsx: string | null
  readonly csv: string | null
  readonly json: string | null
  readonly separator: ',' | ';'
  readonly isAnonymous: boolean
  readonly isRanked: boolean
  /** What the set is called; null where nobody has given it a name. */
  readonly group: string | null
  /** Labels of waves, and id of the questionnaire; null for what is chosen by the rules of a comparison. */
  readonly wave: string | null
  readonly before: string | null
  readonly questionnaire: string | null
}

/** The options of both commands, besides those of all. */
export const PAPER_OPTIONS = {
  report: ['lang', 'out', 'assessment', 'public'],
  compare: [
    'lang',
    'out',
    'docx',
    'xlsx',
    'csv',
    'json',
    'separator',
    'anonymous',
    'group',
    'wave',
    'before',
    'ranked',
    'questionnaire',
  ],
} as const

/** Reads the words of `kibe report`. */
export function reportCommand([file, ...more]: readonly string[], options: Options): ReportCommand | Wrong {
  if (file === undefined) return wrong('noFile')
  if (more.length > 0) return wrong('oneFile')
  const paper = paperOf(options)
  if ('code' in paper) return paper
  const assessment = options.get('assessment') ?? null
  return { name: 'report', file, ...paper, assessment, form: options.has('public') ? 'public' : 'full' }
}

/** Reads the words of `kibe compare`. */
export function compareCommand(files: readonly string[], options: Options): CompareCommand | Wrong {
  if (files.length === 0) return wrong('noFile')
  const paper = paperOf(options)
  if ('code' in paper) return paper
  const separator = options.get('separator') ?? ','
  if (separator !== ',' && separator !== ';') return wrong('badOption', `--separator ${separator}`)
  const given = (name: 'docx' | 'xlsx' | 'csv' | 'json' | 'group' | 'wave' | 'before' | 'questionnaire') =>
    options.get(name) ?? null
  return {
    name: 'compare',
    files,
    ...paper,
    docx: given('docx'),
    xlsx: given('xlsx'),
    csv: given('csv'),
    json: given('json'),
    separator,
    isAnonymous: options.has('anonymous'),
    isRanked: options.has('ranked'),
    group: given('group'),
    wave: given('wave'),
    before: given('before'),
    questionnaire: given('questionnaire'),
  }
}

function paperOf(options: Options): { lang: ScreenLanguage; out: string } | Wrong {
  const asked = options.get('lang')
  const out = options.get('out')
  if (asked === undefined) return wrong('optionMissing', '--lang')
  const lang = SCREEN_LANGUAGES.find(({ code }) => code === asked)?.code
  if (lang === undefined) return wrong('badOption', `--lang ${asked}`)
  return out === undefined ? wrong('optionMissing', '--out') : { lang, out }
}
