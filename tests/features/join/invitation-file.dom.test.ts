import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Assessment } from '@/domain/records/assessment'
import { recordsOfEachKind } from '@/domain/records/registry'
import { selected } from '@/domain/sharing/selection'
import JoinPage from '@/features/join/JoinPage.vue'
import { invitationOf } from '@/features/workshop/use-invitation'
import { useOpenedFiles } from '@/parts/opened-files'
import { written } from '../../exchange/hand-made'
import { fakeStorage, rawRows } from '../../support/fake-storage'
import { practice } from '../../support/storage-parts'
import { aWorkshop, bring, show } from '../collect/a-workshop'

afterEach(() => {
  document.body.innerHTML = ''
})

const FAR = { '99999999-9999-4999-8999-999999999999': 1_000_000 }

/** An invitation as its facilitator makes it, and what somebody else made of it. */
async function invitation(crafted: (assessment: Assessment) => Partial<Assessment> = () => ({})) {
  const facilitator = await aWorkshop()
  const { records } = await facilitator.storage.backup.readAll()
  const shared = selected(records, invitationOf(facilitator.assessmentId))
  const fileOf = async (change: typeof crafted) => {
    const assessments = shared.assessments.map((one) => ({ ...one, ...change(one) }))
    const file = await written({
      ...recordsOfEachKind(() => []),
      ...shared,
      assessments,
      attachments: [],
    })
    return new File([file], 'invitation.kibe')
  }
  return { facilitator, file: await fileOf(() => ({})), crafted: await fileOf(crafted) }
}
type Opened = Awaited<ReturnType<typeof fakeStorage>>

async function shown({ storage }: Opened) {
  return show(JoinPage, { storage, assessmentId: '' }, '/join')
}
async function joined(phone: Opened, file: File): Promise<void> {
  const { screen, until, type, press, router } = await shown(phone)
  await bring(screen, [file])
  await until('Your code')
  await type('Your code', '2718')
  await press('Begin')
  await vi.waitFor(() => expect(router.currentRoute.value.name).toBe('fill'), 10_000)
  screen.unmount()
}
/** What is stored of workshops; nothing else may differ either, but the list of imports. */
const stored = async (databaseName: string) => rawRows(databaseName)

describe('an invitation file', () => {
  it('that says more than this device knows of the same workshop changes nothing before it was looked at', async () => {
    const { file, crafted } = await invitation(({ version }) => ({
      version: { ...version, ...FAR },
      wave: 'crafted',
    }))
    const phone = await fakeStorage()
    await joined(phone, file)
    const before = await stored(phone.databaseName)
    const { screen, until, press, router } = await shown(phone)
    await bring(screen, [crafted])
    await until('would change what is on this device already')
    expect(await stored(phone.databaseName)).toEqual(before)
    await press('Look at the file')
    await vi.waitFor(() => expect(router.currentRoute.value.name).toBe('file'), 10_000)
    expect(useOpenedFiles().take()).toEqual([crafted])
  })

  it('taken a second time changes nothing and leads to the same workshop', async () => {
    const { file } = await invitation()
    const phone = await fakeStorage()
    await joined(phone, file)
    const before = await stored(phone.databaseName)
    const { screen, until } = await shown(phone)
    await bring(screen, [file])
    await until('Go on as 2718')
    expect(await stored(phone.databaseName)).toEqual(before)
  })

  it('never touches the workshop that this device runs, whatever it says', async () => {
    const { facilitator, crafted } = await invitation(({ version }) => ({
      version: { ...version, ...FAR },
      wave: 'crafted',
    }))
    const before = await stored(facilitator.databaseName)
    const { screen, until, text } = await shown(facilitator)
    await bring(screen, [crafted])
    await until('This device runs the workshop.')
    expect(text()).not.toContain('Look at the file')
    expect(await stored(facilitator.databaseName)).toEqual(before)
  })

  it('that names an assessment which is no workshop here changes nothing', async () => {
    const phone = await fakeStorage()
    const { assessment } = await phone.storage.assessments.begin({
      ...practice,
      ...{ role: 'member', name: null },
    })
    // Of less than is known here: by the versions alone it would be passed over in silence.
    const { crafted } = await invitation(() => ({ id: assessment.id, version: {} }))
    const before = await stored(phone.databaseName)
    const { screen, until } = await shown(phone)
    await bring(screen, [crafted])
    await until('would change what is on this device already')
    expect(await stored(phone.databaseName)).toEqual(before)
  })

  it('takes the place of what a link said only where it says the same', async () => {
    const { facilitator, file, crafted } = await invitation(() => ({ municipality: 'lanchkhuti' }))
    const about = await facilitator.storage.assessments.get(facilitator.assessmentId)
    if (!about) throw new Error('the facilitator has it')
    const { id, municipality, municipalityKind, questionnaire, subset, period, wave } = about
    const phone = await fakeStorage()
    const invited = { id, municipality, municipalityKind, questionnaire, subset, period, wave }
    const sheet = await phone.storage.workshops.join(invited, '2718')
    const { screen, until } = await shown(phone)
    await bring(screen, [crafted])
    await until('would change what is on this device already')
    expect((await phone.storage.assessments.get(id))?.version).toEqual({})
    await bring(screen, [file])
    await until('Go on as 2718')
    expect(await phone.storage.assessments.get(id)).toEqual(about)
    expect(await phone.storage.sheets.ofAssessment(id)).toEqual([sheet])
  })
})
