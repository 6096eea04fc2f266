import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseQuestionnaire } from '@/domain/questionnaire/parse'
import { readJson } from '@/domain/questionnaire/read-json'
import { readContent, scriptFaults, textsOf } from './texts'

const folder = 'questionnaires/drafts'
const paths = readdirSync(folder, { recursive: true })
  .map((path) => String(path).replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.json'))

describe('a questionnaire that is still being written', () => {
  it.each(paths)('passes the check, says that it is a draft, and is named as it says: %s', (path) => {
    const read = readJson(readFileSync(`${folder}/${path}`, 'utf8'))
    const parsed = read.ok ? parseQuestionnaire(read.value) : { ok: false as const, error: [read.error] }
    expect(parsed.ok ? [] : parsed.error).toEqual([])
    if (!parsed.ok) return
    const { id, version, status } = parsed.value
    expect([path, status]).toEqual([`${id}/${version}.json`, 'draft'])
  })

  it.each(paths)('has every text in both languages, each in its own script: %s', (path) => {
    const { review, ...said } = readContent(`drafts/${path}`) as { review: unknown }
    expect(review).toBeTruthy()
    const texts = textsOf(said)
    expect(texts.length).toBeGreaterThan(50)
    expect(texts.flatMap(scriptFaults)).toEqual([])
  })
})
