import { indexOf } from '@/build/questionnaire-checker'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import type { ContentLibrary } from '@/parts/content-library'
import type { OpenedStorage } from '@/storage/storage'
import { servedContent } from '../../support/mount-page'
import { aLadder, anArea, anIndicator, anItem, aQuestionnaire, inBoth } from '../../support/questionnaires'

const figure = anItem('number', 'IND-1_n', { label: inBoth('Meetings'), unit: 'count', integer: true })
const indicators = (...ids: string[]) => ids.map((id) => anIndicator(id))

/** Four indicators, the first with a companion figure. */
export const first: Questionnaire = aQuestionnaire({
  areas: [
    anArea('A', {
      indicators: [
        anIndicator('IND-1', { subsets: ['rapid'], items: [aLadder('IND-1'), figure] }),
        ...indicators('IND-2', 'IND-3', 'IND-4'),
      ],
    }),
  ],
})

/** The second is split, the third dropped, and there is a fifth. */
export const second: Questionnaire = aQuestionnaire({
  version: '2.0.0',
  replaces: '1.0.0',
  subsets: [],
  changes: [
    {
      since: '1.0.0',
      summary: inBoth('One question became two.'),
      items: [
        { kind: 'split', from: 'IND-2', to: ['IND-2a', 'IND-2b'], confirm: true },
        { kind: 'dropped', item: 'IND-3', reason: inBoth('Nobody counts it any more.') },
        { kind: 'new', item: 'IND-5' },
      ],
    },
  ],
  areas: [
    anArea('A', {
      indicators: [
        anIndicator('IND-1', { items: [aLadder('IND-1'), figure] }),
        ...indicators('IND-2a', 'IND-2b', 'IND-4', 'IND-5'),
      ],
    }),
  ],
})

/** A patch of the first. */
export const patch: Questionnaire = {
  ...first,
  version: '1.0.1',
  changes: [{ since: '1.0.0', summary: inBoth('A word.'), items: [{ kind: 'reworded', item: 'IND-1' }] }],
}

/** The content that a host with these questionnaires serves. */
export function serving(storage: OpenedStorage, questionnaires: readonly Questionnaire[]): ContentLibrary {
  const files = questionnaires.map((one) => ({
    path: `${one.id}/${one.version}.json`,
    text: JSON.stringify(one),
  }))
  const index = indexOf(files.map(({ path, text }) => ({ path, bytes: new TextEncoder().encode(text) })))
  const texts = Object.fromEntries(files.map(({ path, text }) => [path, text]))
  return servedContent(storage, { ...texts, 'index.json': JSON.stringify(index) })
}
