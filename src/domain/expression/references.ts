import type { Expression } from './expression'

/** The ids of all items that an expression names, each once. */
export function itemsIn(expression: Expression): ReadonlySet<string> {
  const found = new Set<string>()
  collect(expression, found)
  return found
}

function collect(expression: Expression, found: Set<string>): void {
  if (typeof expression !== 'object') return
  if ('item' in expression) found.add(expression.item)
  else if ('answered' in expression) found.add(expression.answered)
  else if ('op' in expression) for (const argument of expression.args) collect(argument, found)
}
