// The terminal tool: bundles kibe.ts if something is newer than the last bundle, then runs it; papers.ts likewise, once it is needed.
import { mkdirSync, readFileSync, renameSync, rmSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { isStale } from './newest-change.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const entries = {
  kibe: fileURLToPath(new URL('./kibe.ts', import.meta.url)),
  papers: fileURLToPath(new URL('./papers.ts', import.meta.url)),
}
const folders = ['cli', 'domain', 'i18n', 'platform']
const sourcesOf = {
  kibe: folders,
  papers: [...folders, 'build', 'drawing', 'exchange', 'reporting'],
}
/** Optional helpers of jsPDF, which Kibe never calls. */
const unused = ['html2canvas', 'dompurify', 'canvg']

async function makeBundle(name) {
  const begun = new Date()
  const { build } = await import('vite')
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  // Put in its place whole, so that two that start at once never read a half of it.
  const outDir = join(root, '.kibe', `building-${name}-${process.pid}`)
  mkdirSync(outDir, { recursive: true })
  try {
    await build({
      root,
      configFile: false,
      mode: 'production',
      logLevel: 'silent',
      define: { __APP_VERSION__: JSON.stringify(version) },
      resolve: {
        alias: {
          '@': join(root, 'src'),
          ...Object.fromEntries(unused.map((helper) => [helper, join(root, 'src/build/empty-module.ts')])),
        },
      },
      // It reads a file that lies beside it.
      ssr: { noExternal: true, external: ['subset-font'] },
      build: {
        ssr: entries[name],
        target: 'node20',
        outDir,
        copyPublicDir: false,
        rolldownOptions: { output: { entryFileNames: `${name}.js`, codeSplitting: false } },
      },
    })
    // What is changed while the bundle is made counts as newer.
    utimesSync(join(outDir, `${name}.js`), begun, begun)
    renameSync(join(outDir, `${name}.js`), join(root, '.kibe', `${name}.js`))
  } finally {
    rmSync(outDir, { recursive: true, force: true })
  }
}

/** What the bundle exports, made if something is newer. */
async function bundled(name) {
  const sources = [...sourcesOf[name].map((folder) => `src/${folder}`), 'package-lock.json']
  if (isStale(root, `.kibe/${name}.js`, sources)) await makeBundle(name)
  return import(pathToFileURL(join(root, '.kibe', `${name}.js`)).href)
}

const { run } = await bundled('kibe')
// Whoever reads may have read enough (`| head`): then nothing is left to say, and nothing is wrong.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error
})
// npm runs a script in the folder of its package; names of files are meant from where the person stands.
const folder = process.env.npm_lifecycle_event === 'kibe' ? process.env.INIT_CWD : undefined
const papers = async () => (await bundled('papers')).createPapers(root)
process.exitCode = await run(process.argv.slice(2), folder ?? process.cwd(), papers)
