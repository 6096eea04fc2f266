import { baseCompile } from '@intlify/message-compiler'
import type { Plugin } from 'vite'

/** Messages as a locale file holds them: a sentence, or a branch of them. */
type Sentences = string | { readonly [key: string]: Sentences }

/** The same branch with each sentence as the tree that vue-i18n would make of it. Throws at a sentence that it cannot read. */
export function precompiled(sentences: Sentences): unknown {
  if (typeof sentences === 'string') {
    const onError = (error: Error) => {
      throw error
    }
    return baseCompile(sentences, { jit: true, optimize: true, minify: true, location: false, onError }).ast
  }
  return Object.fromEntries(Object.entries(sentences).map(([key, inner]) => [key, precompiled(inner)]))
}

/** Reads the sentences of the locale files while building, so that the app need not carry the compiler that reads them. */
export function precompiledMessages(): Plugin {
  return {
    name: 'kibe:precompiled-messages',
    apply: 'build',
    enforce: 'pre',
    config: () => ({ define: { __INTLIFY_DROP_MESSAGE_COMPILER__: true } }),
    transform: {
      filter: { id: /\/src\/i18n\/(locales\/[^/]+|paper|respondents)\/[^/]+\.json$/ },
      handler: (text) => JSON.stringify(precompiled(JSON.parse(text) as Sentences)),
    },
  }
}
