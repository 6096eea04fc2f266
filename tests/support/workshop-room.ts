import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { rmSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from './chromium'
import { KibePage } from './kibe-page'
import { writeFilm, type Film } from './qr-film'

/** The camera of the room takes pictures of this size, so many in a second. */
const CAMERA = { width: 640, height: 480, rate: 8 } as const

/** A device in the room: a browser profile of its own that has Kibe, and no network. */
export interface Device {
  readonly kibe: KibePage
  readonly page: Page
  readonly context: BrowserContext
  /** Complaints of all its windows, the projector's too. */
  readonly complaints: string[]
}

/** A room without a network: one browser, a profile for each device, and a film for whatever camera is switched on. */
export interface Room {
  /** A device on which Kibe was opened once, at home; from then on it is offline. */
  enter(): Promise<Device>
  /** What cameras see from now on. */
  film(shots: Film['shots']): void
  close(): Promise<void>
}

/** Opens a room; Kibe is served at this address while devices enter. */
export async function openRoom(baseURL: string): Promise<Room> {
  const folder = mkdtempSync(join(tmpdir(), 'kibe-room-'))
  const path = join(folder, 'camera.y4m')
  const film = (shots: Film['shots']) => writeFilm(path, { ...CAMERA, shots })
  // Chromium asks the file for its size when it starts, and reads its pictures when the camera is switched on.
  film([{ picture: { size: 1, modules: new Uint8Array(1) }, shot: 'lost' }])
  const { executablePath, args, env } = await findChromium()
  const camera = [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${path}`,
  ]
  const browser = await chromium.launch({ executablePath, env, args: [...args, ...camera] })
  return {
    enter: () => enter(browser, baseURL),
    film,
    async close() {
      await browser.close()
      rmSync(folder, { recursive: true })
    },
  }
}

async function enter(browser: Browser, baseURL: string): Promise<Device> {
  const context = await browser.newContext({
    baseURL,
    locale: 'ka-GE',
    timezoneId: 'Asia/Tbilisi',
    reducedMotion: 'reduce',
    viewport: { width: 1280, height: 900 },
  })
  const complaints: string[] = []
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    const isOurs = origin === new URL(baseURL).origin || protocol === 'blob:' || protocol === 'data:'
    if (!isOurs) complaints.push(`a request left the origin: ${request.url()}`)
  })
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  const kibe = new KibePage(page)
  await kibe.saveToDownloads()
  await kibe.openUntilReadyOffline()
  await context.setOffline(true)
  return { kibe, page, context, complaints }
}
