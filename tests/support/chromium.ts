import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { chromium } from 'playwright'

/** A Chromium that tests can start, and what its process needs. */
export interface TestChromium {
  readonly executablePath: string
  readonly args: string[]
  readonly env: Record<string, string>
}

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * `CHROMIUM_PATH`; else a Chromium or Chrome on the PATH; else one that Playwright has installed; else the one that
 * comes inside an npm package and needs nothing but glibc, so that tests run on a bare machine.
 */
export async function findChromium(): Promise<TestChromium> {
  const env = { ...process.env, TZ: 'Asia/Tbilisi' } as Record<string, string>
  const found =
    process.env['CHROMIUM_PATH'] ?? onPath(['chromium', 'chromium-browser', 'google-chrome']) ?? installed()
  if (found) return { executablePath: found, args: ARGS, env }
  return bundled(env)
}

function onPath(names: readonly string[]): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return candidates.find(isExecutable) ?? null
}

function installed(): string | null {
  const path = chromium.executablePath()
  return existsSync(path) ? path : null
}

async function bundled(env: Record<string, string>): Promise<TestChromium> {
  // Without this the package does not unpack the libraries it brings.
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs20.x'
  const { default: packaged } = await import('@sparticuz/chromium')
  const executablePath = await packaged.executablePath()
  const libraries = join(dirname(executablePath), 'al2023', 'lib')
  return { executablePath, args: ARGS, env: { ...env, LD_LIBRARY_PATH: libraries } }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
