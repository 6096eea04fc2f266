import vue from '@vitejs/plugin-vue'
import { playwright } from '@vitest/browser-playwright'
import { fileURLToPath } from 'node:url'
import type { LaunchOptions } from 'playwright'
import { VitePWA } from 'vite-plugin-pwa'
import { defineConfig } from 'vitest/config'
import { leanPackages } from './src/build/lean-packages.ts'
import packageJson from './package.json' with { type: 'json' }
import { pdfFonts } from './src/build/pdf-fonts.ts'
import { precompiledMessages } from './src/build/precompiled-messages.ts'
import { pwaOptions } from './src/build/pwa-manifest.ts'
import { questionnaireIndex } from './src/build/questionnaire-index.ts'
import { securityHeaders } from './src/build/security-headers.ts'
import { SHELL_BRANCHES } from './src/i18n/branches.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Chromium 111, Firefox 115, Safari 16.4; newer CSS (nesting, light-dark) is lowered for them. */
const oldestBrowsers = ['chrome111', 'firefox115', 'safari16.4']

/** jsPDF's optional helpers, which Kibe never calls, would triple what has to be kept offline. */
const unusedByJspdf = ['html2canvas', 'dompurify', 'canvg', 'fast-png']

/** The texts that every screen needs travel together, one chunk per language; the others come with their screens. */
const localeChunks = ['ka', 'en'].map((language) => ({
  name: `texts-${language}`,
  test: new RegExp(`src/i18n/locales/${language}/(${SHELL_BRANCHES.join('|')})\\.json`),
}))

/** The Chromium of the browser tests; looked for only when tests run. */
async function testBrowser(): Promise<LaunchOptions> {
  if (!process.env['VITEST']) return {}
  const { findChromium } = await import('./tests/support/chromium.ts')
  return findChromium()
}

export default defineConfig({
  base: './',
  plugins: [
    // A line break between two inline elements is a space, as in HTML: sentences never stick together.
    vue({ template: { compilerOptions: { whitespace: 'preserve' } } }),
    leanPackages(),
    precompiledMessages(),
    securityHeaders(here('./public/_headers')),
    questionnaireIndex(),
    pdfFonts(here('./')),
    VitePWA(pwaOptions),
  ],
  resolve: {
    alias: {
      '@': here('./src'),
      ...Object.fromEntries(unusedByJspdf.map((name) => [name, here('./src/build/empty-module.ts')])),
    },
  },
  define: {
    __VUE_OPTIONS_API__: false,
    __VUE_I18N_LEGACY_API__: false,
    __VUE_I18N_FULL_INSTALL__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
    __APP_VERSION__: JSON.stringify(packageJson.version),
  },
  build: {
    target: oldestBrowsers,
    cssTarget: oldestBrowsers,
    reportCompressedSize: false,
    rolldownOptions: { output: { codeSplitting: { groups: localeChunks } } },
  },
  worker: { format: 'es', plugins: () => [leanPackages(), precompiledMessages(), pdfFonts(here('./'))] },
  test: {
    env: { TZ: 'Asia/Tbilisi' },
    // A busy machine is no failure: nothing here is judged by its time.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          // Pure code and databases of their own: files may share a process, and a third of the time is saved.
          isolate: false,
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
          setupFiles: ['tests/support/unit-setup.ts', 'tests/support/dom-setup.ts'],
        },
      },
      {
        extends: true,
        // Bundled beforehand: what is found only while a test runs would load its page anew.
        optimizeDeps: {
          include: [
            ...[
              'vue',
              'vue-i18n',
              '@intlify/core-base',
              'pinia',
              'dexie',
              'fflate',
              'qr',
              'zod/mini',
              '@lucide/vue',
            ],
            'write-excel-file/universal',
          ],
        },
        test: {
          name: 'browser',
          include: ['tests/**/*.browser.test.ts'],
          setupFiles: ['tests/support/unit-setup.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: await testBrowser() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
