import { readFileSync, statSync, utimesSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { temporaryFolder } from './run-kibe'

// Plain JavaScript, which has no types to import.
const { isStale } = (await import(resolve('src/cli/newest-change.js'))) as {
  isStale: (root: string, built: string, sources: readonly string[]) => boolean
}

let place: ReturnType<typeof temporaryFolder>
const changedAt = (name: string, second: number) => {
  utimesSync(join(place.folder, place.put(name, '')), second, second)
}
const isBuildStale = () => isStale(place.folder, 'built.js', ['src', 'lock.json', 'absent'])

beforeEach(() => {
  place = temporaryFolder()
  changedAt('src/deep/inside/one.ts', 100)
  changedAt('lock.json', 100)
})
afterEach(() => {
  place.remove()
})

it('what was never built is stale', () => {
  expect(isBuildStale()).toBe(true)
})

it('a build is stale as soon as one file below its sources is newer', () => {
  changedAt('built.js', 200)
  expect(isBuildStale()).toBe(false)
  changedAt('src/deep/inside/one.ts', 201)
  expect(isBuildStale()).toBe(true)
})

it('what is no source makes nothing stale', () => {
  changedAt('built.js', 200)
  changedAt('notes.txt', 300)
  expect(isBuildStale()).toBe(false)
})

/** The folders of `src` from which a file is made: its own, and that of everything that it imports, however far. */
function foldersBehind(entry: string): Set<string> {
  const files = new Set([resolve(entry)])
  for (const file of files) {
    const text = file.endsWith('.ts') ? readFileSync(file, 'utf8') : ''
    for (const [, path = ''] of text.matchAll(/(?:from|import) '((?:@|\.\.?)\/[^']+)'/g)) {
      const base = path.startsWith('@') ? resolve('src', path.slice(2)) : resolve(file, '..', path)
      const found = [base, `${base}.ts`].find((one) => statSync(one, { throwIfNoEntry: false })?.isFile())
      if (found) files.add(found)
    }
  }
  return new Set([...files].map((file) => relative(resolve('src'), file).split(sep)[0] ?? ''))
}

it.each(['kibe', 'papers'])(
  '%s is made anew when any folder changes that it is made from, and for no other',
  (name) => {
    const launcher = readFileSync('src/cli/kibe.js', 'utf8')
    const namesIn = (list: RegExp) =>
      [...(list.exec(launcher)?.[1] ?? '').matchAll(/'(\w+)'/g)].map(([, one]) => one)
    const both = namesIn(/const folders = \[(.*?)\]/)
    const more = name === 'papers' ? namesIn(/papers: \[\.\.\.folders, (.*?)\]/) : []
    expect(both).toContain('cli')
    expect([...foldersBehind(`src/cli/${name}.ts`)].sort()).toEqual([...both, ...more].sort())
  },
)
