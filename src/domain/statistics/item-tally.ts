import { standingOf } from '@/domain/assessment/standing'
import type { Item } from '@/domain/questionnaire/format-1'
import type { AnswerContent, AnswerValue } from '@/domain/records/answer'
import { Branch } from './branch'

/** What some people said of one item, counted. Whoever was not asked is in none of it. */
export interface Told {
  /** Each different value, and how many gave it; none where the item is a text (`ItemTally.texts`). */
  readonly values: readonly (readonly [value: AnswerValue, count: number])[]
  readonly answered: number
  readonly dontKnow: number
  readonly na: number
  readonly unanswered: number
}

/** What can be said of an item, by number; the first four are no answers. The same number whenever the same is said. */
export type Said = number
const NOT_ASKED: Said = 0
const WITHOUT = { unanswered: 1, dontKnow: 2, na: 3 } as const
const FIRST_ANSWER: Said = 4

/** Whole numbers below this are found by their place, without a search. */
const FEW = 256

/**
 * Counts what is said of one item, by groups of people, one person after the other. Each different value is read once,
 * when it first comes (`standingOf`); when it comes again, only its place is looked up. Texts seldom come again: each is
 * read, and kept apart.
 */
export class ItemTally {
  readonly #item: Item
  readonly #groups: number
  readonly #isText: boolean
  /** The places of the choices, by id. */
  readonly #choices: ReadonlyMap<unknown, number>
  /** What each number stands for, from `FIRST_ANSWER` on. */
  readonly #answers: AnswerValue[] = []
  /** How often each was said: the groups of the first, then those of the second. */
  #times: Uint32Array
  readonly #numbers: Said[] = []
  readonly #known = new Map<AnswerValue, Said>()
  readonly #lists = new Branch<Said>()
  readonly #texts: string[] = []
  #now: Said = WITHOUT.unanswered
  /** What the person writes who is being counted. */
  #text: string | null = null

  constructor(item: Item, groups: number) {
    this.#item = item
    this.#groups = groups
    this.#isText = item.type === 'shortText' || item.type === 'longText'
    this.#choices = new Map('choices' in item ? item.choices.map(({ id }, place) => [id, place]) : [])
    this.#times = new Uint32Array(groups * 32)
  }

  /** What the person says who is being counted; each text is another thing. */
  get now(): Said {
    return this.#text === null ? this.#now : FIRST_ANSWER + this.#texts.length
  }

  /** The answer of the person who is being counted; undefined where there is none. */
  get answer(): AnswerValue | undefined {
    return this.#text ?? this.#answers[this.#now - FIRST_ANSWER]
  }

  /** What was written, by all groups together, as it came. */
  get texts(): readonly string[] {
    return this.#texts
  }

  /** The person says this. */
  say(content: AnswerContent): void {
    this.#now = this.#saidIn(content)
  }

  /** The person was not asked, whatever was said. */
  hide(): void {
    this.#now = NOT_ASKED
    this.#text = null
  }

  /** Counts the person into a group. The next one has said nothing yet. */
  count(group: number): void {
    const place = this.#now * this.#groups + group
    this.#times[place] = (this.#times[place] ?? 0) + 1
    this.#now = WITHOUT.unanswered
    if (this.#text === null) return
    this.#texts.push(this.#text)
    this.#text = null
  }

  /** What these groups have said together. */
  told(groups: readonly number[]): Told {
    const people = (said: Said) =>
      groups.reduce((sum, group) => sum + (this.#times[said * this.#groups + group] ?? 0), 0)
    const values = this.#answers.flatMap((value, index) => {
      const often = people(FIRST_ANSWER + index)
      return often === 0 ? [] : [[value, often] as const]
    })
    return {
      values,
      answered: this.#isText ? people(FIRST_ANSWER) : values.reduce((sum, [, often]) => sum + often, 0),
      dontKnow: people(WITHOUT.dontKnow),
      na: people(WITHOUT.na),
      unanswered: people(WITHOUT.unanswered),
    }
  }

  #saidIn(content: AnswerContent): Said {
    const { value } = content
    if (content.state !== 'answered' || content.toConfirm || value === null) return this.#read(content)
    if (typeof value === 'object') return this.#saidInRows(content, value)
    if (this.#isText) return this.#read(content)
    if (typeof value === 'number' && value >= 0 && value < FEW && Number.isInteger(value))
      return (this.#numbers[value] ??= this.#read(content))
    let said = this.#known.get(value)
    if (said === undefined) this.#known.set(value, (said = this.#read(content)))
    return said
  }

  #saidInRows(content: AnswerContent, value: AnswerValue): Said {
    // A longer list is no answer, or names something twice: it is read anew, as is one that names what is no choice.
    if (!Array.isArray(value) || value.length > this.#choices.size) return this.#read(content)
    let branch = this.#lists
    for (const id of value) {
      const place = this.#choices.get(id)
      if (place === undefined) return this.#read(content)
      branch = branch.to(place)
    }
    return (branch.kept ??= this.#read(content))
  }

  #read(content: AnswerContent): Said {
    const standing = standingOf(this.#item, content)
    if (standing.state !== 'answered') return WITHOUT[standing.state]
    if (this.#isText && typeof standing.value === 'string') {
      this.#text = standing.value
      return FIRST_ANSWER
    }
    const said = FIRST_ANSWER + this.#answers.push(standing.value) - 1
    if ((said + 1) * this.#groups > this.#times.length) {
      const more = new Uint32Array(this.#times.length * 2)
      more.set(this.#times)
      this.#times = more
    }
    return said
  }
}
