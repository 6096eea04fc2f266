import type { VitePWAOptions } from 'vite-plugin-pwa'

/** How the installed app presents itself, and what it keeps for work without a network: everything. */
export const pwaOptions: Partial<VitePWAOptions> = {
  registerType: 'prompt',
  injectRegister: false,
  includeAssets: ['icon.svg', 'icon-180.png', 'old-browser.js'],
  manifest: {
    id: './',
    name: 'კიბე – მუნიციპალიტეტის თვითშეფასება',
    short_name: 'კიბე',
    description:
      'როგორ მონაწილეობს მოსახლეობა ადგილობრივი გადაწყვეტილებების მიღებაში: შეფასება, შედეგი და სამოქმედო გეგმა, ინტერნეტის გარეშე.',
    lang: 'ka',
    start_url: './',
    scope: './',
    display: 'standalone',
    background_color: '#faf8f4',
    theme_color: '#0b5a60',
    categories: ['government', 'productivity'],
    // A file that is opened from the system goes to the window that is open already, without loading it anew.
    file_handlers: [{ action: './', accept: { 'application/vnd.kibe+zip': ['.kibe'] } }],
    launch_handler: { client_mode: ['focus-existing', 'auto'] },
    icons: [
      { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: 'icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    screenshots: [
      { src: 'screenshots/fill-narrow.png', sizes: '360x740', type: 'image/png', form_factor: 'narrow' },
      { src: 'screenshots/results-wide.png', sizes: '1440x900', type: 'image/png', form_factor: 'wide' },
    ],
  },
  workbox: {
    globPatterns: ['**/*.{html,js,css,json,woff2,ttfz,svg}', 'icon-192.png'],
    // The schema is for editors of those who write questionnaires: Kibe itself never reads it.
    globIgnores: ['old-browser.js', 'questionnaires/schema/**'],
    maximumFileSizeToCacheInBytes: 5_000_000,
    // The first visit, too, is served by what was kept: without this a page opened once could not go on offline.
    clientsClaim: true,
    cleanupOutdatedCaches: true,
    navigateFallback: 'index.html',
    inlineWorkboxRuntime: false,
  },
}
