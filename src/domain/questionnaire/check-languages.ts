import { finding, type Finding } from './finding'
import type { PartlyQuestionnaire } from './partial'
import { textsOf, type PlacedText } from './texts'

/**
 * What is wrong with the languages: a text lacks a declared one, a declared one has no texts at all (said once),
 * texts are in one that is not declared (said once), the default or the review state does not fit.
 */
export function languageFindings(questionnaire: PartlyQuestionnaire): Finding[] {
  const declared = questionnaire.languages?.filter((language) => language !== undefined)
  if (declared === undefined) return []
  return [
    ...declarationFindings(questionnaire, declared),
    ...reviewFindings(questionnaire, declared),
    ...textFindings(textsOf(questionnaire), declared),
  ]
}

function declarationFindings(questionnaire: PartlyQuestionnaire, declared: string[]): Finding[] {
  const findings = (questionnaire.languages ?? []).flatMap((language, index) =>
    language !== undefined && questionnaire.languages?.indexOf(language) !== index
      ? [finding(['languages', index], 'duplicateLanguage', { language })]
      : [],
  )
  const language = questionnaire.defaultLanguage
  if (language !== undefined && !declared.includes(language)) {
    findings.push(finding(['defaultLanguage'], 'defaultLanguageNotDeclared', { language }))
  }
  return findings
}

function reviewFindings({ review }: PartlyQuestionnaire, declared: string[]): Finding[] {
  if (review === undefined) return []
  const reviewed = Object.keys(review)
  return [
    ...declared
      .filter((language) => !reviewed.includes(language))
      .map((language) => finding(['review', language], 'reviewMissing', { language })),
    ...reviewed
      .filter((language) => !declared.includes(language))
      .map((language) => finding(['review', language], 'languageNotDeclared', { language })),
  ]
}

function textFindings(texts: readonly PlacedText[], declared: string[]): Finding[] {
  const used = new Set(texts.flatMap(({ node }) => Object.keys(node)))
  const withTexts = declared.filter((language) => used.has(language))
  const undeclared = new Set<string>()
  const gaps = texts.flatMap((text) => {
    const found = gapFindings(text, withTexts)
    // A mistyped language is one mistake: it is said where the right one is missing.
    if (found.length === 0) {
      for (const language of Object.keys(text.node))
        if (!declared.includes(language)) undeclared.add(language)
    }
    return found
  })
  return [
    ...declared
      .filter((language) => !used.has(language))
      .map((language) => finding(['languages'], 'languageWithoutTexts', { language })),
    ...[...undeclared].map((language) => finding(['languages'], 'languageNotDeclared', { language })),
    ...gaps,
  ]
}

function gapFindings({ node, path }: PlacedText, languages: string[]): Finding[] {
  if (Object.keys(node).length === 0) {
    const field = String(path.at(-1))
    return [field === 'condition' ? finding(path, 'naWithoutCondition') : finding(path, 'missing', { field })]
  }
  return languages
    .filter((language) => !(language in node))
    .map((language) => finding(path, 'missingLanguage', { language }))
}
