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
 * Serves `questionnaires/` while developing and emits it when building: every questionnaire and register as it is,
 * `index.json`, which says what there is, and `schema/format-1.json`, the JSON Schema for authors. Fails, with all
 * findings, when a file is not what it should be.
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
        // Every device keeps all of it: the indentation that people like is a quarter of that.
        const source = jsonBytes(JSON.parse(Buffer.from(bytes).toString('utf8')))
        this.emitFile({ type: 'asset', fileName: `questionnaires/${path}`, source })
      }
    },
  }
}

/** Drafts are served by nobody; the record of what was published is for authors. */
function isContent(path: string): boolean {
  return path.endsWith('.json') && !path.startsWith('drafts/') && path !== 'fingerprints.json'
}

/**
 * All files to be served from a content folder, the index first, the JSON Schema next. Rejects with an error that lists
 * every finding.
 */
export async function contentOf(folder: string): Promise<ContentFile[]> {
  const paths = (await readdir(folder, { recursive: true }))
    .map((path) => path.replaceAll('\\', '/'))
    .filter(isContent)
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
  return [
    { path: 'index.json', bytes: jsonBytes(index, 2) },
    { path: 'schema/format-1.json', bytes: jsonBytes(checker.questionnaireJsonSchema()) },
    ...files,
  ]
}

function jsonBytes(value: unknown, indent = 0): Uint8Array {
  return Buffer.from(`${JSON.stringify(value, null, indent)}\n`)
}
