import type { VueWrapper } from '@vue/test-utils'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import type { AnswerValue } from '@/domain/records/answer'
import ComparePage from '@/features/compare/ComparePage.vue'
import type { OpenedStorage } from '@/storage/storage'
import { fakeStorage } from '../../support/fake-storage'
import { mountPage, servedContent } from '../../support/mount-page'
import { anArea, anIndicator, answered, aQuestionnaire } from '../../support/questionnaires'
import { newAssessment } from '../../support/storage-parts'

/** Five municipalities that are on no map: four in one region, and one in another. */
export const PLACES = ['Norvale', 'Sutherby', 'Westmere', 'Eastholm', 'Farwick'] as const

const inBoth = (name: string) => ({ ka: `${name}-ქა`, en: name })
const municipalities = PLACES.map((name, n) => ({
  id: `test-${n}`,
  name: inBoth(name),
  officialName: inBoth(`${name} municipality`),
  region: name === 'Farwick' ? 'far' : 'near',
  kind: n % 2 === 0 ? 'city' : 'community',
}))
const practice = { ...municipalities[0], id: 'practice', name: inBoth('Practice place'), region: 'practice' }
const regions = ['near', 'far', 'practice'].map((id) => ({ id, iso: null, name: inBoth(`Region ${id}`) }))

/** A register of these tests' own. */
export const REGISTER = JSON.stringify({ version: '1', source: 'test', regions, municipalities, practice })

/** Two areas of two ladders, all of the same weight. */
export const questionnaire = aQuestionnaire({
  areas: [
    anArea('area-1', { indicators: [anIndicator('ONE'), anIndicator('TWO')] }),
    anArea('area-2', { indicators: [anIndicator('THREE'), anIndicator('FOUR')] }),
  ],
})

/** Keeps one finished assessment. `levels` are of ONE, TWO, THREE, FOUR; null is not answered. */
export async function keep(
  storage: OpenedStorage,
  place: string,
  levels: readonly (AnswerValue | null)[],
  more: { wave?: string; of?: Questionnaire } = {},
): Promise<string> {
  const { wave = '2026', of = questionnaire } = more
  const identity = { id: of.id, version: of.version, sha256: fingerprint(of) }
  await storage.questionnaires.keep(of, identity)
  const known = municipalities.find(({ name }) => name.en === place)
  const { assessment, sheet } = await storage.assessments.begin({
    ...newAssessment,
    municipality: known?.id ?? place,
    municipalityKind: known?.kind === 'community' ? 'community' : 'city',
    questionnaire: identity,
    wave,
    period: { from: `${wave}-01-01`, to: `${wave}-12-31` },
  })
  const items = of.areas.flatMap((area) => (area.indicators ?? []).map(({ id }) => id))
  for (const [index, level] of levels.entries()) {
    if (level !== null) await storage.answers.save(sheet.id, items[index] ?? '', answered(level))
  }
  await storage.assessments.finish(assessment.id)
  return assessment.id
}

/** Storage with these assessments, each of one wave. */
export async function keptHere(
  kept: Readonly<Record<string, readonly (AnswerValue | null)[]>>,
): Promise<OpenedStorage> {
  const { storage } = await fakeStorage()
  for (const [place, levels] of Object.entries(kept)) await keep(storage, place, levels)
  return storage
}

/** Shows the page in English. */
export function openCompare(
  storage: OpenedStorage,
  path = '/compare',
  register: string | null = REGISTER,
): ReturnType<typeof mountPage> {
  const content = servedContent(storage, { 'registers/municipalities.json': register })
  return mountPage(ComparePage, { storage, language: 'en', path, content })
}

/** The part of the page below this heading. */
export function part(screen: VueWrapper, heading: string): ReturnType<VueWrapper['get']> {
  const found = screen
    .findAll('section')
    .find((one) => one.find('h2').exists() && one.get('h2').text() === heading)
  if (!found) throw new Error(`no part „${heading}“ in: ${screen.text()}`)
  return found
}
