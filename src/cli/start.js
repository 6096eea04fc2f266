// Builds Kibe if something is newer than the last build, then serves it on loopback at the first free port.
import { statSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, preview } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))
const sources = ['src', 'questionnaires', 'public', 'index.html', 'vite.config.ts', 'package-lock.json']

/** Newest change below a path, in milliseconds; 0 where there is nothing. */
function newestChange(path) {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats) return 0
  if (!stats.isDirectory()) return stats.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newestChange(join(path, name))))
}

const builtAt = newestChange(join(root, 'dist', 'index.html'))
if (Math.max(...sources.map((source) => newestChange(join(root, source)))) > builtAt) {
  await build({ root, logLevel: 'warn' })
}
const server = await preview({
  root,
  preview: { host: '127.0.0.1', port: Number(process.env.PORT ?? 4173), strictPort: false },
})
server.printUrls()
