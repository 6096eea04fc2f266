import vue from '@vitejs/plugin-vue'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from 'playwright'
import { build } from 'vite'
import { pdfFonts } from '../../src/build/pdf-fonts'
import { precompiledMessages } from '../../src/build/precompiled-messages'
import { findChromium } from './chromium'
import type { CameraPage } from './qr-camera/page'
import { writeFilm, type Film } from './qr-film'
import { startStaticHost } from './static-host'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** Chromium takes a film for its camera, and nobody is asked for leave. */
const CAMERA = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']

/** What the page has seen so far. */
export type Seen = Omit<CameraPage, 'isOn' | 'leave'> & { readonly isOn: boolean }

/** A page with nothing but the scanner, built as the app is and served with its security headers. */
export interface Cinema {
  /** Shows a film to the scanner until it has read so many ballots, then hands the page to `look`. */
  show<T>(film: Film, ballots: number, look: (page: Page) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Builds the page into this folder, where the films are written too. */
export async function openCinema(folder: string): Promise<Cinema> {
  await buildPage(join(folder, 'page'))
  const host = await startStaticHost(join(folder, 'page'), '/')
  return {
    async show(film, ballots, look) {
      const path = join(folder, 'film.y4m')
      writeFilm(path, film)
      const { executablePath, args, env } = await findChromium()
      const camera = [...CAMERA, `--use-file-for-fake-video-capture=${path}`]
      const browser = await chromium.launch({ executablePath, env, args: [...args, ...camera] })
      try {
        const page = await browser.newPage()
        await page.goto(host.address)
        await page.waitForFunction(
          (wanted) => (window as unknown as { seen?: CameraPage }).seen?.ballots.length === wanted,
          ballots,
        )
        return await look(page)
      } finally {
        await browser.close()
      }
    },
    close: () => host.close(),
  }
}

/** What the scanner's page says of itself. */
export function seenBy(page: Page): Promise<Seen> {
  return page.evaluate(() => {
    const { seen } = window as unknown as { seen: CameraPage }
    const { ballots, startedAt, readAt, pictures, codes, reading } = seen
    return { ballots, startedAt, readAt, pictures, codes, reading, isOn: seen.isOn() }
  })
}

/** Leaves the scanner, as if one went to another screen. */
export function leave(page: Page): Promise<void> {
  return page.evaluate(() => (window as unknown as { seen: CameraPage }).seen.leave())
}

async function buildPage(outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: join(root, 'tests/support/qr-camera'),
    publicDir: false,
    plugins: [vue(), precompiledMessages()],
    resolve: { alias: { '@': join(root, 'src') } },
    worker: { format: 'es', plugins: () => [precompiledMessages(), pdfFonts(root)] },
    define: {
      __VUE_OPTIONS_API__: false,
      __VUE_I18N_LEGACY_API__: false,
      __VUE_I18N_FULL_INSTALL__: false,
      __INTLIFY_PROD_DEVTOOLS__: false,
    },
    build: { outDir, target: 'es2022', emptyOutDir: true },
  })
  copyFileSync(join(root, 'public/_headers'), join(outDir, '_headers'))
}
