import type { ExpressionFinding } from '@/domain/expression/check'

/** What can be wrong with a file's text, before anybody looks at what it means. */
export type ReadingCode =
  'tooLarge' | 'notJson' | 'tooDeep' | 'duplicateKey' | 'forbiddenKey' | 'brokenCharacter' | 'numberTooLarge'

/** What can be wrong with the shape of a document. */
export type ShapeCode =
  | 'notAQuestionnaire'
  | 'newerFormat'
  | 'missing'
  | 'unknownField'
  | 'expectedText'
  | 'expectedNumber'
  | 'expectedWholeNumber'
  | 'expectedYesNo'
  | 'expectedList'
  | 'expectedGroup'
  | 'notAllowed'
  | 'badId'
  | 'foreignLetter'
  | 'badVersion'
  | 'badDate'
  | 'badMonth'
  | 'badCurrency'
  | 'badLanguage'
  | 'badAddress'
  | 'badWeight'
  | 'badExpression'
  | 'wrongForm'
  | 'tooFew'
  | 'emptyText'
  | 'belowMinimum'
  | 'aboveMaximum'
  | 'notPositive'
  | 'naWithoutCondition'

/** What can be wrong between the parts of a well-shaped document. */
export type ConsistencyCode =
  | 'duplicateId'
  | 'reservedId'
  | 'unknownSubset'
  | 'unknownBand'
  | 'unknownIndicator'
  | 'unknownArea'
  | 'unknownCertificate'
  | 'unknownTextKey'
  | 'unknownChoice'
  | 'unknownRegion'
  | 'emptyArea'
  | 'levelsNotConsecutive'
  | 'levelOutsideLadder'
  | 'levelWithoutLadder'
  | 'bandsNotFromZero'
  | 'bandsOutOfOrder'
  | 'certificateOutOfOrder'
  | 'certificateOutsideCertification'
  | 'gateWithoutTarget'
  | 'gateWithTwoTargets'
  | 'indicatorWithoutScore'
  | 'breakdownOutsideSurvey'
  | 'minimumNotBelowMaximum'
  | 'scaleTooLong'
  | 'latestBeforeEarliest'
  | 'moreThanChoices'
  | 'bestSetOutOfReach'
  | 'neverAsked'
  | 'flatLine'
  | 'choiceWithoutShare'
  | 'scoredWithoutRule'
  | 'datesReversed'
  | 'missingLanguage'
  | 'languageWithoutTexts'
  | 'languageNotDeclared'
  | 'duplicateLanguage'
  | 'defaultLanguageNotDeclared'
  | 'reviewMissing'
  | 'readsLater'
  | 'readsItself'
  | 'constraintElsewhere'
  | 'figureOfNothing'
  | 'notAnOlderVersion'
  | 'duplicateSince'
  | 'changedTwice'
  | 'changeToNothing'
  | 'droppedButThere'
  | 'valueOffScale'

/** What can be wrong inside an expression; a value of the wrong type is told as `expectedNumber` and the like. */
export type ExpressionCode = Exclude<ExpressionFinding['code'], 'type'>

/** Every code of a finding; its sentence is `questionnaire.finding.<code>` in the locales. */
export type FindingCode = ReadingCode | ShapeCode | ConsistencyCode | ExpressionCode

/** Something wrong in a file. */
export interface Finding {
  /** Where: a JSON path like `areas[0].indicators[2].weight`; empty for the file as a whole. */
  readonly path: string
  readonly code: FindingCode
  /** The named slots of the code's sentence. */
  readonly params: Readonly<Record<string, string | number>>
}

/** A finding at a place given as keys and list positions. */
export function finding(
  path: readonly PropertyKey[],
  code: FindingCode,
  params: Finding['params'] = {},
): Finding {
  return { path: jsonPath(path), code, params }
}

/** Keys and list positions as a JSON path: `areas[0].title.ka`. */
export function jsonPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`
    return text === '' ? String(key) : `${text}.${String(key)}`
  }, '')
}
