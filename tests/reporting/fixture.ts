import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pdfFontFiles } from '@/build/pdf-fonts'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import { questionnaireSchema, type Item, type Questionnaire } from '@/domain/questionnaire/format-1'
import { allIndicators } from '@/domain/questionnaire/tree'
import type { AnswerContent } from '@/domain/records/answer'
import type { Evidence } from '@/domain/records/evidence'
import { EVIDENCE_KINDS } from '@/domain/records/evidence'
import { GROUPS, type Action, type Update } from '@/domain/records/plan'
import { mechanismRegisterSchema } from '@/domain/registers/mechanism'
import { scoreSheet } from '@/domain/scoring/score-sheet'
import type { CalendarDate, Instant } from '@/domain/shared/units'
import { createFormats } from '@/i18n/formats'
import type { ScreenLanguage } from '@/i18n/languages'
import { loadReportMessages } from '@/i18n/report-messages'
import { createTranslate } from '@/i18n/translate'
import { reportModel } from '@/reporting/model/build-report-model'
import type { ReportInput } from '@/reporting/model/report-input'
import type { ReportModel } from '@/reporting/model/report-model'
import type { PdfFonts } from '@/reporting/pdf/fonts'

const root = process.cwd()
const readJson = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'))

/** The real questionnaire that the fixture is filled in for. */
export const participation: Questionnaire = questionnaireSchema.parse(
  readJson('questionnaires/participation/1.0.0.json'),
)
const { mechanisms } = mechanismRegisterSchema.parse(readJson('questionnaires/registers/mechanisms.json'))

/** A UUID that is easy to tell from others. */
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const base = {
  schema: 1 as const,
  version: { [uuid(900)]: 1 },
  createdAt: '2026-09-01T08:00:00Z',
  updatedAt: '2026-09-02T08:00:00Z',
  deletedAt: null,
}

/** Words in Georgian with every sign that fonts tend to miss; `n` makes each text its own. */
const distinctText = (what: string, n: number) =>
  `${what} №${n}: „დადგენილება“ – ${n} ₾, İsmayıl əliyev, Ძველი`

const SHEET = uuid(2)
const indicators = allIndicators(participation.areas)

function answered(item: Item, n: number): AnswerContent {
  const value =
    item.type === 'ladder' ? Math.min(4, (n * 3) % 7) : item.type === 'percent' ? (n * 7) % 100 : 100_000 + n
  return { state: 'answered', value, naReason: '', note: n % 3 === 0 ? distinctText('შენიშვნა', n) : '' }
}

/** Every item answered but a few: one N/A with its reason, one don't know, one not answered. */
function answersOf(): Map<string, AnswerContent> {
  const answers = new Map<string, AnswerContent>()
  indicators.forEach((indicator, index) => {
    indicator.items.forEach((item, place) => {
      if (item.type !== 'ratio') answers.set(item.id, answered(item, index * 11 + place))
    })
  })
  const empty = { value: null, note: '' }
  answers.set('BUD-4', {
    ...empty,
    state: 'na',
    naReason: distinctText('მიზეზი', 801),
    note: distinctText('შენიშვნა', 802),
  })
  answers.set('INC-1', { ...empty, state: 'dontKnow', naReason: '' })
  answers.delete('DIG-1')
  return answers
}

function evidenceOf(): Evidence[] {
  return EVIDENCE_KINDS.map((kind, index) => ({
    ...base,
    id: uuid(100 + index),
    sheetId: SHEET,
    itemId: indicators[index * 3]?.id ?? '',
    kind,
    title: distinctText('მტკიცებულება', index),
    number: `მტ-${index}/2026`,
    date: `2026-0${index + 1}-1${index}`,
    link: `https://example.ge/evidence/${index}`,
    attachment: {
      sha256: 'a'.repeat(64),
      name: `სურათი-${index}.jpg`,
      mime: 'image/jpeg',
      size: 120_000 + index * 1000,
    },
  }))
}

function action(n: number): Action {
  const indicator = indicators[n * 4] ?? indicators[0]
  return {
    ...base,
    id: uuid(200 + n),
    assessmentId: uuid(1),
    title: distinctText('ღონისძიება', n),
    origin: 'indicator',
    targets: [{ indicatorId: indicator?.id ?? '', level: 4 }],
    mechanismId: mechanisms[n]?.id ?? null,
    groups: [GROUPS[n] ?? 'general', 'rural'],
    steps: [
      { id: uuid(300 + n), text: distinctText('პირველი ნაბიჯი', n), due: `2027-0${n + 1}-15`, isDone: true },
      { id: uuid(400 + n), text: distinctText('მეორე ნაბიჯი', n), due: null, isDone: false },
    ],
    responsible: distinctText('პასუხისმგებელი', n),
    partners: distinctText('პარტნიორი', n),
    start: `2027-0${n + 1}-01`,
    due: `2027-0${n + 4}-28`,
    costGel: n === 2 ? 0 : 12_500.5 + n,
    moneySource: distinctText('წყარო', n),
    result: distinctText('შედეგი', n),
    measure: distinctText('საზომი', n),
    status: (['planned', 'underway', 'done', 'dropped'] as const)[n] ?? 'planned',
    order: n,
  }
}

const update = (n: number): Update => ({
  ...base,
  id: uuid(500 + n),
  actionId: uuid(200 + n),
  date: `2027-02-0${n + 1}`,
  status: 'underway',
  text: distinctText('სიახლე', n),
  evidence: distinctText('საბუთი', n),
  link: `https://example.ge/update/${n}`,
})

const practice: ReportInput['municipality'] = {
  id: 'practice',
  name: { ka: 'სავარჯიშო მუნიციპალიტეტი', en: 'Practice municipality' },
  region: { ka: 'სავარჯიშო მხარე', en: 'Practice region' },
}

/** A report's input with every field of every record filled, each with a text of its own. */
export function fullInput(form: ReportInput['form'] = 'full', language: ScreenLanguage = 'ka'): ReportInput {
  const answers = answersOf()
  const evidence = evidenceOf()
  const counts = new Map(evidence.map(({ itemId }) => [itemId, 1]))
  const date = '2026-08-31' as CalendarDate
  return {
    form,
    language,
    questionnaire: participation,
    municipality: practice,
    assessment: {
      ...base,
      id: uuid(1),
      municipality: 'practice',
      municipalityKind: 'community',
      questionnaire: { id: 'participation', version: '1.0.0', sha256: fingerprint(participation) },
      subset: 'full',
      period: { from: '2025-09-01', to: date },
      wave: '2026-შემოდგომა',
      respondents: 'self',
      programmeId: null,
      previousId: uuid(9),
      state: 'final',
      log: [{ at: '2026-09-03T20:30:00Z', event: 'finished', fingerprint: 'b'.repeat(64) }],
    },
    sheet: {
      ...base,
      id: SHEET,
      assessmentId: uuid(1),
      kind: 'individual',
      role: 'chair',
      name: 'ნინო სავარჯიშვილი',
    },
    answers,
    outcomes: null,
    evidence,
    score: scoreSheet(participation, answers, counts, { kind: 'community', subset: 'full', date }),
    actions: [0, 1, 2, 3].map(action),
    updates: [0, 1].map(update),
    mechanisms,
    droppedProposals: ['DIG-2'],
    previous: { wave: '2025', levels: new Map([['INF-1', 1]]), medians: new Map(), figures: new Map() },
    generatedAt: '2026-09-04T21:15:00Z' as Instant,
    appVersion: '0.1.0',
  }
}

/** The model of an input in its own language. */
export async function modelOf(input: ReportInput): Promise<ReportModel> {
  const language = input.language as ScreenLanguage
  const t = createTranslate(language, await loadReportMessages(language))
  return reportModel(input, t, createFormats(language))
}

/** The fonts that the build makes. */
export async function testFonts(): Promise<PdfFonts> {
  const files = await pdfFontFiles(root)
  const read = (path: string) => new Uint8Array(readFileSync(path))
  return { regular: read(files.regular), bold: read(files.bold), title: read(files.title) }
}
