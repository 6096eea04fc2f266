import { repeated } from './check-ids'
import { finding, type Finding } from './finding'
import { placed, type Partly, type PartlyItem, type Placed, type Path } from './partial'
import type { Item } from './format-1'

type PartlyOf<Type extends Item['type']> = Partly<Extract<Item, { type: Type }>>

/** What is wrong inside one item: its levels, limits, line, choices, and whether it can be scored as it says. */
export function itemFindings({ node, path }: Placed<PartlyItem>): Finding[] {
  switch (node.type) {
    case 'ladder':
      return ladderFindings(node, path)
    case 'scale':
      return limitFindings(node, path)
    case 'number':
      return [...limitFindings(node, path), ...lineFindings(node, path)]
    case 'percent':
      return lineFindings(node, path)
    case 'ratio':
      return lineFindings(node, path)
    case 'singleChoice':
    case 'multipleChoice':
      return choiceFindings(node, path)
    case 'yesPartlyNo':
    case 'money':
    case 'date':
    case 'month':
    case 'shortText':
    case 'longText':
    case 'ranking':
    case 'table':
    case 'roster':
    case 'file':
    case 'computed':
    case undefined:
      return []
  }
}

function ladderFindings({ levels }: PartlyOf<'ladder'>, path: Path): Finding[] {
  const first = levels?.[0]?.value
  if (first === undefined) return []
  const wrong = levels?.findIndex(
    (level, index) => level?.value !== undefined && level.value !== first + index,
  )
  if (wrong === undefined || wrong === -1) return []
  return [finding([...path, 'levels', wrong, 'value'], 'levelsNotConsecutive', { expected: first + wrong })]
}

function limitFindings({ min, max }: PartlyOf<'scale'> | PartlyOf<'number'>, path: Path): Finding[] {
  if (min === undefined || max === undefined || min < max) return []
  return [finding([...path, 'max'], 'minimumNotBelowMaximum', { minimum: min, maximum: max })]
}

function lineFindings(
  { line, scored }: PartlyOf<'number'> | PartlyOf<'percent'> | PartlyOf<'ratio'>,
  path: Path,
): Finding[] {
  if (line === undefined) return scored ? [finding([...path, 'scored'], 'scoredWithoutRule')] : []
  if (line.zeroAt === undefined || line.zeroAt !== line.fullAt) return []
  return [finding([...path, 'line'], 'flatLine', { value: line.zeroAt })]
}

function choiceFindings(item: PartlyOf<'singleChoice'> | PartlyOf<'multipleChoice'>, path: Path): Finding[] {
  const choices = placed(item.choices, [...path, 'choices'])
  const bestSet = item.type === 'multipleChoice' ? item.bestSet : undefined
  const withShare = choices.filter(({ node }) => node.share !== undefined)
  const findings = repeated(choices)
  for (const [index, id] of (bestSet ?? []).entries()) {
    if (id !== undefined && !choices.some(({ node }) => node.id === id)) {
      findings.push(finding([...path, 'bestSet', index], 'unknownChoice', { id }))
    }
  }
  if (item.scored && bestSet === undefined && withShare.length === 0) {
    findings.push(finding([...path, 'scored'], 'scoredWithoutRule'))
  }
  if (item.type === 'singleChoice' && withShare.length > 0) {
    for (const { node, path: place } of choices) {
      if (node.share === undefined) findings.push(finding([...place, 'share'], 'choiceWithoutShare'))
    }
  }
  return findings
}
