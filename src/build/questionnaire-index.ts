import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runnerImport, type Plugin } from 'vite'
import type { IndexFile } from '@/domain/questionnaire/index-file'
import type * as Checker from './questionnaire-checker.ts'

/** A file of the content folder, as it is served. */
export interface ContentFile {
  /** Path below the folder, with `/`. */
  readonly path: string
  readonly bytes: Uint8Array
}

const source = fileURLToPath(new URL('..', import.meta.url))

/**
 * Serves `questionnaires/` while developing and emits it when building: every questionnaire and register as it is, and
 * `index.json`, which says what there is. Fails, with all findings, when a file is not what it should be.
 */
export function questionnaireIndex(folder = 'questionnaires'): Plugin {
  let root = folder
  return {
    name: 'kibe:questionnaire-index',
    configResolved(config) {
      root = resolve(config.root, folder)
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = /^\/questionnaires\/([^?#]+)/.exec(request.url ?? '')?.[1]
        if (path === undefined) {
          next()
          return
        }
        contentOf(root).then((files) => {
          const file = files.find((candidate) => candidate.path === path)
          response.statusCode = file ? 200 : 404
          response.setHeader('Content-Type', 'application/json; charset=utf-8')
          response.end(file?.bytes)
        }, next)
      })
    },
    async generateBundle() {
      for (const { path, bytes } of await contentOf(root)) {
        this.emitFile({ type: 'asset', fileName: `questionnaires/${path}`, source: bytes })
      }
    },
  }
}

/** All files to be served from a content folder, the index first. Rejects with an error that lists every finding. */
export async function contentOf(folder: string): Promise<ContentFile[]> {
  const paths = (await readdir(folder, { recursive: true }))
    .map((path) => path.replaceAll('\\', '/'))
    // What is still being written is served by nobody.
    .filter((path) => path.endsWith('.json') && !path.startsWith('drafts/'))
    .sort()
  const files = await Promise.all(
    paths.map(async (path): Promise<ContentFile> => ({ path, bytes: await readFile(join(folder, path)) })),
  )
  // Vite's own loader cannot follow `@/` while it reads its configuration, so the domain is loaded here.
  const { module: checker } = await runnerImport<typeof Checker>(
    join(source, 'build/questionnaire-checker.ts'),
    {
      configFile: false,
      logLevel: 'error',
      resolve: { alias: { '@': source } },
    },
  )
  const index: IndexFile = checker.indexOf(files)
  return [{ path: 'index.json', bytes: Buffer.from(`${JSON.stringify(index, null, 2)}\n`) }, ...files]
}
