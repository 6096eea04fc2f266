import { hidesIds, type Broken } from './check-broken'
import { finding, type Finding } from './finding'
import type { PartlyQuestionnaire, Path } from './partial'
import { textKey } from './text-key'
import { textsOf, type PlacedText } from './texts'

/**
 * What is wrong with the languages: a text lacks a declared one, a declared one has no texts at all (said once), one that
 * is not declared is used (said once, where it is seen first), the default, the order of fallback or the review state does
 * not fit.
 */
export function languageFindings(questionnaire: PartlyQuestionnaire, broken: Broken): Finding[] {
  const { languages, review } = questionnaire
  if (languages === undefined) return []
  const declared = languages.filter((language) => language !== undefined)
  const texts = textsOf(questionnaire)
  const used = languagesOf(texts, broken)
  const withTexts = declared.filter((language) => used.has(language))
  // A language that could not be read may be the one that seems to be missing.
  const isSure = languages.length === declared.length
  return [
    ...repeatedFindings(languages, ['languages']),
    ...repeatedFindings(questionnaire.fallback ?? [], ['fallback']),
    ...(isSure
      ? undeclaredFindings(questionnaire, texts, declared, (text) => gapsOf(text, withTexts, broken))
      : []),
    ...declared
      .filter((language) => review && !(language in review) && !broken.within(['review', language]))
      .map((language) => finding(['review', language], 'reviewMissing', { language })),
    ...declared
      .filter((language) => !used.has(language))
      .map((language) => finding(['languages'], 'languageWithoutTexts', { language })),
    ...texts.flatMap((text) => gapFindings(text, withTexts, broken)),
    ...reviewOfFindings(questionnaire, texts, broken),
  ]
}

function repeatedFindings(languages: readonly (string | undefined)[], path: Path): Finding[] {
  const seen = new Set<string>()
  return languages.flatMap((language, index) => {
    if (language === undefined) return []
    if (seen.has(language)) return [finding([...path, index], 'duplicateLanguage', { language })]
    seen.add(language)
    return []
  })
}

function undeclaredFindings(
  questionnaire: PartlyQuestionnaire,
  texts: readonly PlacedText[],
  declared: readonly string[],
  gapsIn: (text: PlacedText) => string[],
): Finding[] {
  const known = new Set(declared)
  const findings: Finding[] = []
  const see = (language: string, path: Path, code: 'languageNotDeclared' | 'defaultLanguageNotDeclared') => {
    if (!known.has(language)) findings.push(finding(path, code, { language }))
    known.add(language)
  }
  for (const text of texts) {
    for (const language of Object.keys(text.node)) {
      // A mistyped language is one mistake: it is said where the right one is missing.
      if (!known.has(language) && gapsIn(text).length === 0)
        see(language, ['languages'], 'languageNotDeclared')
    }
  }
  const { review, reviewOf, fallback, defaultLanguage } = questionnaire
  for (const [field, languages] of Object.entries({ review, reviewOf })) {
    for (const language of Object.keys(languages ?? {}))
      see(language, [field, language], 'languageNotDeclared')
  }
  for (const [index, language] of (fallback ?? []).entries()) {
    if (language !== undefined) see(language, ['fallback', index], 'languageNotDeclared')
  }
  if (defaultLanguage !== undefined) see(defaultLanguage, ['defaultLanguage'], 'defaultLanguageNotDeclared')
  return findings
}

/** The languages in which there are texts, even broken ones. */
function languagesOf(texts: readonly PlacedText[], broken: Broken): ReadonlySet<PropertyKey> {
  const used = new Set<PropertyKey>()
  for (const { node, path } of texts) {
    for (const language of Object.keys(node)) used.add(language)
    for (const language of broken.keysBelow(path)) used.add(language)
  }
  return used
}

function gapFindings(text: PlacedText, languages: string[], broken: Broken): Finding[] {
  const { node, path } = text
  if (Object.keys(node).length === 0 && !broken.within(path)) {
    const field = String(path.at(-1))
    return [field === 'condition' ? finding(path, 'naWithoutCondition') : finding(path, 'missing', { field })]
  }
  return gapsOf(text, languages, broken).map((language) => finding(path, 'missingLanguage', { language }))
}

/** The languages that a text lacks: not those whose wording, or whose name, could not be read. */
function gapsOf({ node, path }: PlacedText, languages: string[], broken: Broken): string[] {
  const gaps = languages.filter((language) => !(language in node))
  if (gaps.length === 0 || !broken.within(path)) return gaps
  const unread = broken.keysBelow(path)
  const isMistyped = [...unread].some((key) => !languages.includes(String(key)))
  return isMistyped ? [] : gaps.filter((language) => !unread.has(language))
}

/** Keys of `reviewOf` that no text has; one whose text could not be read is left alone. */
function reviewOfFindings(
  questionnaire: PartlyQuestionnaire,
  texts: readonly PlacedText[],
  broken: Broken,
): Finding[] {
  const { reviewOf } = questionnaire
  if (reviewOf === undefined || hidesIds(broken, ['areas'], ['areas', 'indicators', 'items'])) return []
  const keys = new Set(texts.map(({ path }) => textKey(questionnaire, path)))
  const unread = new Set(broken.paths.map((path) => textKey(questionnaire, path)))
  const mayBe = (key: string) =>
    keys.has(key) || [...key.matchAll(/[.[#]|$/g)].some(({ index }) => unread.has(key.slice(0, index)))
  return Object.entries(reviewOf).flatMap(([language, states]) =>
    Object.keys(states ?? {})
      .filter((key) => !mayBe(key))
      .map((key) => finding(['reviewOf', language, key], 'unknownTextKey', { key })),
  )
}
