import { parseArgs } from 'node:util'

/** Options that want a value, and those that are said or not. */
const OPTIONS = {
  language: { type: 'string' },
  against: { type: 'string' },
  date: { type: 'string' },
  questionnaire: { type: 'string' },
  answers: { type: 'string' },
  trace: { type: 'boolean' },
  lang: { type: 'string' },
  out: { type: 'string' },
  assessment: { type: 'string' },
  public: { type: 'boolean' },
  docx: { type: 'string' },
  xlsx: { type: 'string' },
  csv: { type: 'string' },
  json: { type: 'string' },
  separator: { type: 'string' },
  anonymous: { type: 'boolean' },
  group: { type: 'string' },
  wave: { type: 'string' },
  before: { type: 'string' },
  ranked: { type: 'boolean' },
  help: { type: 'boolean' },
} as const

/** Name of an option, without its dashes. */
export type OptionName = keyof typeof OPTIONS

/** What is wrong with an option; its sentence is `terminal.usageError.<code>` in the locales. */
export type OptionFault = 'badOption' | 'noValue' | 'givenTwice'

/** The words of a command line, sorted. */
export interface SortedWords {
  /** The options that were given; those that want no value have an empty one. */
  readonly options: ReadonlyMap<OptionName, string>
  /** The words that belong to no option, in their order. */
  readonly plain: readonly string[]
  /** The first thing wrong with an option, and which; null where nothing is. */
  readonly fault: { readonly code: OptionFault; readonly about: string } | null
}

/** Sorts the words of a command line. An option is never silently overruled by a second one. */
export function sortWords(words: readonly string[]): SortedWords {
  const { tokens } = parseArgs({
    args: [...words],
    options: OPTIONS,
    allowPositionals: true,
    // Node's own complaints are in English, and the second of two options would win.
    strict: false,
    tokens: true,
  })
  const options = new Map<OptionName, string>()
  const plain: string[] = []
  let fault: SortedWords['fault'] = null
  for (const token of tokens) {
    if (token.kind === 'positional') plain.push(token.value)
    if (token.kind !== 'option') continue
    const code = faultOf(token, options)
    if (code) fault ??= { code, about: token.rawName }
    else options.set(token.name as OptionName, token.value ?? '')
  }
  return { options, plain, fault }
}

interface OptionToken {
  readonly name: string
  readonly value?: string | undefined
  readonly inlineValue?: boolean | undefined
}

function faultOf(
  { name, value, inlineValue }: OptionToken,
  earlier: ReadonlyMap<string, string>,
): OptionFault | null {
  const option = Object.entries(OPTIONS).find(([known]) => known === name)?.[1]
  if (!option || (option.type === 'boolean' && value !== undefined)) return 'badOption'
  if (earlier.has(name)) return 'givenTwice'
  if (option.type === 'boolean') return null
  // `--against --date` has forgotten a file; one whose name begins so can be given as `--against=--date`.
  return !value || (value.startsWith('-') && !inlineValue) ? 'noValue' : null
}
