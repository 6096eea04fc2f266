import { defineConfig } from '@playwright/test'
import { baseConfig } from '../support/playwright-base'

export default defineConfig({
  ...baseConfig,
  testDir: '.',
  testMatch: '**/*.bench.ts',
  timeout: 300_000,
  reporter: [['./table-reporter.ts']],
})
