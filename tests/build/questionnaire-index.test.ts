import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { build, createServer as createVite } from 'vite'
import { contentOf, questionnaireIndex } from '@/build/questionnaire-index'
import { indexFileSchema } from '@/domain/questionnaire/index-file'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import { languageState } from '@/domain/questionnaire/language-state'
import { questionnaireJsonSchema } from '@/domain/questionnaire/json-schema'
import { edited } from '../domain/questionnaire/edit-document'
import { sampleQuestionnaire } from '../domain/questionnaire/sample-questionnaire'

const sample = sampleQuestionnaire()
let root: string

async function put(path: string, content: unknown): Promise<string> {
  const text = typeof content === 'string' ? content : JSON.stringify(content, null, 4)
  const file = join(root, 'questionnaires', path)
  await mkdir(join(file, '..'), { recursive: true })
  await writeFile(file, text)
  return text
}
const content = () => contentOf(join(root, 'questionnaires'))
const index = async () => {
  const [first] = await content()
  return indexFileSchema.parse(JSON.parse(new TextDecoder().decode(first?.bytes)))
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'kibe-index-'))
})
afterEach(() => rm(root, { recursive: true }))

describe('the index of questionnaires', () => {
  it('says of each what it is, how large, where, and the fingerprint of its raw document', async () => {
    const text = await put('sample/1.2.0.json', sample)
    expect((await index()).questionnaires).toEqual([
      {
        id: 'sample',
        version: '1.2.0',
        status: 'draft',
        kind: 'benchmark',
        title: sample.title,
        languages: ['ka', 'en'],
        licence: 'CC-BY-4.0',
        states: languageState(sample),
        path: 'sample/1.2.0.json',
        size: new TextEncoder().encode(text).length,
        sha256: fingerprint(sample),
      },
    ])
  })

  it('of an older Kibe, which says less of each, is still read; what a newer one adds is ignored', async () => {
    await put('sample/1.2.0.json', sample)
    const [first] = (await index()).questionnaires
    const { id, version, status, kind, title, languages, path, size, sha256 } = first ?? {}
    const older = { id, version, status, kind, title, languages, path, size, sha256 }
    const read = indexFileSchema.parse({ formatVersion: '1', questionnaires: [{ ...older, later: 1 }] })
    expect(read.questionnaires).toEqual([older])
  })

  it('lists them by id, the newest version first', async () => {
    for (const [id, version] of [
      ['sample', '1.9.0'],
      ['other', '1.0.0'],
      ['sample', '1.10.0'],
      ['sample', '1.10.0-rc.1'],
    ]) {
      await put(`${id}/${version}.json`, edited(sample, { id, version }))
    }
    const { questionnaires } = await index()
    expect(questionnaires.map(({ id, version }) => `${id} ${version}`)).toEqual([
      'other 1.0.0',
      'sample 1.10.0',
      'sample 1.10.0-rc.1',
      'sample 1.9.0',
    ])
  })

  it('refuses faulty files with everything that is wrong in all of them', async () => {
    await put('sample/1.2.0.json', edited(sample, { licence: 5, 'scoring.bands[0].from': 0.1 }))
    await put('sample/2.0.0.json', '{"a": 1, "a": 2}')
    await put('sample/3.0.0.json', sample)
    await put('registers/municipalities.json', { version: '1' })
    await put('registers/cats.json', {})
    const error = await content().then(
      () => '',
      (reason: unknown) => String(reason),
    )
    expect(error).toContain('sample/1.2.0.json: licence expectedText')
    expect(error).toContain('scoring.bands[0].from bandsNotFromZero {"from":0.1}')
    expect(error).toContain('sample/2.0.0.json: duplicateKey')
    expect(error).toContain('sample/3.0.0.json: must be named sample/1.2.0.json')
    expect(error).toContain('registers/municipalities.json: source missing')
    expect(error).toContain('registers/cats.json: is no register that Kibe knows')
  })

  it('serves neither drafts nor the record of what was published', async () => {
    await put('drafts/whatever.json', 'being written')
    await put('fingerprints.json', {})
    const paths = (await content()).map(({ path }) => path)
    expect(paths).toEqual(['index.json', 'schema/format-1.json'])
  })

  it('refuses a file that is not UTF-8', async () => {
    await mkdir(join(root, 'questionnaires/sample'), { recursive: true })
    await writeFile(join(root, 'questionnaires/sample/1.2.0.json'), Buffer.from([0x22, 0xff, 0x22]))
    await expect(content()).rejects.toThrow('sample/1.2.0.json')
  })
})

describe('the plugin', () => {
  it('emits every file without its indentation, with the index', async () => {
    const text = await put('sample/1.2.0.json', sample)
    await writeFile(join(root, 'entry.js'), 'export default 1')
    await build({
      root,
      configFile: false,
      logLevel: 'silent',
      plugins: [questionnaireIndex()],
      build: { rolldownOptions: { input: join(root, 'entry.js') } },
    })
    const read = (path: string) => readFile(join(root, 'dist/questionnaires', path), 'utf8')
    expect(await read('sample/1.2.0.json')).toBe(`${JSON.stringify(JSON.parse(text))}\n`)
    expect(indexFileSchema.parse(JSON.parse(await read('index.json')))).toEqual(await index())
    expect(JSON.parse(await read('schema/format-1.json'))).toEqual(questionnaireJsonSchema())
  })

  it('fails the build when a questionnaire is faulty', async () => {
    await put('sample/1.2.0.json', edited(sample, { areas: [] }))
    await writeFile(join(root, 'entry.js'), 'export default 1')
    const building = build({
      root,
      configFile: false,
      logLevel: 'silent',
      plugins: [questionnaireIndex()],
      build: { rolldownOptions: { input: join(root, 'entry.js') } },
    })
    await expect(building).rejects.toThrow('areas tooFew')
  })

  it('serves the same while developing, and nothing from outside of the folder', async () => {
    const text = await put('sample/1.2.0.json', sample)
    await writeFile(join(root, 'secret.json'), '{"secret": true}')
    const vite = await createVite({
      root,
      configFile: false,
      logLevel: 'silent',
      plugins: [questionnaireIndex()],
      server: { middlewareMode: true, ws: false },
      appType: 'custom',
    })
    const server = createServer((request: IncomingMessage, response: ServerResponse) => {
      vite.middlewares(request, response)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as { port: number }
    const get = (path: string) => fetch(`http://127.0.0.1:${port}/questionnaires/${path}`)
    expect(await (await get('sample/1.2.0.json')).text()).toBe(text)
    expect(indexFileSchema.parse(await (await get('index.json')).json())).toEqual(await index())
    expect(await (await get('schema/format-1.json')).json()).toEqual(questionnaireJsonSchema())
    expect((await get('..%2fsecret.json')).status).toBe(404)
    expect((await get('sample/9.9.9.json')).status).toBe(404)
    server.close()
    await vite.close()
  })
})

describe('the shape of the index', () => {
  it.each([
    '../secret.json',
    '/etc/x.json',
    'https://evil.example/x.json',
    '//evil/x.json',
    'a/../../x.json',
    'a.js',
  ])('refuses a path that leads elsewhere: %s', async (path) => {
    await put('sample/1.2.0.json', sample)
    const { questionnaires } = await index()
    const changed = { formatVersion: '1', questionnaires: [{ ...questionnaires[0], path }] }
    expect(indexFileSchema.safeParse(changed).success).toBe(false)
  })
})
