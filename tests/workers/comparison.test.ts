// First, so that Dexie finds the database of the tests.
import '../support/fake-storage'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import { parseMunicipalityRegister } from '@/domain/registers/parse'
import type { MunicipalityRegister } from '@/domain/registers/municipality'
import { fail, ok } from '@/domain/shared/result'
import type { Instant } from '@/domain/shared/units'
import type { OpenedStorage } from '@/storage/storage'
import type { ComparisonFormat, ComparisonRequest, ComparisonResult } from '@/workers/comparison-protocol'
import type { LayOut } from '@/workers/comparison-files'
import { JobCancelled, type JobAnswer } from '@/workers/job'
import { ComparisonError, makeComparisonFile } from '@/workers/make-comparison-file'
import { runComparison } from '@/workers/run-comparison'
import { newIndex } from '../support/comparison-drafts'
import { anArea, anIndicator, anItem, answered, aQuestionnaire, inBoth } from '../support/questionnaires'
import { newAssessment } from '../support/storage-parts'
import { keptHere, PLACES, questionnaire, REGISTER } from '../features/compare/device'

function register(): MunicipalityRegister {
  const parsed = parseMunicipalityRegister(JSON.parse(REGISTER))
  if (!parsed.ok) throw new Error('the register of the tests is faulty')
  return parsed.value
}
async function request(
  storage: OpenedStorage,
  format: ComparisonFormat,
  more: Partial<ComparisonRequest> = {},
): Promise<ComparisonRequest> {
  return {
    format,
    language: 'en',
    separator: ',',
    assessmentIds: (await storage.assessments.list()).map(({ id }) => id),
    questionnaireId: questionnaire.id,
    wave: '2026',
    before: null,
    isRanked: false,
    shuffled: null,
    register: register(),
    generatedAt: '2026-03-01T12:00:00Z' as Instant,
    ...more,
  }
}
/** The worker's work without a thread of its own; each report is laid out like this. */
function threadOn(storage: OpenedStorage, layOut: LayOut = told) {
  const open = () => Promise.resolve({ ...storage, close: () => undefined })
  const thread = {
    isTerminated: false,
    onmessage: null as ((event: MessageEvent<JobAnswer<number, ComparisonResult>>) => void) | null,
    onerror: null,
    terminate: () => (thread.isTerminated = true),
    postMessage: (asked: ComparisonRequest) =>
      void runComparison(asked, { open, layOut: { pdf: layOut, docx: layOut } }, (data) => {
        if (!thread.isTerminated) thread.onmessage?.({ data } as MessageEvent)
      }),
  }
  return thread
}
/** Lays nothing out: the file is the model's name and its whole text. */
const told: LayOut = (model, onShare) => {
  onShare(1)
  return Promise.resolve(ok(new TextEncoder().encode(JSON.stringify(model)).buffer))
}
async function textsIn(zip: Blob): Promise<Record<string, string>> {
  const files = unzipSync(new Uint8Array(await zip.arrayBuffer()))
  return Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]),
  )
}
/** A survey among the residents of a municipality, each with a mark from 1 to 5. */
async function askedResidents(storage: OpenedStorage, municipality: string, marks: readonly number[]) {
  const mark = anItem('scale', 'S', { min: 1, max: 5, label: inBoth('How good is it?') })
  const areas = [anArea('area-1', { indicators: [anIndicator('ASKED', { items: [mark] })] })]
  const survey = aQuestionnaire({ id: 'residents', kind: 'survey', areas })
  const identity = { id: survey.id, version: survey.version, sha256: fingerprint(survey) }
  await storage.questionnaires.keep(survey, identity)
  const fields = { ...newAssessment, municipality, questionnaire: identity }
  const { assessment } = await storage.assessments.begin(fields)
  for (const value of marks)
    await storage.responses.add(assessment.id, 'paper', {
      ...{ number: null },
      answers: { S: { ...answered(value), note: '' } },
    })
}
const LEVELS = { Norvale: [4, 4, 4, 4], Sutherby: [2, 2, 2, 2], Westmere: [1, 1, 1, 1] }

describe('the files of a comparison', () => {
  it('are a report in each language in one ZIP, named in Latin letters, with the share that is done', async () => {
    const storage = await keptHere(LEVELS)
    const shares: number[] = []
    const asked = await request(storage, 'pdf')
    const file = await makeComparisonFile(
      asked,
      (share) => shares.push(share),
      () => threadOn(storage),
    ).done
    const texts = await textsIn(file)
    expect(Object.keys(texts)).toEqual([
      expect.stringMatching(/^[\w.-]+-ka\.pdf$/),
      expect.stringMatching(/^[\w.-]+-en\.pdf$/),
    ])
    const [ka = '', en = ''] = Object.values(texts)
    expect(ka).toContain('Norvale-ქა')
    expect(en).toContain('Norvale')
    expect(en).not.toContain('Norvale-ქა')
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(shares.at(-1)).toBe(1)
  })

  it('have only what was chosen', async () => {
    const storage = await keptHere(LEVELS)
    const all = await request(storage, 'json')
    const kept = await storage.assessments.list()
    const assessmentIds = kept.filter(({ municipality }) => municipality !== 'test-2').map(({ id }) => id)
    const file = await makeComparisonFile(
      { ...all, assessmentIds },
      () => undefined,
      () => threadOn(storage),
    ).done
    const text = await file.text()
    expect(text).toContain('Norvale')
    expect(text).toContain('Sutherby')
    expect(text).not.toContain('Westmere')
  })

  it.each(['pdf', 'json', 'csv'] as const)('name nobody as %s where names are hidden', async (format) => {
    const storage = await keptHere(LEVELS)
    const asked = await request(storage, format, { shuffled: ['test-2', 'test-0', 'test-1'] })
    const file = await makeComparisonFile(
      asked,
      () => undefined,
      () => threadOn(storage),
    ).done
    const text = format === 'json' ? await file.text() : Object.entries(await textsIn(file)).join('\n')
    expect(text.length).toBeGreaterThan(500)
    for (const name of PLACES) expect(text).not.toContain(name)
    for (const code of ['test-0', 'test-1', 'test-2']) expect(text).not.toContain(code)
    for (const id of asked.assessmentIds) expect(text).not.toContain(id)
  })

  it.each(['pdf', 'docx', 'json', 'csv'] as const)(
    'say as %s what an index and residents say of a municipality, and nothing of it where names are hidden',
    async (format) => {
      const storage = await keptHere(LEVELS)
      const values = [{ municipality: 'test-1', value: 7.25 }]
      await storage.indices.add({ ...newIndex, zeroAt: 0, fullAt: 10, name: 'Outer index', values })
      await askedResidents(storage, 'test-1', [1, 3, 3, 4, 5, 5])
      const saidOf = async (shuffled: readonly string[] | null) => {
        const asked = { ...(await request(storage, format)), shuffled }
        const file = await makeComparisonFile(
          asked,
          () => undefined,
          () => threadOn(storage),
        ).done
        const text = format === 'json' ? await file.text() : Object.values(await textsIn(file)).join('\n')
        return ['Outer index', '7.25', 'How good is it?', '3.5'].filter((said) => text.includes(said))
      }
      expect(await saidOf(null)).toHaveLength(4)
      expect(await saidOf(['test-2', 'test-0', 'test-1'])).toEqual([])
    },
  )

  it('have the separator that was asked for', async () => {
    const storage = await keptHere(LEVELS)
    const asked = await request(storage, 'csv', { separator: ';' })
    const texts = await textsIn(
      await makeComparisonFile(
        asked,
        () => undefined,
        () => threadOn(storage),
      ).done,
    )
    expect(texts['assessments.csv']?.split('\r\n')[0]).toMatch(/;.*;/)
  })

  it('are not made where what was chosen is no longer there', async () => {
    const storage = await keptHere(LEVELS)
    const asked = await request(storage, 'pdf')
    for (const id of asked.assessmentIds) await storage.assessments.remove(id)
    const job = makeComparisonFile(
      asked,
      () => undefined,
      () => threadOn(storage),
    )
    await expect(job.done).rejects.toThrow(ComparisonError)
    await expect(job.done).rejects.toMatchObject({ problem: { reason: 'nothingCompared' } })
  })

  it('are stopped while the second report is being laid out', async () => {
    const storage = await keptHere(LEVELS)
    let onSecond: () => void = () => undefined
    const reached = new Promise<void>((resolve) => (onSecond = resolve))
    const slow: LayOut = (model, onShare) => {
      if (model.language === 'ka') return told(model, onShare)
      onSecond()
      return new Promise(() => undefined)
    }
    const thread = threadOn(storage, slow)
    const asked = await request(storage, 'docx')
    const job = makeComparisonFile(
      asked,
      () => undefined,
      () => thread,
    )
    await reached
    job.cancel()
    await expect(job.done).rejects.toThrow(JobCancelled)
    expect(thread.isTerminated).toBe(true)
  })

  it('are none where one report cannot be laid out, and why is said', async () => {
    const storage = await keptHere(LEVELS)
    const broken: LayOut = (model, onShare) =>
      model.language === 'ka'
        ? told(model, onShare)
        : Promise.resolve(fail({ code: 'uncoveredCharacters', characters: ['☃'] }))
    const job = makeComparisonFile(
      await request(storage, 'pdf'),
      () => undefined,
      () => threadOn(storage, broken),
    )
    await expect(job.done).rejects.toMatchObject({
      problem: { reason: 'report', problem: { code: 'uncoveredCharacters', characters: ['☃'] } },
    })
  })
})
