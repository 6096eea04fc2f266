import { groupedBy } from '@/domain/shared/grouped'
import { isOpen, standsAlone, type Case } from './case'

/** Code of the municipality for practice, which takes part in no comparison. */
const PRACTICE = 'practice'

/** Says what can be told of each without asking what the others share. */
export function judgeAlone(cases: readonly Case[]): void {
  for (const { candidate, own, reasons } of cases) {
    const { municipality } = candidate.assessment
    if (municipality === PRACTICE) reasons.push({ code: 'practice' })
    else if (candidate.municipality === null) reasons.push({ code: 'unknownMunicipality', municipality })
    if (own.root.coverage === null) reasons.push({ code: 'nothingApplies' })
  }
  for (const twins of groupedBy(cases, roundOf).values()) judgeTwins(twins)
}

/** What somebody from outside says beside what a municipality says of itself is no twin of it. */
function roundOf({ candidate: { assessment, voice } }: Case): string {
  const { municipality, wave, questionnaire } = assessment
  return JSON.stringify([questionnaire.id, municipality, wave, voice === 'external'])
}

function judgeTwins(twins: readonly Case[]): void {
  if (twins.length < 2) return
  for (const twin of twins) {
    const others = twins.filter((other) => other !== twin)
    const assessmentIds = others.map(({ candidate }) => candidate.assessment.id).sort()
    twin.reasons.push({ code: 'sameWaveTwice', assessmentIds })
  }
}

/** Says which of them speak otherwise than most: from outside, or of themselves. Of as many, those from outside. */
export function judgeVoices(cases: readonly Case[]): void {
  const voters = votersIn(cases)
  const outside = voters.filter(isOutside).length
  const isOfMost = outside > voters.length - outside
  for (const one of cases) if (isOutside(one) !== isOfMost) one.reasons.push({ code: 'otherRespondents' })
}

function isOutside({ candidate }: Case): boolean {
  return candidate.voice === 'external'
}

/** Those that decide for all: who is left out has no say, as long as anybody else has. */
export function votersIn(cases: readonly Case[]): readonly Case[] {
  const open = cases.filter(isOpen)
  const alone = open.filter(standsAlone)
  return alone.length > 0 ? alone : open.length > 0 ? open : cases
}

/** What most of them have; of as many the smallest, by code unit. Null for none. */
export function mostFrequent(keys: readonly string[]): string | null {
  const counted = [...groupedBy(keys, (key) => key)].map(([key, all]) => ({ key, n: all.length }))
  return counted.sort((a, b) => b.n - a.n || (a.key < b.key ? -1 : 1))[0]?.key ?? null
}
