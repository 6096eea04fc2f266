// Packs the production build as release/kibe-<version>.zip, with checksums and the hosting guide.
import { zipSync } from 'fflate'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
/** One date for every entry, so that the same source gives the same file. ZIP knows nothing before 1980. */
const mtime = new Date('1980-01-02T00:00:00Z')

await build({ root, logLevel: 'warn' })
const dist = join(root, 'dist')
const names = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .filter((name) => statSync(join(dist, name)).isFile())
  .sort()
const files = Object.fromEntries(names.map((name) => [`kibe/${name}`, readFileSync(join(dist, name))]))
const checksums = Object.entries(files)
  .map(([name, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`)
  .join('')
const zip = zipSync(
  {
    'HOSTING.md': readFileSync(fileURLToPath(new URL('./hosting.md', import.meta.url))),
    LICENSE: readFileSync(join(root, 'LICENSE')),
    SHA256SUMS: Buffer.from(checksums),
    ...files,
  },
  { level: 9, mtime },
)
mkdirSync(join(root, 'release'), { recursive: true })
const target = join(root, 'release', `kibe-${version}.zip`)
writeFileSync(target, zip)
process.stdout.write(`${target}: ${names.length} files, ${zip.length} bytes\n`)
