import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heldText } from '@/parts/qr/held-text'

/** What is told of pictures that were read at these moments; `failed` says between two pictures that nothing came of A. */
function told(pictures: readonly (readonly [at: number, text: string | null] | 'failed')[]): string[] {
  const held = heldText()
  return pictures.flatMap((picture) => {
    if (picture === 'failed') {
      held.failed('A')
      return []
    }
    const [at, text] = picture
    const said = held.see(text, at)
    return said === null ? [] : [`${said} at ${at}`]
  })
}

describe('a code', () => {
  it('is told once for as long as it is held up, however long, and however slowly pictures are read', () => {
    const moments = fc.array(fc.nat(60_000), { minLength: 1 }).map((all) => all.toSorted((a, b) => a - b))
    fc.assert(
      fc.property(moments, (all) => {
        expect(told(all.map((at) => [at, 'A'] as const))).toEqual([`A at ${String(all[0])}`])
      }),
    )
  })

  it('is still held up where it was lost for less than a second', () => {
    const pictures = [0, 900, 1_800, 2_700].flatMap((at) => [[at, 'A'] as const, [at + 10, null] as const])
    expect(told(pictures)).toEqual(['A at 0'])
  })

  it('is told again after a second of pictures with nothing in them', () => {
    const empty = [100, 400, 800].map((at) => [at, null] as const)
    expect(told([[0, 'A'], ...empty, [1_099, 'A']])).toEqual(['A at 0'])
    expect(told([[0, 'A'], ...empty, [1_100, 'A']])).toEqual(['A at 0', 'A at 1100'])
  })

  it('is told again after another one', () => {
    const pictures = [
      [0, 'A'],
      [1, 'B'],
      [2, 'A'],
    ] as const
    expect(told(pictures)).toEqual(['A at 0', 'B at 1', 'A at 2'])
  })

  it('of which nothing came is told again as soon as one picture was without it', () => {
    expect(told([[0, 'A'], 'failed', [10, null], [20, 'A'], [30, null], [40, 'A']])).toEqual([
      'A at 0',
      'A at 20',
    ])
  })

  it('of which nothing came is told once a second while it is held up', () => {
    const pictures = [0, 400, 800, 1_200, 1_600, 2_000, 2_400].flatMap(
      (at) => [[at, 'A'] as const, 'failed'] as const,
    )
    expect(told(pictures)).toEqual(['A at 0', 'A at 1200', 'A at 2400'])
  })

  it('that is said to have failed when another one is held up changes nothing for that', () => {
    expect(told([[0, 'A'], [10, 'B'], 'failed', [20, null], [30, 'B']])).toEqual(['A at 0', 'B at 10'])
  })
})
