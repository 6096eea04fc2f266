import vueI18n from '@intlify/eslint-plugin-vue-i18n'
import vitest from '@vitest/eslint-plugin'
import { defineConfigWithVueTs, vueTsConfigs } from '@vue/eslint-config-typescript'
import prettier from 'eslint-config-prettier'
import vue from 'eslint-plugin-vue'
import tseslint from 'typescript-eslint'

/**
 * Who may import whom (architecture.md): each folder of src, and the folders it may reach with `@/`.
 * A folder's own files are always allowed; other features never are.
 */
const arrows = {
  domain: [],
  platform: ['domain'],
  drawing: ['domain', 'platform'],
  i18n: ['domain', 'platform'],
  ui: ['drawing', 'platform'],
  storage: ['domain', 'platform'],
  exchange: ['domain', 'platform'],
  reporting: ['domain', 'platform', 'drawing'],
  workers: ['domain', 'platform', 'storage', 'reporting', 'exchange', 'i18n'],
  parts: ['domain', 'platform', 'storage', 'i18n', 'ui'],
  features: ['domain', 'platform', 'storage', 'i18n', 'ui', 'parts', 'workers', 'reporting', 'exchange'],
  pwa: ['domain', 'platform', 'i18n', 'ui', 'parts'],
  app: ['domain', 'platform', 'storage', 'i18n', 'ui', 'parts', 'features', 'pwa'],
  cli: ['domain', 'platform', 'reporting', 'exchange', 'i18n'],
}
const folders = Object.keys(arrows)

function forbidden(folder, mayReach) {
  const others = folders.filter((other) => other !== folder && !mayReach.includes(other))
  return {
    group: others.flatMap((other) => [`@/${other}`, `@/${other}/**`]),
    message: `src/${folder} may import only: ${[folder, ...mayReach].join(', ')} (the table in eslint.config.js).`,
  }
}

const importRules = folders.map((folder) => ({
  name: `kibe/imports-of-${folder}`,
  files: [`src/${folder}/**/*.{ts,vue}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          forbidden(folder, arrows[folder]),
          {
            regex:
              '^(\\.\\./)+(domain|platform|drawing|i18n|ui|storage|exchange|reporting|workers|parts|features|pwa|app|cli|build)/',
            message: 'Reach another folder of src through @/, so that the arrow can be checked.',
          },
          ...(folder === 'features'
            ? [
                {
                  group: ['@/features/**'],
                  message: 'Features never import each other: share through parts.',
                },
              ]
            : []),
          ...(folder === 'domain'
            ? [
                {
                  group: ['vue', 'vue-*', 'pinia', 'dexie', 'node:*'],
                  message: 'The domain knows no framework and no I/O.',
                },
              ]
            : []),
        ],
      },
    ],
  },
}))

export default defineConfigWithVueTs(
  {
    ignores: [
      'dist',
      'node_modules',
      'release',
      'screens',
      'test-results',
      'playwright-report',
      'public',
      '.kibe',
    ],
  },
  vue.configs['flat/recommended'],
  vueTsConfigs.strictTypeChecked,
  vueTsConfigs.stylisticTypeChecked,
  ...vueI18n.configs.recommended,
  {
    settings: {
      'vue-i18n': {
        localeDir: {
          pattern: './src/i18n/locales/*/*.json',
          localeKey: 'path',
          localePattern: /^.*\/(?<locale>[a-z]{2})\/[^/]+\.json$/,
        },
        messageSyntaxVersion: '^11.0.0',
      },
    },
    rules: {
      'no-console': 'error',
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'vue/define-props-destructuring': 'error',
      'vue/multi-word-component-names': 'error',
      'vue/no-v-html': 'error',
      // With exactOptionalPropertyTypes an optional prop without a default says what it means: perhaps absent.
      'vue/require-default-prop': 'off',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      '@intlify/vue-i18n/no-raw-text': ['error', { ignorePattern: '^[-–·×+/()%0-9…:#.,→?!„“ ]+$' }],
      '@intlify/vue-i18n/no-missing-keys': 'error',
      '@intlify/vue-i18n/no-missing-keys-in-other-locales': 'error',
      '@intlify/vue-i18n/no-v-html': 'off',
    },
  },
  {
    // A false alarm on the defaults of destructured props.
    files: ['src/**/*.vue'],
    rules: { '@typescript-eslint/no-useless-default-assignment': 'off' },
  },
  { files: ['src/**/*.ts'], rules: { 'max-lines': ['error', 250] } },
  { files: ['src/**/*.vue'], rules: { 'max-lines': ['error', 200] } },
  {
    files: ['src/cli/**', 'src/build/**', 'tests/**'],
    languageOptions: { globals: { process: 'readonly', Buffer: 'readonly', URL: 'readonly' } },
    rules: { 'no-console': 'off' },
  },
  {
    files: ['tests/**/*.ts'],
    rules: { 'max-lines': ['error', 400], 'max-lines-per-function': 'off' },
  },
  { files: ['tests/**/*.test.ts'], ...vitest.configs.recommended },
  {
    files: ['src/**/*.{ts,vue}'],
    ignores: ['src/platform/**', 'src/app/**', 'src/main.ts', 'src/build/**', 'src/cli/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'localStorage', message: 'Keep it in storage/ (settings).' },
        { name: 'sessionStorage', message: 'Keep it in storage/ (settings).' },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The clock is handed in (platform/clock).' },
        { object: 'crypto', property: 'randomUUID', message: 'Ids are handed in (platform/ids).' },
        { object: 'Math', property: 'random', message: 'Randomness is handed in (platform/ids).' },
        { property: 'toUpperCase', message: 'Georgian is never written in capitals.' },
        { property: 'toLocaleUpperCase', message: 'Georgian is never written in capitals.' },
      ],
    },
  },
  ...importRules,
  {
    files: ['**/*.json', '**/*.js', '**/*.mjs'],
    ...tseslint.configs.disableTypeChecked,
  },
  prettier,
)
