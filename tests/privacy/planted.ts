import { emptyDraft } from '@/domain/planning/draft-action'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import type { AnswerContent } from '@/domain/records/answer'
import type { WorkshopDraft } from '@/domain/records/workshop'
import { fakeStorage } from '../support/fake-storage'
import {
  aLadder,
  anArea,
  anIndicator,
  anItem,
  answered,
  aQuestionnaire,
  inBoth,
} from '../support/questionnaires'
import { newWorkshop, practice } from '../support/storage-parts'

/** What is planted, and looked for wherever something can be seen or taken away. Spaces and case do not matter. */
export const PLANTED = {
  /** Of participants. */
  name: ['Plantname Zurab', 'დარგულისახელი'],
  organisation: ['Plantunion'],
  /** Who gets the minutes. */
  recipient: ['planted@example.ge'],
  /** What single people noted on their ballots. */
  note: ['plantednote', 'plantedreason'],
  /** What single people answered. */
  value: ['plantedanswer', '73519'],
} as const
/** What can be planted. */
export type PlantedKind = keyof typeof PLANTED
/** All of it. */
export const EVERYTHING_PLANTED = Object.keys(PLANTED) as PlantedKind[]

/** The same text without what line breaks, digit groups and capitals make of it. */
export function squeezed(text: string): string {
  return text.replace(/[\s,.\u00ad]/gu, '').toLowerCase()
}

/** What of the planted stands in a text. */
export function plantedIn(text: string): PlantedKind[] {
  const all = squeezed(text)
  return EVERYTHING_PLANTED.filter((kind) => PLANTED[kind].some((one) => all.includes(squeezed(one))))
}

/** The questionnaire of the workshop: levels, words and a figure. */
export const questionnaire = aQuestionnaire({
  areas: [
    anArea('area-1', {
      indicators: [
        anIndicator('LADDER', { items: [aLadder('LADDER')] }),
        anIndicator('WORDS', {
          items: [aLadder('WORDS'), anItem('shortText', 'words', { label: inBoth('Which one') })],
        }),
        anIndicator('FIGURE', {
          items: [
            aLadder('FIGURE'),
            anItem('number', 'figure', { unit: 'count', integer: true, label: inBoth('How many') }),
          ],
        }),
      ],
    }),
  ],
})

/** Five residents and a chair; the chair’s ballot and the first resident’s hold what is planted. */
const PEOPLE = ['resident', 'resident', 'resident', 'resident', 'resident', 'chair'] as const

function ballotOf(place: number): Record<string, AnswerContent> {
  const [isPlanted, level] = [place === 0 || place === 5, answered(place === 0 ? 0 : 3)]
  return {
    LADDER: { ...level, note: isPlanted ? 'plantednote' : '' },
    WORDS: isPlanted ? { ...answered(0), state: 'na', value: null, naReason: 'plantedreason' } : level,
    words: answered(isPlanted ? 'plantedanswer' : 'usual'),
    FIGURE: level,
    figure: answered(isPlanted ? 73_519 : 400),
  }
}

/**
 * A workshop under the rules that are there by themselves (a blind first round, nobody sees names), with six people who
 * have handed in; where it is past collecting, the group has decided and has a plan. `municipality`: its code; without one
 * the municipality for practice, which no comparison takes in.
 */
export async function plantedWorkshop(phase: WorkshopDraft['phase'], municipality = practice.municipality) {
  const opened = await fakeStorage()
  const { storage } = opened
  const { id, version } = questionnaire
  const identity = { id, version, sha256: fingerprint(questionnaire) }
  await storage.questionnaires.keep(questionnaire, identity)
  const rules = { ...newWorkshop, place: 'Club', recipients: PLANTED.recipient[0] }
  const assessment = { ...practice, municipality, questionnaire: identity }
  const begun = await storage.workshops.begin({ assessment, workshop: rules })
  const assessmentId = begun.assessment.id
  for (const [place, role] of PEOPLE.entries()) {
    const code = String(2_718 + 111 * place)
    const draft = { role, organisation: PLANTED.organisation[0], sex: null, ageBand: null, isPresent: true }
    const { id: participantId } = await storage.workshops.addParticipant(assessmentId, code, draft)
    await storage.workshops.setName(participantId, PLANTED.name[place % 2] ?? '')
    await storage.ballots.keep(assessmentId, { code, round: 1, way: 'paper', answers: ballotOf(place) })
  }
  if (phase !== 'collecting') await decideAndPlan(storage, assessmentId)
  await storage.workshops.change(assessmentId, { phase })
  return { ...opened, assessmentId, sheetId: begun.sheet.id, sha256: identity.sha256 }
}

async function decideAndPlan(
  { workshops, plans }: Awaited<ReturnType<typeof fakeStorage>>['storage'],
  assessmentId: string,
): Promise<void> {
  const decision = { by: 'discussion', reason: 'the group’s reason', dissent: 'some', dissenters: 1 } as const
  for (const [itemId, value] of Object.entries({
    ladder: 2,
    WORDS: 1,
    FIGURE: 3,
    figure: 400,
  }))
    await workshops.decide(assessmentId, itemId, answered(value), { ...decision, present: 6 })
  await plans.addAction(assessmentId, { ...emptyDraft(1), title: 'An action', due: '2026-09-01' })
}
