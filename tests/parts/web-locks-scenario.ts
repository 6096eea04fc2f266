import type { LockWindow } from './lock-windows'

/** What a window has asked for, and what became of it. */
interface Asked {
  readonly letGo: () => void
  /** Resolves when the lock was granted, or refused with null. */
  readonly answered: Promise<void>
  /** Resolves when the request is over, however it ended. */
  readonly over: Promise<void>
}

/** What is done among the windows with one lock; `say` marks a point in time that everything after it is after. */
type Step = (
  say: (what: string) => void,
  ask: Ask,
  windows: readonly LockWindow[],
  name: string,
) => Promise<void>
type Ask = (who: string, window: LockWindow | undefined, options?: LockOptions) => Asked

const queue: Step = async (say, ask, [one, two, three]) => {
  const first = ask('first', one)
  await first.answered
  const second = ask('second', two)
  const third = ask('third', three)
  const impatient = ask('impatient', three, { ifAvailable: true })
  await impatient.over
  say('the first lets go')
  first.letGo()
  await second.answered
  say('the second lets go')
  second.letGo()
  await third.answered
  third.letGo()
  await third.over
  // The same window: what another one asks for may reach the browser before it hears of the letting go.
  const alone = ask('impatient and alone', three, { ifAvailable: true })
  await alone.answered
  alone.letGo()
  await alone.over
}

const steal: Step = async (say, ask, [one, two, three]) => {
  const holder = ask('holder', one)
  await holder.answered
  const waiting = ask('waiting', two)
  const thief = ask('thief', three, { steal: true })
  await Promise.all([holder.over, thief.answered])
  // What the robbed one still does with its lock releases nothing of the thief's.
  holder.letGo()
  const impatient = ask('impatient', one, { ifAvailable: true })
  await impatient.over
  say('the thief lets go')
  thief.letGo()
  await waiting.answered
  waiting.letGo()
  await waiting.over
}

const withdraw: Step = async (say, ask, [one, two, three]) => {
  const holder = ask('holder', one)
  await holder.answered
  // Chromium does not withdraw a window's very first request when that is aborted at once.
  await ask('impatient', two, { ifAvailable: true }).over
  const controller = new AbortController()
  const withdrawn = ask('withdrawn', two, { signal: controller.signal })
  const waiting = ask('waiting', three, { signal: new AbortController().signal })
  controller.abort()
  await withdrawn.over
  holder.letGo()
  await waiting.answered
  say('a signal that was aborted before')
  await ask('too late', two, { signal: controller.signal }).over
  for (const options of [
    { steal: true, ifAvailable: true },
    { steal: true, signal: new AbortController().signal },
    { ifAvailable: true, signal: new AbortController().signal },
  ]) {
    await ask(`with ${Object.keys(options).join(' and ')}`, two, options).over
  }
  waiting.letGo()
  await waiting.over
}

const granted: Step = async (say, ask, [one, two]) => {
  const controller = new AbortController()
  const holder = ask('holder', one, { signal: controller.signal })
  await holder.answered
  say('aborting what is granted')
  controller.abort()
  await ask('impatient', two, { ifAvailable: true }).over
  holder.letGo()
  await holder.over
}

const closing: Step = async (say, ask, [one, two, three], name) => {
  const who = async () => {
    const { held = [], pending = [] } = (await three?.locks.query()) ?? {}
    const ours = (infos: LockInfo[]) => infos.filter((info) => info.name === name)
    const clients = new Set([...ours(held), ...ours(pending)].map(({ clientId }) => clientId))
    say(`${ours(held).length} held, ${ours(pending).length} pending, of ${clients.size} windows`)
  }
  const holder = ask('holder', one)
  await holder.answered
  const waiting = ask('waiting', two)
  await ask('impatient', three, { ifAvailable: true }).over
  await who()
  one?.close()
  await waiting.answered
  await who()
  waiting.letGo()
  await waiting.over
  await who()
}

/** Everything that Kibe relies on, step by step. */
export const STEPS = { queue, steal, withdraw, granted, closing }

/** Runs one step among three windows; what happened, by what had been done before it: within that, windows are not in step. */
export async function whatHappens(step: Step, windows: readonly LockWindow[]): Promise<string[]> {
  const name = `scenario ${crypto.randomUUID()}`
  const log: string[] = []
  let before = 'at first'
  const note = (what: string) => void log.push(`${before}: ${what}`)
  const say = (what: string) => void (before = `${log.length}, ${what}`)
  const ask: Ask = (who, window, options = {}) => {
    let letGo: () => void = () => undefined
    const held = new Promise<void>((resolve) => (letGo = resolve))
    let answer: () => void = () => undefined
    const answered = new Promise<void>((resolve) => (answer = resolve))
    const over = window?.locks
      .request(name, options, (lock) => {
        note(`${who}: ${lock === null ? 'refused' : `granted ${lock.mode}`}`)
        answer()
        return lock === null ? Promise.resolve() : held
      })
      .then(
        () => note(`${who}: over`),
        (error: unknown) => note(`${who}: ${(error as DOMException).name}`),
      )
    return { letGo, answered, over: over ?? Promise.resolve() }
  }
  await step(say, ask, windows, name)
  return log.sort()
}
