// Builds Kibe if something is newer than the last build, then serves it on loopback at the first free port.
import { fileURLToPath } from 'node:url'
import { build, preview } from 'vite'
import { isStale } from './newest-change.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const sources = ['src', 'questionnaires', 'public', 'index.html', 'vite.config.ts', 'package-lock.json']

if (isStale(root, 'dist/index.html', sources)) await build({ root, logLevel: 'warn' })
const server = await preview({
  root,
  preview: { host: '127.0.0.1', port: Number(process.env.PORT ?? 4173), strictPort: false },
})
server.printUrls()
