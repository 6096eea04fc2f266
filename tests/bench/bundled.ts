import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Page } from '@playwright/test'
import { build, type BuildOptions } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A module of this folder, by its name, bundled as the app has it: modules that are loaded one by one are slower. */
export async function bundled<T>(name: string, outDir: string): Promise<T> {
  await bundle({ ssr: moduleOf(name), outDir })
  return (await import(pathToFileURL(`${outDir}/${name}.js`).href)) as T
}

/** The same in a page, where the app runs: what the module gives is in `window.bench` from then on. */
export async function bundledInPage(page: Page, name: string, outDir: string): Promise<void> {
  const lib = {
    entry: moduleOf(name),
    formats: ['iife' as const],
    name: 'bench',
    fileName: () => `${name}.js`,
  }
  await bundle({ lib, outDir })
  await page.addScriptTag({ path: `${outDir}/${name}.js` })
}

function moduleOf(name: string): string {
  return `${root}tests/bench/${name}.ts`
}

async function bundle(options: BuildOptions): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': `${root}src` } },
    ssr: { noExternal: true },
    build: { ...options, copyPublicDir: false },
  })
}
