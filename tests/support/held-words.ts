import type { LastWords } from '@/platform/last-words'

/** A place for last words that outlives the pages which are given it. */
export function heldWords(): LastWords {
  const texts = new Map<string, string>()
  return {
    put: (key, text) => void texts.set(key, text),
    remove: (key) => void texts.delete(key),
    under: (beginning) => new Map([...texts].filter(([key]) => key.startsWith(beginning))),
  }
}
