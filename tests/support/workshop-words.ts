import { readFileSync } from 'node:fs'

interface Branch {
  readonly [key: string]: string | Branch
}

/** What stands in the slots of a sentence. */
export type Slots = Readonly<Record<string, string | number>>

/** The sentences of the screens by their keys, so that tests select by what a person reads and not by copies of it. */
export interface ScreenWords {
  /** The sentence as it stands on the screen; of several forms for a number the first. Throws where there is none. */
  readonly say: (key: string, slots?: Slots) => string
  /** The same with anything in the slots that are not given. */
  readonly like: (key: string, slots?: Slots) => RegExp
}

/** The sentences of the screens in a language. */
export function screenWords(language: 'ka' | 'en' = 'ka'): ScreenWords {
  const branches = new Map<string, Branch>()
  function raw(key: string): string {
    const [name = '', ...rest] = key.split('.')
    const branch =
      branches.get(name) ??
      (JSON.parse(readFileSync(`src/i18n/locales/${language}/${name}.json`, 'utf8')) as Branch)
    branches.set(name, branch)
    const found = [name, ...rest].reduce<string | Branch | undefined>(
      (at, part) => (typeof at === 'object' ? at[part] : undefined),
      branch,
    )
    if (typeof found !== 'string') throw new Error(`no sentence ${key}`)
    return found.split(' | ')[0] ?? found
  }
  return {
    say: (key, slots = {}) =>
      raw(key).replace(/\{(\w+)\}/g, (slot, name: string) => String(slots[name] ?? slot)),
    like(key, slots = {}) {
      const parts = raw(key).split(/\{(\w+)\}/)
      const source = parts.map((part, at) =>
        at % 2 === 0 ? escaped(part) : part in slots ? escaped(String(slots[part])) : '.+?',
      )
      return new RegExp(source.join(''))
    },
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
