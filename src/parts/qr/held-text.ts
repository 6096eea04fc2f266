/** Milliseconds of pictures without it after which a code that comes back was held up once more. */
const GONE_AFTER_MS = 1_000

/** Tells a code that is still held up from one that is held up once more. */
export interface HeldText {
  /**
   * What is to be told of a picture that was read at this moment (in milliseconds, never backwards): what its code says, once
   * for as long as it is held up; null where there is nothing new. `text` is null for a picture in which nothing was read.
   */
  readonly see: (text: string | null, at: number) => string | null
  /**
   * Nothing came of this text: it is told again as soon as one picture was without it, and a second after it was told where
   * it is held up all the time.
   */
  readonly failed: (text: string) => void
}

interface Held {
  readonly text: string
  readonly toldAt: number
  /** When the first of the pictures without it was read; null while it is in the picture. */
  readonly goneAt: number | null
  readonly hasFailed: boolean
}

/** Before anything was held up. */
export function heldText(): HeldText {
  let held: Held | null = null
  return {
    see(text, at) {
      if (text === null) {
        if (held?.goneAt === null) held = { ...held, goneAt: at }
        return null
      }
      if (held?.text === text && !isOnceMore(held, at)) {
        held = { ...held, goneAt: null }
        return null
      }
      held = { text, toldAt: at, goneAt: null, hasFailed: false }
      return text
    },
    failed(text) {
      if (held?.text === text) held = { ...held, hasFailed: true }
    },
  }
}

function isOnceMore({ toldAt, goneAt, hasFailed }: Held, at: number): boolean {
  if (hasFailed) return goneAt !== null || at - toldAt >= GONE_AFTER_MS
  return goneAt !== null && at - goneAt >= GONE_AFTER_MS
}
