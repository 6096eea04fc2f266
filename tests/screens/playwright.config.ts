import { defineConfig } from '@playwright/test'
import { baseConfig } from '../support/playwright-base'

export default defineConfig({
  ...baseConfig,
  testDir: '.',
  testMatch: '**/*.screens.ts',
  reporter: [['list']],
})
