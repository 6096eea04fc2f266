import { expect, it } from 'vitest'
import { deviationBar } from '@/drawing/deviation-bar'
import { dotPlot } from '@/drawing/dot-plot'
import { spreadBar } from '@/drawing/spread-bar'

const shares = { lowest: 0, lowerQuartile: 0.25, median: 0.5, upperQuartile: 0.75, highest: 1 }

it('a spread spans its lowest to its highest, with the box between the quartiles and the stroke at the median', () => {
  const { shapes } = spreadBar({ ...shares, lowest: 0.1, highest: 0.9 }, { width: 200, height: 10 })
  expect(shapes.find(({ kind }) => kind === 'rect')).toMatchObject({ x: 50, width: 100 })
  const lines = shapes.flatMap((shape) => (shape.kind === 'line' ? [shape] : []))
  expect(lines.map(({ from, to }) => [from[0], to[0]])).toEqual([
    [0, 200],
    [20, 180],
    [100, 100],
  ])
})

it('every value is a dot of its own within the height, equal ones above each other, however many there are', () => {
  const dots = [...Array.from({ length: 500 }, () => 0.5), 0, 1]
  const size = { width: 400, dotsHeight: 60, dot: 5, labelSize: 8 }
  const { shapes } = dotPlot({ shares, dots, axis: [] }, size)
  const drawn = shapes.flatMap((shape) => (shape.kind === 'rect' && shape.fill === 'accent' ? [shape] : []))
  expect(drawn).toHaveLength(502)
  const stack = drawn.slice(0, 500)
  expect(new Set(stack.map(({ x }) => x)).size).toBe(1)
  expect(new Set(stack.map(({ y }) => y)).size).toBe(500)
  for (const { y } of drawn) {
    expect(y).toBeGreaterThanOrEqual(0)
    expect(y).toBeLessThanOrEqual(60)
  }
})

it('a deviation goes to its side of the middle, is full at the limit, and is nothing where there is none', () => {
  const bar = (difference: number | null) =>
    deviationBar(difference, 0.4, { width: 100, height: 10 }).shapes.filter(
      (shape) => shape.kind === 'rect' && shape.fill !== 'sunken',
    )
  expect(bar(0.2)).toMatchObject([{ x: 50, width: 25 }])
  expect(bar(-0.4)).toMatchObject([{ x: 0, width: 50 }])
  expect(bar(-0.9)).toMatchObject([{ x: 0, width: 50 }])
  expect(bar(null)).toEqual([])
})
