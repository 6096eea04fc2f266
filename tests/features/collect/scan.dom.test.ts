import { afterEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { packBallot, unpackBallot } from '@/exchange/qr/ballot-payload'
import type { Ballot } from '@/domain/records/ballot'
import ScanPage from '@/features/collect/ScanPage.vue'
import { useSaveStatus } from '@/parts/save-status'
import { fillDiskAtWrite, mendFaults } from '../../support/fake-storage'
import { answered } from '../../support/questionnaires'
import { aWorkshop, show } from './a-workshop'

/** What the camera reads next; the scanner itself has tests of its own. */
const inFrontOfTheCamera: Ballot[] = []
vi.mock('@/parts/qr/QrScanner.vue', () => ({
  default: defineComponent({
    emits: ['ballot'],
    setup:
      (_, { emit }) =>
      () =>
        h('button', { onClick: () => emit('ballot', inFrontOfTheCamera.shift()) }, 'the camera'),
  }),
}))

afterEach(() => {
  document.body.innerHTML = ''
  mendFaults()
})

/** A ballot that was handed in on another device, packed into QR codes and unpacked again. */
async function shown(code: string, level: number, begun: Awaited<ReturnType<typeof aWorkshop>>) {
  const device = await aWorkshop([])
  const ballot = await device.storage.ballots.keep(device.assessmentId, {
    ...{ code, round: 1, way: 'qr' },
    answers: { 'a-level': answered(level) },
  })
  const { ballotId } = await import('@/domain/records/derived-id')
  const { assessmentId } = begun
  const packed = packBallot({ ...ballot, assessmentId, id: ballotId(assessmentId, code, 1) })
  const unpacked = packed.ok ? unpackBallot(packed.value) : packed
  if (!unpacked.ok) throw new Error(unpacked.error)
  return unpacked.value
}

describe('a ballot in QR codes', () => {
  it('comes into the workshop, and once more changes nothing', async () => {
    const workshop = await aWorkshop()
    const ballot = await shown('2718', 3, workshop)
    const { press, until, text } = await show(ScanPage, workshop, 'scan')
    await until('0 ballots so far')
    inFrontOfTheCamera.push(ballot, ballot)
    await press('the camera')
    await until('QR codes: the ballot 2718 has come in.')
    await until('1 ballot so far')
    await press('the camera')
    await until('the ballot 2718 was here already')
    expect(text()).not.toContain('level 3')
    expect(await workshop.storage.ballots.ofAssessment(workshop.assessmentId)).toEqual([ballot])
  })

  it('of another workshop is refused in words', async () => {
    const workshop = await aWorkshop()
    const other = await aWorkshop()
    inFrontOfTheCamera.push(await shown('2718', 3, other))
    const { press, until } = await show(ScanPage, workshop, 'scan')
    await until('0 ballots so far')
    await press('the camera')
    await until('the ballot 2718 belongs to another workshop')
    expect(await workshop.storage.ballots.ofAssessment(workshop.assessmentId)).toEqual([])
  })

  it('that could not be stored is held, though the camera has seen it, and stored when tried again', async () => {
    const workshop = await aWorkshop()
    const ballot = await shown('2718', 3, workshop)
    inFrontOfTheCamera.push(ballot)
    const { press, until, text } = await show(ScanPage, workshop, 'scan')
    await until('0 ballots so far')
    fillDiskAtWrite(1)
    await press('the camera')
    await until('QR codes: the ballot 2718 could not be stored. It is held here until it is.')
    mendFaults()
    await press('Try again')
    await until('QR codes: the ballot 2718 has come in.')
    expect(text()).not.toContain('could not be stored')
    expect(await workshop.storage.ballots.ofAssessment(workshop.assessmentId)).toEqual([ballot])
  })

  it('that could not be stored is stored by the retry of the whole app, also from another page', async () => {
    const workshop = await aWorkshop()
    const ballot = await shown('2718', 3, workshop)
    inFrontOfTheCamera.push(ballot)
    const { press, until, screen } = await show(ScanPage, workshop, 'scan')
    await until('0 ballots so far')
    fillDiskAtWrite(1)
    await press('the camera')
    await until('could not be stored')
    mendFaults()
    screen.unmount()
    expect(useSaveStatus().status.state).toBe('failed')
    await useSaveStatus().retry()
    expect(await workshop.storage.ballots.ofAssessment(workshop.assessmentId)).toEqual([ballot])
  })

  it('is said once for each, in a list of which only what is new is read out', async () => {
    const workshop = await aWorkshop()
    inFrontOfTheCamera.push(await shown('2718', 3, workshop), await shown('3141', 1, workshop))
    const { press, until, screen } = await show(ScanPage, workshop, 'scan')
    await until('0 ballots so far')
    await press('the camera')
    await until('2718 has come in')
    const first = screen.get('[role="log"] li').element
    await press('the camera')
    await until('3141 has come in')
    // A status would be read out from its beginning at every arrival.
    expect(screen.find('[role="status"] li').exists()).toBe(false)
    expect([...screen.get('[role="log"] ul').element.children].indexOf(first)).toBe(1)
  })
})
