import type { ReadingCode } from './finding'

/** Why a text is refused. */
export interface ScanProblem {
  readonly code: Exclude<ReadingCode, 'tooLarge'>
  /** Offset in the text, in UTF-16 units. */
  readonly at: number
  /** The key in question, else empty. */
  readonly key: string
}

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype'])
const NUMBER_OR_WORD = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

/** What may come next: a value (or the end of an empty list), a key (or the end of an empty object), and so on. */
type Expected = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'commaOrEnd' | 'nothing'

/**
 * Looks once over a JSON text, without recursion, for what `JSON.parse` accepts or cannot see: keys given twice, nesting
 * deeper than `maxDepth`, lone surrogates, keys that could reach a prototype, numbers too large to hold. Null when
 * nothing is wrong; then `JSON.parse` succeeds.
 */
export function scanJson(text: string, maxDepth: number): ScanProblem | null {
  return new Scanner(text, maxDepth).run()
}

class Scanner {
  private at = 0
  private expected: Expected = 'value'
  /** The open containers, outermost first: an object's keys so far, or null for a list. */
  private readonly open: (Set<string> | null)[] = []
  private readonly text: string
  private readonly maxDepth: number

  constructor(text: string, maxDepth: number) {
    this.text = text
    this.maxDepth = maxDepth
  }

  run(): ScanProblem | null {
    for (;;) {
      this.skipSpace()
      if (this.at === this.text.length) return this.expected === 'nothing' ? null : this.problem('notJson')
      const problem = this.step(this.text.charAt(this.at))
      if (problem) return problem
    }
  }

  private step(character: string): ScanProblem | null {
    switch (this.expected) {
      case 'nothing':
        return this.problem('notJson')
      case 'colon':
        return character === ':' ? this.advance('value') : this.problem('notJson')
      case 'commaOrEnd':
        return this.commaOrEnd(character)
      case 'keyOrEnd':
        return character === '}' ? this.close() : this.key(character)
      case 'key':
        return this.key(character)
      case 'valueOrEnd':
        return character === ']' ? this.close() : this.value(character)
      case 'value':
        return this.value(character)
    }
  }

  private commaOrEnd(character: string): ScanProblem | null {
    const isObject = this.open.at(-1) !== null
    if (character === ',') return this.advance(isObject ? 'key' : 'value')
    return character === (isObject ? '}' : ']') ? this.close() : this.problem('notJson')
  }

  private key(character: string): ScanProblem | null {
    const start = this.at
    if (character !== '"') return this.problem('notJson')
    const problem = this.string()
    if (problem) return problem
    // Two spellings of one key, "a" and "\u0061", are the same key.
    const written = this.text.slice(start, this.at)
    const key = written.includes('\\') ? (JSON.parse(written) as string) : written.slice(1, -1)
    if (FORBIDDEN_KEYS.has(key)) return { code: 'forbiddenKey', at: start, key }
    const keys = this.open.at(-1)
    if (keys?.has(key)) return { code: 'duplicateKey', at: start, key }
    keys?.add(key)
    this.expected = 'colon'
    return null
  }

  private value(character: string): ScanProblem | null {
    if (character === '{' || character === '[') {
      if (this.open.length === this.maxDepth) return this.problem('tooDeep')
      this.open.push(character === '{' ? new Set() : null)
      return this.advance(character === '{' ? 'keyOrEnd' : 'valueOrEnd')
    }
    const problem = character === '"' ? this.string() : this.numberOrWord()
    if (!problem) this.afterValue()
    return problem
  }

  private numberOrWord(): ScanProblem | null {
    NUMBER_OR_WORD.lastIndex = this.at
    const found = NUMBER_OR_WORD.exec(this.text)?.[0]
    if (found === undefined) return this.problem('notJson')
    if (Math.abs(Number(found)) === Infinity) return this.problem('numberTooLarge')
    this.at += found.length
    return null
  }

  /** Moves past the string that begins here. */
  private string(): ScanProblem | null {
    let previousIsHigh = false
    this.at += 1
    for (;;) {
      const start = this.at
      const unit = this.text.charCodeAt(start)
      // Also true at the end of the text, where the unit is NaN.
      if (!(unit >= 0x20)) return this.problem('notJson')
      const value = unit === 0x5c ? this.escape() : unit
      if (value === null) return this.problem('notJson')
      const isLow = value >= 0xdc00 && value <= 0xdfff
      if (isLow !== previousIsHigh) return { code: 'brokenCharacter', at: start, key: '' }
      previousIsHigh = value >= 0xd800 && value <= 0xdbff
      if (unit !== 0x5c) this.at += 1
      if (unit === 0x22) return null
    }
  }

  /** Moves past the escape that begins here; its UTF-16 unit, 0 for one that is no `\u`, null when it is malformed. */
  private escape(): number | null {
    ESCAPE.lastIndex = this.at
    const found = ESCAPE.exec(this.text)?.[0]
    if (found === undefined) return null
    this.at += found.length
    return found.length === 6 ? parseInt(found.slice(2), 16) : 0
  }

  private close(): null {
    this.open.pop()
    this.at += 1
    this.afterValue()
    return null
  }

  private afterValue(): void {
    this.expected = this.open.length === 0 ? 'nothing' : 'commaOrEnd'
  }

  private advance(expected: Expected): null {
    this.at += 1
    this.expected = expected
    return null
  }

  private skipSpace(): void {
    for (;;) {
      const unit = this.text.charCodeAt(this.at)
      if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return
      this.at += 1
    }
  }

  private problem(code: ScanProblem['code']): ScanProblem {
    return { code, at: this.at, key: '' }
  }
}
