import { checkExpression, type ExpressionFinding } from '@/domain/expression/check'
import type { Expression } from '@/domain/expression/expression'
import { itemsIn } from '@/domain/expression/references'
import { jsonPath, type Finding, type FindingCode } from './finding'
import type { Item } from './format-1'
import {
  placed,
  placedAreas,
  placedIndicators,
  type PartlyIndicator,
  type PartlyQuestionnaire,
  type Placed,
} from './partial'

type Expected = 'boolean' | 'number'
type PlacedExpression = Placed<Expression> & { readonly expected: Expected }

/**
 * What is wrong with the conditions and computed figures. `isBroken` tells of a place whether something at or below it
 * could not be read; an expression that is broken, or names an item that is, cannot be judged. `hasHiddenItems` says
 * that the ids of some items could not be read, so that no item can be called unknown.
 */
export function expressionFindings(
  questionnaire: PartlyQuestionnaire,
  isBroken: (path: string) => boolean,
  hasHiddenItems: boolean,
): Finding[] {
  const indicators = placedIndicators(placedAreas(questionnaire.areas))
  const whole = new Map<string, Item>()
  const broken = new Set<string>()
  for (const { node, path } of indicators.flatMap(itemsOf)) {
    if (isBroken(jsonPath(path))) broken.add(node.id ?? '')
    else whole.set(node.id ?? '', node as Item)
  }
  const canJudge = ({ node, path }: PlacedExpression) =>
    !isBroken(jsonPath(path)) &&
    [...itemsIn(node)].every((id) => whole.has(id) || !(broken.has(id) || hasHiddenItems))
  return expressionsOf(questionnaire, indicators)
    .filter(canJudge)
    .flatMap(({ node, path, expected }) =>
      checkExpression(node, whole, expected).map((found) => asFinding(found, jsonPath(path))),
    )
}

function itemsOf({ node, path }: Placed<PartlyIndicator>) {
  return placed(node.items, [...path, 'items'])
}

/** Every expression of the questionnaire, with the type its value should have. */
function expressionsOf(
  questionnaire: PartlyQuestionnaire,
  indicators: readonly Placed<PartlyIndicator>[],
): PlacedExpression[] {
  const found: PlacedExpression[] = []
  const add = (node: unknown, path: Placed<unknown>['path'], expected: Expected) => {
    if (node !== undefined) found.push({ node: node as Expression, path, expected })
  }
  for (const { node, path } of indicators) {
    for (const check of placed(node.checks, [...path, 'checks'])) {
      add(check.node.expect, [...check.path, 'expect'], 'boolean')
    }
    for (const cap of placed(node.caps, [...path, 'caps']))
      add(cap.node.when, [...cap.path, 'when'], 'boolean')
    for (const item of itemsOf({ node, path })) {
      if (item.node.type !== 'ratio') continue
      add(item.node.part, [...item.path, 'part'], 'number')
      add(item.node.whole, [...item.path, 'whole'], 'number')
    }
  }
  for (const gate of placed(questionnaire.scoring?.gates, ['scoring', 'gates'])) {
    const condition = gate.node.require
    if (condition && 'fact' in condition) add(condition.fact, [...gate.path, 'require', 'fact'], 'boolean')
  }
  return found
}

const EXPECTED_CODES: Partial<Record<string, FindingCode>> = {
  number: 'expectedNumber',
  string: 'expectedText',
  boolean: 'expectedYesNo',
}

function asFinding({ code, params, path }: ExpressionFinding, place: string): Finding {
  if (code !== 'type') return { path: place + path, code, params }
  return { path: place + path, code: EXPECTED_CODES[params['expected'] ?? ''] ?? 'badExpression', params: {} }
}
