import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { onStep, PALETTE, type PaperColour } from '@/reporting/pdf/palette'

const tokens = readFileSync('src/ui/tokens.css', 'utf8')

/** The light and dark value of a token. */
function token(name: string): { light: string; dark: string } {
  const [, light = '', dark = ''] =
    new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(tokens) ?? []
  return { light, dark }
}

/** Contrast of two colours as WCAG 2.2 defines it, 1–21. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [one, other].map(luminance).sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = parseInt(colour.slice(start, start + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

describe('the five-step scale', () => {
  const pairs: [PaperColour, string][] = [
    ['step0', 'level-0'],
    ['step1', 'level-1'],
    ['step2', 'level-2'],
    ['step3', 'level-3'],
    ['step4', 'level-4'],
  ]

  it.each(pairs)('is the same on paper as on the screen: %s', (onPaper, onScreen) => {
    expect(PALETTE[onPaper]).toBe(token(onScreen).light)
  })

  it('grows darker with every level in light, and lighter in dark, so that it survives grey print', () => {
    const light = pairs.map(([, name]) => luminance(token(name).light))
    const dark = pairs.map(([, name]) => luminance(token(name).dark))
    expect(light).toEqual([...light].sort((a, b) => b - a))
    expect(dark).toEqual([...dark].sort((a, b) => a - b))
  })

  it.each([0, 1, 2, 3, 4])('carries a readable figure on paper: level %i', (level) => {
    const ground = PALETTE[`step${level}` as PaperColour]
    expect(contrast(PALETTE[onStep(level)], ground)).toBeGreaterThanOrEqual(4.5)
  })
})

describe('the contrast measured here', () => {
  it('is 21 for black on white and 1 for a colour on itself', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 6)
    expect(contrast('#0b5a60', '#0b5a60')).toBe(1)
  })
})
