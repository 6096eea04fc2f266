import type { OptionFault, OptionName } from './read-options'

/** Why a command line cannot be understood; its sentence is `terminal.usageError.<code>` in the locales. */
export type UsageError =
  | OptionFault
  | 'noCommand'
  | 'unknownCommand'
  | 'noFile'
  | 'oneFile'
  | 'tooManyWords'
  | 'optionMissing'
  | 'badDate'

/** A command line that cannot be understood, and what it is about. */
export interface Wrong {
  readonly name: 'wrong'
  readonly code: UsageError
  readonly about: string
}

/** The options of a command line with their values; of those that want none the value is empty. */
export type Options = ReadonlyMap<OptionName, string>

/** A command line that cannot be understood. */
export function wrong(code: UsageError, about = ''): Wrong {
  return { name: 'wrong', code, about }
}
