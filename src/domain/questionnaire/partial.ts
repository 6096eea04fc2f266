import type { Area, Indicator, Item, Questionnaire } from './format-1'

type Plain = string | number | boolean | null | undefined

/** A well-shaped value of which parts may be missing, because what stood there was broken. */
export type Partly<T> = T extends Plain
  ? T
  : T extends readonly (infer E)[]
    ? (Partly<E> | undefined)[]
    : { [K in keyof T]?: Partly<T[K]> | undefined }

/** Keys and list positions that lead to a part of a document. */
export type Path = readonly PropertyKey[]

/** A part of a document together with its place. */
export interface Placed<T> {
  readonly node: T
  readonly path: Path
}

/** A questionnaire of which parts may be missing. */
export type PartlyQuestionnaire = Partly<Questionnaire>
/** An area of which parts may be missing. */
export type PartlyArea = Partly<Omit<Area, 'areas' | 'indicators'>> & {
  areas?: (PartlyArea | undefined)[] | undefined
  indicators?: (PartlyIndicator | undefined)[] | undefined
}
/** An indicator of which parts may be missing. */
export type PartlyIndicator = Partly<Indicator>
/** An item of which parts may be missing. */
export type PartlyItem = Partly<Item>

/** The entries of a list with their places; holes are left out, an absent list is empty. */
export function placed<T>(list: readonly (T | undefined)[] | undefined, path: Path): Placed<T>[] {
  return (list ?? []).flatMap((node, index) => (node === undefined ? [] : [{ node, path: [...path, index] }]))
}

/** All areas with their places, parents before their children. */
export function placedAreas(
  areas: readonly (PartlyArea | undefined)[] | undefined,
  path: Path = ['areas'],
): Placed<PartlyArea>[] {
  return placed(areas, path).flatMap((area) => [
    area,
    ...placedAreas(area.node.areas, [...area.path, 'areas']),
  ])
}

/** The indicators that these areas hold directly, with their places. */
export function placedIndicators(areas: readonly Placed<PartlyArea>[]): Placed<PartlyIndicator>[] {
  return areas.flatMap(({ node, path }) => placed(node.indicators, [...path, 'indicators']))
}

/** The items of this indicator, with their places. */
export function placedItems({ node, path }: Placed<PartlyIndicator>): Placed<PartlyItem>[] {
  return placed(node.items, [...path, 'items'])
}
