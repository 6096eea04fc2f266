import type { Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { KibePage } from '../support/kibe-page'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The questionnaire on participation in one of its versions. */
export function questionnaireOf(version: string): unknown {
  return JSON.parse(readFileSync(`${root}questionnaires/participation/${version}.json`, 'utf8'))
}

/** Kibe with an assessment of each of so many invented municipalities, after the one of the municipality for practice. */
export async function withMunicipalities(page: Page, count: number): Promise<KibePage> {
  await serveMunicipalities(page, count)
  const kibe = new KibePage(page)
  const id = await kibe.begin('practice', 'participation/2.0.0')
  await kibe.ladder.getByRole('radio').nth(2).check()
  await storeMany(page, id, count)
  return kibe
}

/** The register has so many invented municipalities more. */
async function serveMunicipalities(page: Page, count: number): Promise<void> {
  await page.route('**/registers/municipalities.json', async (route) => {
    const register = JSON.parse(
      readFileSync(`${root}questionnaires/registers/municipalities.json`, 'utf8'),
    ) as { regions: { id: string }[]; municipalities: object[] }
    const invented = Array.from({ length: count }, (_, n) => {
      const name = { ka: `გამოგონილი ${n}`, en: `Invented ${n}` }
      const region = register.regions[n % register.regions.length]?.id
      return { id: `invented-${n}`, name, officialName: name, region, kind: 'community' }
    })
    const municipalities = [...register.municipalities, ...invented]
    await route.fulfill({ json: { ...register, municipalities } })
  })
}

/** For so many invented municipalities a copy of this assessment, each indicator at one level or another. */
async function storeMany(page: Page, id: string, count: number): Promise<void> {
  const { areas } = questionnaireOf('2.0.0') as { areas: { indicators: { id: string }[] }[] }
  const indicators = areas.flatMap((area) => area.indicators.map((indicator) => indicator.id))
  await page.evaluate(
    async ([of, items, many]) => {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open('kibe')
        request.onsuccess = () => resolve(request.result)
      })
      const names = ['assessments', 'sheets', 'answers'] as const
      const transaction = database.transaction(names, 'readwrite')
      const all = (name: string) =>
        new Promise<Record<string, unknown>[]>((resolve) => {
          const request = transaction.objectStore(name).getAll()
          request.onsuccess = () => resolve(request.result as Record<string, unknown>[])
        })
      const assessment = (await all('assessments')).find((one) => one['id'] === of)
      const sheet = (await all('sheets')).find((one) => one['assessmentId'] === of)
      const answer = (await all('answers')).find((one) => one['sheetId'] === sheet?.['id'])
      const put = (name: string, record: object) => transaction.objectStore(name).put(record)
      for (let n = 0; n < many; n += 1) {
        const [assessmentId, sheetId] = [crypto.randomUUID(), crypto.randomUUID()]
        const municipality = `invented-${n}`
        put('assessments', { ...assessment, id: assessmentId, municipality, municipalityKind: 'community' })
        put('sheets', { ...sheet, id: sheetId, assessmentId })
        for (const [index, itemId] of items.entries()) {
          const content = { ...(answer?.['content'] as object), value: (index * (n + 1)) % 5 }
          put('answers', { ...answer, id: `${sheetId}/${itemId}`, sheetId, itemId, content })
        }
      }
      await new Promise((resolve) => (transaction.oncomplete = resolve))
      database.close()
    },
    [id, indicators, count] as const,
  )
}
