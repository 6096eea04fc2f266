import decodeQR from 'qr/decode.js'
import { defineComponent, h, type PropType } from 'vue'
import type { Assessment } from '@/domain/records/assessment'
import type { WorkshopDraft } from '@/domain/records/workshop'
import { callInLink, callLink } from '@/exchange/points/points-call'
import type { QrPicture } from '@/platform/qr'
import type { OpenedStorage } from '@/storage/storage'
import { fakeStorage } from '../../support/fake-storage'
import { answered } from '../../support/questionnaires'
import { aWorkshop, questionnaire } from '../collect/a-workshop'

/** What somebody proposed. */
export const BENCH = '11111111-2222-4333-8444-555555555555'

/** A workshop that talks together: A-1 is agreed to be weak, A-2 strong, and a bench is proposed. */
export async function aRound(rules: Partial<WorkshopDraft> = {}) {
  const begun = await aWorkshop(['2718', '3141'], {
    phase: 'together',
    proposals: [{ id: BENCH, text: 'A bench' }],
    ...rules,
  })
  const { storage, assessmentId } = begun
  const decision = { by: 'discussion', reason: '', dissent: '', dissenters: 0, present: null } as const
  await storage.workshops.decide(assessmentId, 'a-level', answered(1), decision)
  await storage.workshops.decide(assessmentId, 'b-level', answered(4), decision)
  const votes = () => storage.workshops.priorityVotes(assessmentId)
  return { ...begun, votes }
}

/** A phone on which these have joined the workshop; the last one is at work. */
export async function aPhone(facilitator: OpenedStorage, assessmentId: string, codes: readonly string[]) {
  const { storage } = await fakeStorage()
  const about = await facilitator.assessments.get(assessmentId)
  if (!about) throw new Error('the facilitator has it')
  await storage.questionnaires.keep(questionnaire, about.questionnaire)
  for (const code of codes) await storage.workshops.join(invitedTo(about), code)
  return { storage, assessmentId }
}

/** What an invitation says of it. */
export function invitedTo(assessment: Assessment) {
  const { id, municipality, municipalityKind, subset, period, wave } = assessment
  return { id, municipality, municipalityKind, questionnaire: assessment.questionnaire, subset, period, wave }
}

/** Where the link of a call leads. */
export function placeOf(assessmentId: string, indicators: readonly string[] = ['A-1']): string {
  const proposals = [{ id: BENCH, text: 'A bench' }]
  const link = callLink({ assessmentId, most: 5, indicators, proposals }, 'https://kibe.example/')
  return `/join/points/${callInLink(link ?? '') ?? ''}`
}

/** In the place of a QR code: what a camera reads in it. */
export const ReadableQrCode = defineComponent({
  props: { picture: { type: Object as PropType<QrPicture>, required: true }, label: String },
  setup: (props) => () => h('img', { class: 'qr', alt: props.label, 'data-says': saidIn(props.picture) }),
})

const SCALE = 3

/** What a QR code says, read from its picture. */
function saidIn({ size, modules }: QrPicture): string {
  const side = size * SCALE
  const data = new Uint8ClampedArray(side * side * 4).fill(255)
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1)
      if (modules[Math.floor(y / SCALE) * size + Math.floor(x / SCALE)] === 1)
        data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3)
  return decodeQR({ width: side, height: side, data })
}
