import { createReadStream, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { headersFor, parseHeaders } from '../../src/build/security-headers'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttfz': 'application/octet-stream',
}

/** A static host as a municipality might have one: a folder of files below some path, with the headers of the build. */
export interface StaticHost {
  /** Where Kibe is served, with the slash at the end. */
  readonly address: string
  /** Serves another build from now on. */
  publish(folder: string): void
  close(): Promise<void>
}

/** Serves a build on loopback below this path, for example `/some/folder/`. */
export async function startStaticHost(folder: string, path: string): Promise<StaticHost> {
  let served = folder
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host')
    const below = pathname.startsWith(path) ? `/${pathname.slice(path.length)}` : null
    const file = below === null ? null : fileOf(served, below)
    if (below === null || file === null) {
      response.writeHead(404).end()
      return
    }
    const rules = parseHeaders(readFileSync(join(served, '_headers'), 'utf8'))
    response.writeHead(200, { ...headersFor(rules, below), 'Content-Type': TYPES[extname(file)] ?? '' })
    createReadStream(file).pipe(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}${path}`,
    publish(next) {
      served = next
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

/** The file behind a path; null where there is none. */
function fileOf(folder: string, path: string): string | null {
  const file = join(folder, normalize(path.endsWith('/') ? `${path}index.html` : path))
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : null
}
