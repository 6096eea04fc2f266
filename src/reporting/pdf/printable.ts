/** Characters that no font of the report has; nothing was written. */
export class UncoveredCharactersError extends Error {
  /** Each character once, with its number: “க (U+0B95)”, in the order of the numbers. */
  readonly characters: readonly string[]
  constructor(characters: readonly string[]) {
    super(`no font covers ${characters.join(', ')}`)
    this.name = 'UncoveredCharactersError'
    this.characters = characters
  }
}

/** A character with its number, for example “க (U+0B95)”: the number helps where the device cannot show it either. */
function characterName(code: number): string {
  const digits = Array.from(code.toString(16).padStart(4, '0'))
  return `${String.fromCodePoint(code)} (U+${digits.map((digit) => '0123456789ABCDEF'[parseInt(digit, 16)] ?? '').join('')})`
}

/** Joiners, soft hyphens, direction marks, variation selectors and controls: they have no shape of their own. */
const SHAPELESS =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]/g

function cleaned(text: string): string {
  return text.normalize('NFC').replace(/\r\n?/g, '\n').replace(/\t/g, ' ').replace(SHAPELESS, '')
}

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, change))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapTexts(one, change)]))
}

/**
 * The same data with every text composed and freed of shapeless characters.
 * Throws UncoveredCharactersError when any of the others has no glyph.
 */
export function printable<T>(data: T, isCovered: (code: number) => boolean): T {
  const uncovered = new Set<number>()
  const changed = mapTexts(data, (text) => {
    const clean = cleaned(text)
    for (const character of clean) {
      const code = character.codePointAt(0) ?? 0
      if (character !== '\n' && !isCovered(code)) uncovered.add(code)
    }
    return clean
  })
  if (uncovered.size > 0) {
    const sorted = [...uncovered].sort((a, b) => a - b)
    throw new UncoveredCharactersError(sorted.map(characterName))
  }
  return changed as T
}
