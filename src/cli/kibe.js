// The terminal tool: bundles kibe.ts if something is newer than the last bundle, then runs it.
import { mkdirSync, renameSync, rmSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { isStale } from './newest-change.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const entry = fileURLToPath(new URL('./kibe.ts', import.meta.url))
const bundle = join(root, '.kibe', 'kibe.js')

async function makeBundle() {
  const begun = new Date()
  const { build } = await import('vite')
  // Put in its place whole, so that two that start at once never read a half of it.
  const outDir = join(root, '.kibe', `building-${process.pid}`)
  mkdirSync(outDir, { recursive: true })
  try {
    await build({
      root,
      configFile: false,
      mode: 'production',
      logLevel: 'silent',
      resolve: { alias: { '@': join(root, 'src') } },
      ssr: { noExternal: true },
      build: {
        ssr: entry,
        target: 'node20',
        outDir,
        copyPublicDir: false,
        rolldownOptions: { output: { entryFileNames: 'kibe.js', codeSplitting: false } },
      },
    })
    // What is changed while the bundle is made counts as newer.
    utimesSync(join(outDir, 'kibe.js'), begun, begun)
    renameSync(join(outDir, 'kibe.js'), bundle)
  } finally {
    rmSync(outDir, { recursive: true, force: true })
  }
}

const sources = ['cli', 'domain', 'i18n', 'platform'].map((folder) => `src/${folder}`)
if (isStale(root, '.kibe/kibe.js', [...sources, 'package-lock.json'])) await makeBundle()
const { run } = await import(pathToFileURL(bundle).href)
// Whoever reads may have read enough (`| head`): then nothing is left to say, and nothing is wrong.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error
})
// npm runs a script in the folder of its package; names of files are meant from where the person stands.
const folder = process.env.npm_lifecycle_event === 'kibe' ? process.env.INIT_CWD : undefined
process.exitCode = run(process.argv.slice(2), folder ?? process.cwd())
