/** Rows or columns of which only some stand in the document: from the first to before the last, by their places. */
export interface Span {
  readonly first: number
  readonly last: number
}

/** A row or column that stands in the document, or the room of those that do not. */
export type Line =
  | { readonly kind: 'shown'; readonly key: string; readonly index: number }
  | { readonly kind: 'gap'; readonly key: string; readonly size: number }

/** What to hold ready where `before` are scrolled away, so many `seen`, and so many more `ahead` on either side. */
export function spanAt(before: number, seen: number, ahead: number, count: number): Span {
  const first = Math.floor(before - ahead)
  const last = Math.ceil(before + seen + ahead)
  return { first: Math.max(0, Math.min(first, count)), last: Math.max(0, Math.min(last, count)) }
}

/**
 * The span as lines, and with it the one that Tab reaches, wherever it is: who has the focus in it never loses it. Keys
 * stay in the order of the lines, so that nothing is ever moved in the document, which would take the focus away.
 */
export function linesOf({ first, last }: Span, held: number | null, keys: readonly string[]): Line[] {
  const isAbove = held !== null && held < first
  const isBelow = held !== null && held >= last
  const shown = (index: number): Line => ({ kind: 'shown', key: keys[index] ?? '', index })
  const gap = (key: string, size: number): Line[] => (size > 0 ? [{ kind: 'gap', key, size }] : [])
  return [
    ...gap(':head', isAbove ? held : first),
    ...(isAbove ? [shown(held), ...gap(':above', first - held - 1)] : []),
    ...Array.from({ length: last - first }, (_, place) => shown(first + place)),
    ...(isBelow ? [...gap(':below', held - last), shown(held)] : []),
    ...gap(':tail', keys.length - (isBelow ? held + 1 : last)),
  ]
}
