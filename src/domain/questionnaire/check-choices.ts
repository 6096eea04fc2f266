import type { Broken } from './check-broken'
import { repeated } from './check-ids'
import { finding, type Finding } from './finding'
import type { Item } from './format-1'
import { placed, type Partly, type Path } from './partial'

type PartlyOf<Type extends Item['type']> = Partly<Extract<Item, { type: Type }>>

/** What is wrong with the choices of an item, with how many of them are asked for, and with their shares. */
export function choiceFindings(
  item: PartlyOf<'singleChoice' | 'multipleChoice' | 'ranking'>,
  path: Path,
  broken: Broken,
): Finding[] {
  const findings = repeated(placed(item.choices, [...path, 'choices']))
  switch (item.type) {
    case 'ranking':
      return [...findings, ...countFindings(item.first, item.choices, [...path, 'first'])]
    case 'multipleChoice':
      return [
        ...findings,
        ...countFindings(item.most, item.choices, [...path, 'most']),
        ...bestSetFindings(item, path),
        ...(item.bestSet === undefined ? ruleFindings(item, path, broken) : []),
      ]
    case 'singleChoice':
      return [...findings, ...ruleFindings(item, path, broken), ...shareFindings(item, path, broken)]
    case undefined:
      return findings
  }
}

function countFindings(count: number | undefined, choices: unknown[] | undefined, path: Path): Finding[] {
  if (count === undefined || choices === undefined || count <= choices.length) return []
  return [finding(path, 'moreThanChoices', { count, choices: choices.length })]
}

function bestSetFindings({ bestSet, choices, most }: PartlyOf<'multipleChoice'>, path: Path): Finding[] {
  if (bestSet === undefined) return []
  const known = new Set(choices?.map((choice) => choice?.id))
  // An id that could not be read may be any.
  const isSure = choices !== undefined && !known.has(undefined)
  const seen = new Set<string>()
  const findings = bestSet.flatMap((id, index) => {
    const place = [...path, 'bestSet', index]
    if (id === undefined) return []
    if (seen.has(id)) return [finding(place, 'duplicateId', { id })]
    seen.add(id)
    return isSure && !known.has(id) ? [finding(place, 'unknownChoice', { id })] : []
  })
  if (findings.length === 0 && most !== undefined && most < bestSet.length) {
    findings.push(finding([...path, 'most'], 'bestSetOutOfReach', { most, count: bestSet.length }))
  }
  return findings
}

function ruleFindings(
  { choices, scored }: PartlyOf<'singleChoice' | 'multipleChoice'>,
  path: Path,
  broken: Broken,
): Finding[] {
  const hasShare = choices?.some((choice) => choice?.share !== undefined) ?? false
  const isUnread = broken.within([...path, 'choices']) || broken.within([...path, 'bestSet'])
  return scored && !hasShare && !isUnread ? [finding([...path, 'scored'], 'scoredWithoutRule')] : []
}

function shareFindings({ choices }: PartlyOf<'singleChoice'>, path: Path, broken: Broken): Finding[] {
  const all = placed(choices, [...path, 'choices'])
  if (all.every(({ node }) => node.share === undefined)) return []
  return all
    .map(({ node, path: place }) => ({ node, path: [...place, 'share'] }))
    .filter(({ node, path: place }) => node.share === undefined && !broken.within(place))
    .map(({ path: place }) => finding(place, 'choiceWithoutShare'))
}
