import { defineConfig, firefox, webkit, type Project } from '@playwright/test'
import { existsSync } from 'node:fs'
import { baseConfig } from '../support/playwright-base'

/** Engines besides Chromium that are on this machine; those that are not are named in the output. */
function otherEngines(): Project[] {
  return [firefox, webkit].flatMap((engine) => {
    const name = engine.name()
    if (existsSync(engine.executablePath())) {
      return [
        { name, grep: /@main-path/, use: { browserName: name as 'firefox' | 'webkit', launchOptions: {} } },
      ]
    }
    if (process.env['TEST_WORKER_INDEX'] === undefined)
      process.stdout.write(`not tried: ${name} is not on this machine\n`)
    return []
  })
}

export default defineConfig({
  ...baseConfig,
  testDir: '.',
  testMatch: '**/*.spec.ts',
  reporter: [['list'], ['json', { outputFile: '../../test-results/e2e.json' }]],
  projects: [{ name: 'chromium', use: { browserName: 'chromium' } }, ...otherEngines()],
})
