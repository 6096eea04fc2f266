/** BCP 47 language tag, for example `ka`. */
export type Language = string

/** One text in several languages. */
export type LocalisedText = Readonly<Record<Language, string>>

/** A text together with the language it is really in, so that a screen can set `lang` where it differs from its own. */
export interface ShownText {
  readonly text: string
  readonly lang: Language
}

/**
 * The text in the first language of `order` that has it, else in any language it has.
 * An empty text gives an empty string in the first language asked for.
 */
export function textIn(texts: LocalisedText | undefined, order: readonly Language[]): ShownText {
  const languages = [...order, ...Object.keys(texts ?? {})]
  const lang = languages.find((language) => texts?.[language])
  return lang === undefined ? { text: '', lang: order[0] ?? 'und' } : { text: texts?.[lang] ?? '', lang }
}
