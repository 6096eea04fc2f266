import { describe, expect, it } from 'vitest'
import type { ShownColumn } from '@/features/compare/heatmap-columns'
import { headingsOf } from '@/features/compare/heatmap-headings'
import type { HeatmapFigures } from '@/features/compare/use-heatmap-figures'

/** The heading of a column with this title, with `|` where a line may end within a word. */
function headingOf(title: string): string {
  const column: ShownColumn = { id: 'a', kind: 'area', areaId: null, distribution: null, index: 3 }
  const figures = { node: () => ({ number: '4', text: title, lang: 'ka' }) } as unknown as HeatmapFigures
  const [heading] = headingsOf([{ kind: 'shown', key: '3', index: 0 }], [column], figures)
  return (heading?.text ?? '').replaceAll('\u00ad', '|')
}

describe('a heading of the heatmap', () => {
  it('may end a line after a syllable of a long Georgian word, and leaves several letters on either side', () => {
    expect(headingOf('ანგარიშვალდებულება')).toBe('4. ანგა|რიშ|ვალ|დე|ბუ|ლება')
    expect(headingOf('შესაძლებლობები, თანამშრომლობა')).toBe('4. შესაძ|ლებ|ლო|ბები, თანამშრომ|ლობა')
  })

  it('leaves short words and other languages whole', () => {
    expect(headingOf('ღია საკრებულო')).toBe('4. ღია საკრებულო')
    expect(headingOf('Accountability and feedback')).toBe('4. Accountability and feedback')
  })
})
