import type { Expression } from '@/domain/expression/expression'
import { itemOf } from '@/domain/expression/references'
import type { Broken } from './check-broken'
import { finding, type Finding } from './finding'
import { placedItems, type PartlyIndicator, type PartlyItem, type Path, type Placed } from './partial'

/**
 * Conditions on being shown and on having to be answered that name a question which does not stand before what they
 * decide. Read from the top, every question is thus decided by answers already given, and nothing waits for itself.
 */
export function orderFindings(indicators: readonly Placed<PartlyIndicator>[], broken: Broken): Finding[] {
  const items = indicators.flatMap(placedItems)
  const positions = new Map<string, number>()
  for (const [index, { node }] of items.entries()) {
    if (node.id !== undefined && !positions.has(node.id))
      positions.set(node.id, isComputed(node) ? -1 : index)
  }
  const findings: Finding[] = []
  const look = (condition: PartlyExpression, path: Path, from: number, to: number) => {
    // What is broken inside has been named; the rest of it cannot be told from what was meant.
    if (condition === undefined || broken.within(path)) return
    for (const { id, path: place } of readingsIn(condition as Expression, path)) {
      const position = positions.get(id) ?? -1
      if (position >= to) findings.push(finding(place, 'readsLater', { item: id }))
      else if (position >= from) findings.push(finding(place, 'readsItself', { item: id }))
    }
  }
  let start = 0
  for (const indicator of indicators) {
    const own = placedItems(indicator)
    look(indicator.node.visibleIf, [...indicator.path, 'visibleIf'], start, start + own.length)
    for (const { node, path } of own) {
      start += 1
      if (node.type === undefined) continue
      look(node.visibleIf, [...path, 'visibleIf'], start - 1, start)
      look(node.requiredIf, [...path, 'requiredIf'], start - 1, start)
    }
  }
  return findings
}

type PartlyExpression = PartlyIndicator['visibleIf']

/** What is computed may be named by nothing at all, which is said elsewhere. */
function isComputed({ type }: PartlyItem): boolean {
  return type === 'ratio' || type === 'computed'
}

/** Every place of an expression that names an item. */
function readingsIn(expression: Expression, path: Path): { id: string; path: Path }[] {
  if (typeof expression !== 'object') return []
  if ('op' in expression) {
    return expression.args.flatMap((argument, index) => readingsIn(argument, [...path, 'args', index]))
  }
  const id = itemOf(expression)
  return id === null ? [] : [{ id, path }]
}
