import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { radar } from '@/drawing/radar'
import { shareBar } from '@/drawing/share-bar'
import { stepColour, type Drawing, type Point, type Shape } from '@/drawing/shapes'
import { staircase } from '@/drawing/staircase'
import { timeline } from '@/drawing/timeline'

function pointsOf(shape: Shape): Point[] {
  switch (shape.kind) {
    case 'rect':
      return [
        [shape.x, shape.y],
        [shape.x + shape.width, shape.y + shape.height],
      ]
    case 'line':
      return [shape.from, shape.to]
    case 'polygon':
      return [...shape.points]
    case 'text':
      return [[shape.x, shape.y]]
  }
}

function outside({ width, height, shapes }: Drawing): Point[] {
  const isWithin = (value: number, end: number) => value >= -1e-6 && value <= end + 1e-6
  return shapes.flatMap(pointsOf).filter(([x, y]) => !isWithin(x, width) || !isWithin(y, height))
}

const maybeShare = fc.option(fc.double({ min: 0, max: 1, noNaN: true }))

describe('every drawing stays inside its own borders', () => {
  it('bars', () => {
    fc.assert(
      fc.property(maybeShare, maybeShare, fc.integer({ min: 0, max: 4 }), (share, evidencedShare, step) => {
        expect(
          outside(
            shareBar({ share, evidencedShare, step }, [0, 0.2, 0.4, 0.6, 0.8], { width: 200, height: 20 }),
          ),
        ).toEqual([])
      }),
    )
  })

  it('radars', () => {
    const axes = fc.array(fc.record({ label: fc.string(), share: maybeShare, evidencedShare: maybeShare }), {
      minLength: 3,
      maxLength: 20,
    })
    fc.assert(
      fc.property(axes, (all) => {
        expect(outside(radar(all, 300, 10))).toEqual([])
      }),
    )
  })

  it('staircases', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.option(fc.nat(8)), (count, index) => {
        const stairs = Array.from({ length: count }, (_, step) => ({ label: String(step) }))
        const reached = index === null || index >= count ? null : { index, figure: '57' }
        expect(
          outside(staircase(stairs, reached, { width: 400, height: 200, labelSize: 10, figureSize: 30 })),
        ).toEqual([])
      }),
    )
  })

  it('timelines, also where dates stand the wrong way round', () => {
    const date = fc
      .date({ min: new Date('2020-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10))
    const row = fc.record({
      label: fc.string(),
      start: fc.option(date),
      due: fc.option(date),
      steps: fc.array(fc.record({ date, isDone: fc.boolean() }), { maxLength: 3 }),
      step: fc.integer({ min: 0, max: 4 }),
    })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
        const drawn = timeline(rows, {
          width: 480,
          rowHeight: 20,
          labelWidth: 24,
          labelSize: 8,
          monthLabel: (year) => `${year}`,
        })
        const dated = rows.filter(({ start, due, steps }) => start ?? due ?? steps[0])
        expect(drawn === null).toBe(dated.length === 0)
        expect(drawn ? outside(drawn) : []).toEqual([])
      }),
    )
  })
})

it('the length of a bar is its share of the track, and the dark line stands at the evidenced share', () => {
  const { shapes } = shareBar({ share: 0.75, evidencedShare: 0.5, step: 3 }, [], { width: 200, height: 20 })
  const [track, bar, line] = shapes
  expect(track).toMatchObject({ kind: 'rect', width: 200, fill: 'sunken' })
  expect(bar).toMatchObject({ kind: 'rect', x: 0, width: 150, fill: 'step3' })
  expect(line).toMatchObject({ kind: 'line', from: [100, 0], stroke: 'ink' })
})

it('steps of the staircase rise, the climbed ones in their own colours, and the figure stands on the one reached', () => {
  const stairs = ['0–19', '20–39', '40–59', '60–79', '80–100'].map((label) => ({ label }))
  const { shapes } = staircase(
    stairs,
    { index: 2, figure: '57' },
    { width: 500, height: 300, labelSize: 10, figureSize: 30 },
  )
  const blocks = shapes.filter((shape) => shape.kind === 'rect')
  expect(blocks.map(({ fill }) => fill)).toEqual(['step0', 'step1', 'step2', 'step0', 'step0'])
  const heights = blocks.map(({ height }) => height)
  expect(heights).toEqual([...heights].sort((a, b) => a - b))
  const figure = shapes.find((shape) => shape.kind === 'text' && shape.text === '57')
  expect(figure).toMatchObject({ x: (blocks[2]?.x ?? 0) + (blocks[2]?.width ?? 0) / 2, anchor: 'middle' })
})

it('a step beyond the scale takes its nearest colour', () => {
  expect([-1, 0, 2, 4, 9].map(stepColour)).toEqual(['step0', 'step0', 'step2', 'step4', 'step4'])
})
