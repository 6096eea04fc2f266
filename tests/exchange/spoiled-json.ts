import type { Random } from './fuzz'

/** Values that are easily mistaken for what should be there. */
const STRANGE_VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  2,
  1.5,
  1e308,
  1e21,
  '',
  'x',
  '\ud800',
  '=1+1',
  '<img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '__proto__',
  '2026-13-45T99:99:99Z',
  '2026-03-01T10:00:00Z',
  '00000000-0000-4000-8000-000000000001',
  'a'.repeat(64),
  'A'.repeat(64),
  'ა'.repeat(30_000),
  [],
  [[]],
  {},
  { id: 1 },
]
const STRANGE_KEYS = ['__proto__', 'constructor', 'toString', 'extra', '', 'isPartial', 'id', 'bytes']

/** A copy of a JSON value with one change somewhere in it. */
export function spoiledValue(value: unknown, random: Random): unknown {
  // Deeper and deeper, and then here.
  const isHere = random(4) === 0
  if (Array.isArray(value)) return spoiledList(value, random, isHere)
  if (typeof value === 'object' && value !== null) return spoiledObject(value, random, isHere)
  return otherValue(value, random)
}

function otherValue(value: unknown, random: Random): unknown {
  if (typeof value === 'string' && random(2) === 0) {
    const at = random(value.length + 1)
    return value.slice(0, at) + String.fromCharCode(random(0x300)) + value.slice(at + random(2))
  }
  if (typeof value === 'number' && random(2) === 0) return value + random(3) - 1
  return STRANGE_VALUES[random(STRANGE_VALUES.length)]
}

function spoiledList(list: readonly unknown[], random: Random, isHere: boolean): unknown[] {
  const at = random(list.length + 1)
  if (!isHere && at < list.length) return list.with(at, spoiledValue(list[at], random))
  const change = random(4)
  if (change === 0) return list.filter((_, index) => index !== at)
  if (change === 1) return [...list, ...list.slice(at, at + 1)]
  if (change === 2) return [...list].reverse()
  return [...list.slice(0, at), STRANGE_VALUES[random(STRANGE_VALUES.length)], ...list.slice(at)]
}

function spoiledObject(object: object, random: Random, isHere: boolean): unknown {
  const members = Object.entries(object) as [string, unknown][]
  const [key, member] = members[random(members.length + 1)] ?? ['extra', 1]
  const others = members.filter(([name]) => name !== key)
  if (!isHere) return objectOf([...others, [key, spoiledValue(member, random)]])
  const change = random(3)
  if (change === 0) return objectOf(others)
  const [otherKey = '', otherMember] = members[random(members.length)] ?? []
  if (change === 1) return objectOf([...members.filter(([name]) => name !== otherKey), [otherKey, member]])
  return objectOf([...members, [STRANGE_KEYS[random(STRANGE_KEYS.length)] ?? '', otherMember]])
}

/** An object of these members, also where one is called `__proto__`. */
function objectOf(members: readonly [string, unknown][]): object {
  const object = {}
  for (const [key, value] of members) {
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true })
  }
  return object
}
