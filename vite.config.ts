import vue from '@vitejs/plugin-vue'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Chromium 111, Firefox 115, Safari 16.4: see architecture.md; newer CSS (nesting, light-dark) is lowered for them. */
const oldestBrowsers = ['chrome111', 'firefox115', 'safari16.4']

export default defineConfig({
  base: './',
  plugins: [vue()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: { target: oldestBrowsers, cssTarget: oldestBrowsers, sourcemap: false, reportCompressedSize: false },
  worker: { format: 'es' },
  test: {
    env: { TZ: 'Asia/Tbilisi' },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/**/*.browser.test.ts', 'tests/**/*.dom.test.ts', 'tests/e2e/**'],
          setupFiles: ['tests/support/unit-setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'dom',
          environment: 'jsdom',
          include: ['tests/**/*.dom.test.ts'],
          setupFiles: ['tests/support/unit-setup.ts'],
        },
      },
    ],
  },
})
