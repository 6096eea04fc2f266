import * as z from 'zod/mini'
import { finding, type Finding, type ShapeCode } from './finding'
import { PATTERNS } from './format-1-parts'

type Path = readonly PropertyKey[]
type Issue = z.core.$ZodIssue

/** What a schema says against a document, in codes that a person can understand. Empty when it says nothing. */
export function shapeFindings(issues: readonly Issue[], document: unknown): Finding[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((field) => finding([...issue.path, field], 'unknownField', { field }))
    }
    if (valueAt(document, issue.path) === undefined) return [missing(issue.path)]
    return [asFinding(issue, valueAt(document, issue.path))]
  })
}

/** The places of the issues: whatever stands there cannot be judged further. */
export function brokenPaths(issues: readonly Issue[]): Path[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [...issue.path, key])
    return [issue.path]
  })
}

/** A copy of the document in which what stands at these places is gone; lists keep their positions, with a hole. */
export function without(document: unknown, paths: readonly Path[]): unknown {
  const copy = structuredClone(document)
  for (const path of paths) {
    const key = path.at(-1)
    const parent = valueAt(copy, path.slice(0, -1))
    if (key === undefined || !isContainer(parent)) continue
    if (Array.isArray(parent)) parent[Number(key)] = undefined
    else Reflect.deleteProperty(parent, key)
  }
  return copy
}

function missing(path: Path): Finding {
  const [holder, field] = path.slice(-2)
  if (holder === 'notApplicable' && field === 'condition') return finding(path, 'naWithoutCondition')
  return finding(path, 'missing', { field: String(field ?? holder) })
}

function asFinding(issue: Exclude<Issue, { code: 'unrecognized_keys' }>, value: unknown): Finding {
  switch (issue.code) {
    case 'invalid_type':
      return finding(issue.path, EXPECTED[issue.expected] ?? 'wrongForm')
    case 'invalid_value':
      return finding(issue.path, 'notAllowed', { allowed: issue.values.map(String).join(', ') })
    case 'invalid_format':
      return formFinding(issue, value)
    case 'invalid_key':
      return finding(issue.path, 'badLanguage')
    case 'too_small':
      return finding(issue.path, ...tooSmall(issue))
    case 'too_big':
      return finding(issue.path, 'aboveMaximum', { maximum: Number(issue.maximum) })
    case 'invalid_union':
      return unionFinding(issue)
    case 'not_multiple_of':
    case 'invalid_element':
    case 'custom':
      return finding(issue.path, 'wrongForm')
  }
}

const EXPECTED: Partial<Record<string, ShapeCode>> = {
  string: 'expectedText',
  number: 'expectedNumber',
  int: 'expectedWholeNumber',
  boolean: 'expectedYesNo',
  array: 'expectedList',
  record: 'expectedGroup',
  object: 'expectedGroup',
}

function patternCode(issue: z.core.$ZodIssueInvalidStringFormat): ShapeCode {
  const known = Object.entries(PATTERNS).find(([, pattern]) => String(pattern) === issue.pattern)
  return known ? (known[0] as keyof typeof PATTERNS) : 'wrongForm'
}

function formFinding(issue: z.core.$ZodIssueInvalidStringFormat, value: unknown): Finding {
  const code = patternCode(issue)
  const letter = code === 'badId' ? FOREIGN_LETTER.exec(String(value))?.[0] : undefined
  return letter === undefined
    ? finding(issue.path, code)
    : finding(issue.path, 'foreignLetter', { letter, codePoint: codePointOf(letter) })
}

/** A letter that is not one of a–z, though it may look like one: Cyrillic, Greek, Georgian, accented. */
const FOREIGN_LETTER = /[^\P{L}a-zA-Z]/u

function codePointOf(letter: string): string {
  const digits = (letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0')
  return `U+${digits.replace(/[a-f]/g, (digit) => 'ABCDEF'.charAt(parseInt(digit, 16) - 10))}`
}

function tooSmall(issue: z.core.$ZodIssueTooSmall): [ShapeCode, Finding['params']] {
  const minimum = Number(issue.minimum)
  if (issue.origin === 'string') return ['emptyText', {}]
  if (issue.origin === 'array') return ['tooFew', { minimum }]
  return issue.inclusive === false ? ['notPositive', {}] : ['belowMinimum', { minimum }]
}

/** The fields that are a choice of several forms but not an expression. */
const UNION_CODES: Partial<Record<string, ShapeCode>> = {
  weight: 'badWeight',
  limit: 'wrongForm',
  require: 'wrongForm',
  noCase: 'wrongForm',
}

function unionFinding(issue: z.core.$ZodIssueInvalidUnion): Finding {
  if ('options' in issue) {
    return finding(issue.path, 'notAllowed', { allowed: (issue.options ?? []).map(String).join(', ') })
  }
  const [list, field] = issue.path.slice(-2)
  // The new value of a rescaled question stands under the old one.
  if (list === 'values') return finding(issue.path, 'wrongForm')
  return finding(issue.path, UNION_CODES[String(field)] ?? 'badExpression')
}

function valueAt(document: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => (isContainer(value) ? value[key] : undefined), document)
}

function isContainer(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null
}
