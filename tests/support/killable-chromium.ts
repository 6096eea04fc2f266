import { chromium, type Page } from '@playwright/test'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { findChromium } from './chromium'

/** A Chromium with a profile on disk that can be ended as a power cut would. */
export interface KillableChromium {
  newPage(): Promise<Page>
  /** Ends every process of the browser at once, without a word to it. Resolves when they are gone. */
  kill(): Promise<void>
}

/** Starts Chromium, speaking Georgian, on the profile in this folder. */
export async function startKillableChromium(profile: string): Promise<KillableChromium> {
  const { executablePath, args, env } = await findChromium()
  const own = [
    '--headless',
    '--remote-debugging-port=0',
    '--accept-lang=ka-GE',
    `--user-data-dir=${profile}`,
    'about:blank',
  ]
  // Detached: a process group of its own, so that one signal ends all of it.
  const child = spawn(executablePath, [...args, ...own], {
    env,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const browser = await chromium.connectOverCDP(await addressOf(child))
  return {
    async newPage() {
      // Any other context would be a private window, which keeps nothing.
      const [context] = browser.contexts()
      if (!context) throw new Error('the profile did not open')
      return context.newPage()
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
      const gone = once(child, 'close')
      process.kill(-child.pid, 'SIGKILL')
      await gone
    },
  }
}

/** Where the browser listens, which is the first thing it says. */
async function addressOf({ stderr }: ChildProcess): Promise<string> {
  if (!stderr) throw new Error('the browser says nothing')
  const lines = createInterface({ input: stderr })
  for await (const line of lines) {
    const address = /DevTools listening on (ws:\S+)/.exec(line)?.[1]
    if (address !== undefined) {
      // What it says afterwards is read away, so that it never waits for a reader.
      stderr.resume()
      return address
    }
  }
  throw new Error('the browser ended before it listened')
}
