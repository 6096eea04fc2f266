import { checkExpression, type ExpressionFinding } from '@/domain/expression/check'
import type { Expression } from '@/domain/expression/expression'
import { itemsIn } from '@/domain/expression/references'
import type { Broken } from './check-broken'
import type { KnownItems } from './check-known'
import { jsonPath, type Finding, type FindingCode } from './finding'
import {
  placed,
  placedItems,
  type PartlyIndicator,
  type PartlyItem,
  type PartlyQuestionnaire,
  type Path,
  type Placed,
} from './partial'

/** An expression with the type its value should have, and what is expected of it besides. */
interface PlacedExpression extends Placed<Expression> {
  readonly expected: 'boolean' | 'number'
  /** The item whose answer a constraint is about. */
  readonly about?: string | undefined
  /** Whether it must read some answer, or is no figure at all. */
  readonly isFigure?: boolean
}

/** What is wrong with the conditions and computed figures. What is broken, or names an item that is, is not judged. */
export function expressionFindings(
  questionnaire: PartlyQuestionnaire,
  indicators: readonly Placed<PartlyIndicator>[],
  known: KnownItems,
  broken: Broken,
): Finding[] {
  return [...indicators.flatMap(inIndicator), ...inGates(questionnaire)]
    .filter(({ path }) => !broken.within(path))
    .flatMap((placedExpression) => {
      const { node, path, expected } = placedExpression
      const found = checkExpression(node, known.sure, expected, known.isUnsure)
      return [...found, ...purposeFindings(placedExpression, found)].map((each) =>
        asFinding(each, jsonPath(path)),
      )
    })
}

function inIndicator(indicator: Placed<PartlyIndicator>): PlacedExpression[] {
  const { node, path } = indicator
  return [
    ...condition(node.visibleIf, [...path, 'visibleIf']),
    ...placed(node.checks, [...path, 'checks']).flatMap((check) =>
      condition(check.node.expect, [...check.path, 'expect']),
    ),
    ...placed(node.caps, [...path, 'caps']).flatMap((cap) => condition(cap.node.when, [...cap.path, 'when'])),
    ...placedItems(indicator).flatMap(inItem),
  ]
}

function inItem({ node, path }: Placed<PartlyItem>): PlacedExpression[] {
  // Of a type that could not be read nothing else was looked at.
  if (node.type === undefined) return []
  const shown = condition(node.visibleIf, [...path, 'visibleIf'])
  if (node.type === 'ratio') {
    return [
      ...shown,
      ...figure(node.part, [...path, 'part'], false),
      ...figure(node.whole, [...path, 'whole'], false),
    ]
  }
  if (node.type === 'computed') return [...shown, ...figure(node.value, [...path, 'value'], true)]
  const { requiredIf } = node
  return [
    ...shown,
    ...(requiredIf === true ? [] : condition(requiredIf, [...path, 'requiredIf'])),
    ...placed(node.constraints, [...path, 'constraints']).flatMap((constraint) =>
      condition(constraint.node.expect, [...constraint.path, 'expect'], node.id),
    ),
  ]
}

function inGates({ scoring }: PartlyQuestionnaire): PlacedExpression[] {
  return placed(scoring?.gates, ['scoring', 'gates']).flatMap(({ node: { require }, path }) =>
    require && 'fact' in require ? condition(require.fact, [...path, 'require', 'fact']) : [],
  )
}

function condition(node: unknown, path: Path, about?: string): PlacedExpression[] {
  return node === undefined ? [] : [{ node: node as Expression, path, expected: 'boolean', about }]
}

function figure(node: unknown, path: Path, isFigure: boolean): PlacedExpression[] {
  return node === undefined ? [] : [{ node: node as Expression, path, expected: 'number', isFigure }]
}

/** A constraint that is not about its own question, a figure made of no answer; unless another fault explains it. */
function purposeFindings(
  { node, about, isFigure }: PlacedExpression,
  found: readonly ExpressionFinding[],
): PlacedCode[] {
  if (found.length > 0) return []
  const read = itemsIn(node)
  if (about !== undefined && !read.has(about)) {
    return [{ code: 'constraintElsewhere', params: { item: about }, path: '' }]
  }
  return isFigure && read.size === 0 ? [{ code: 'figureOfNothing', params: {}, path: '' }] : []
}

interface PlacedCode {
  readonly code: FindingCode
  readonly params: Finding['params']
  readonly path: string
}

const EXPECTED_CODES: Partial<Record<string, FindingCode>> = {
  number: 'expectedNumber',
  string: 'expectedText',
  boolean: 'expectedYesNo',
}

function asFinding({ code, params, path }: ExpressionFinding | PlacedCode, place: string): Finding {
  if (code !== 'type') return { path: place + path, code, params }
  return { path: place + path, code: EXPECTED_CODES[params['expected'] ?? ''] ?? 'badExpression', params: {} }
}
