import {
  compile,
  createCoreContext,
  registerMessageCompiler,
  registerMessageResolver,
  resolveValue,
  translate,
  type CoreContext,
  type LocaleMessage,
} from '@intlify/core-base'
import type { Language } from '@/domain/shared/text'
import type { Translate } from '@/platform/texts'

registerMessageCompiler(compile)
registerMessageResolver(resolveValue)

/**
 * Messages without Vue, in the same syntax as on the screens: for reports, workers and the terminal.
 * A key that is not there gives the key itself; in tests it throws.
 */
export function createTranslate(language: Language, messages: Record<string, unknown>): Translate {
  const context = createCoreContext({
    locale: language,
    messages: { [language]: messages as LocaleMessage },
    missingWarn: false,
    fallbackWarn: false,
    missing: (_context, _locale, key) => {
      if (import.meta.env.MODE === 'test') throw new Error(`no message ${key} in ${language}`)
      return key
    },
  }) as CoreContext
  return (key, params = {}, plural) => {
    const options = plural === undefined ? {} : { plural }
    const text = translate(context, key, params, options)
    return typeof text === 'string' ? text : key
  }
}
