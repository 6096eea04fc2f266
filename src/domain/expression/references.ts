import type { Expression } from './expression'

/** The ids of all items that an expression names, each once. */
export function itemsIn(expression: Expression): ReadonlySet<string> {
  const found = new Set<string>()
  collect(expression, found)
  return found
}

/** The item that an expression reads by itself, not through its arguments; null where it reads none. */
export function itemOf(expression: Expression): string | null {
  if (typeof expression !== 'object') return null
  if ('item' in expression) return expression.item
  if ('answered' in expression) return expression.answered
  if ('chosen' in expression) return expression.chosen
  if ('count' in expression) return expression.count
  return 'total' in expression ? expression.total : null
}

function collect(expression: Expression, found: Set<string>): void {
  if (typeof expression !== 'object') return
  const id = itemOf(expression)
  if (id !== null) found.add(id)
  if ('op' in expression) for (const argument of expression.args) collect(argument, found)
}
