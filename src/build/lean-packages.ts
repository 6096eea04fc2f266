import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const vueForI18n = fileURLToPath(new URL('./vue-for-i18n.ts', import.meta.url))

/** Takes the small form of packages whose plain entry would make the first load heavier. */
export function leanPackages(): Plugin {
  return {
    name: 'kibe:lean-packages',
    apply: 'build',
    enforce: 'pre',
    resolveId(source, importer = '') {
      if (source === 'vue' && importer.includes('/node_modules/vue-i18n/')) return vueForI18n
      // Dexie's entry wraps its build for browsers that know no classes.
      if (source === 'dexie') return this.resolve('dexie/dist/modern/dexie.mjs', importer)
      return null
    },
  }
}
