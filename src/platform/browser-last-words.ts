import type { LastWords } from './last-words'

const OURS = 'kibe/typed/'

/** Last words in the browser's local storage, the only one that does not let a page wait. */
export const browserLastWords: LastWords = {
  put: (key, text) => quietly(() => localStorage.setItem(OURS + key, text)),
  remove: (key) => quietly(() => localStorage.removeItem(OURS + key)),
  under(beginning) {
    const found = new Map<string, string>()
    quietly(() => {
      for (const [key, text] of Object.entries(localStorage) as [string, string][]) {
        if (key.startsWith(OURS + beginning)) found.set(key.slice(OURS.length), text)
      }
    })
    return found
  },
}

/** Where local storage is full or forbidden, what is typed is stored a moment later, as ever. */
function quietly(use: () => void): void {
  try {
    use()
  } catch {
    // As the interface says.
  }
}
