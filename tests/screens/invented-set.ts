import {
  base,
  levelsOf,
  packed,
  participation,
  recordsOf,
  uuid,
  type Gathered,
  type UploadedFile,
} from '../support/gathered-files'
import { inventedPlaces, type InventedPlace } from './invented-register'

const VERSION = '2.0.0'
const questionnaire = participation(VERSION)
const AREA_STANDINGS = [0.5, 0.2, 0.6, -0.2, 0, -0.4, -0.9, 0.3]

/** Ids of what can be opened by itself. */
export const ids = { programme: uuid('0009', 1), practice: uuid('000a', 1), index: uuid('000b', 1) }

/** Levels from a standing, an area's ease and luck; a year later some are one higher and a few one lower. */
function levels({ standing }: InventedPlace, place: number, wave: string): Record<string, number> {
  const [luck, change] = [levelsOf(questionnaire, place), levelsOf(questionnaire, 100 + place)]
  return Object.fromEntries(
    questionnaire.areas.flatMap(({ indicators }, area) =>
      indicators.map(({ id }) => {
        const first = 2 + standing + (AREA_STANDINGS[area] ?? 0) + 0.55 * ((luck[id] ?? 2) - 2)
        const later = change[id] === 0 ? -1 : (change[id] ?? 0) > 2 ? 1 : 0
        const level = wave === '2025' ? first : Math.round(first) + later
        return [id, Math.min(4, Math.max(0, Math.round(level)))]
      }),
    ),
  )
}

/** Two waves; one place came later, one answered little of the second, and one says nothing of an area. */
const handedIn: readonly Gathered[] = inventedPlaces.flatMap((place, n) =>
  ['2025', '2026'].flatMap((wave): Gathered[] => {
    if (n === 10 && wave === '2025') return []
    const all = Object.entries(levels(place, n, wave))
    const answered = n === 11 && wave === '2026' ? all.slice(0, 6) : all
    const kept = n === 6 ? answered.filter(([id]) => !id.startsWith('DIG')) : answered
    return [
      {
        ...{ municipality: place.id, kind: place.kind, version: VERSION, wave },
        levels: Object.fromEntries(kept),
        mayBeFound: [2, 4, 7].includes(n),
      },
    ]
  }),
)

/** What people wrote, in the language of the screens. */
const WORDS = {
  ka: {
    programme: 'გამოგონილი პროგრამა: მოქალაქეთა ჩართულობა',
    donor: 'გამოგონილი ფონდი',
    ideas: 'მოქალაქეთა იდეები',
    unit: 'იდეა',
    sources: ['პროგრამის შუალედური ანგარიში', 'პროგრამის საბოლოო ანგარიში'],
    practice: 'სოფლის შეხვედრები ბიუჯეტის შესახებ',
    what: 'ყოველ შემოდგომაზე მერიის წარმომადგენლები ყველა სოფელში ხვდებიან მოსახლეობას. ხალხი ასახელებს სამ საჭიროებას, ოქმი ვებგვერდზე ქვეყნდება, გაზაფხულზე კი მერია ანგარიშს აბარებს, რა შევიდა ბიუჯეტში.',
    where: 'ყველა ადმინისტრაციულ ერთეულში',
    forWhom: 'სოფლის მოსახლეობა; შშმ პირებისთვის ტრანსპორტს მერია უზრუნველყოფს',
    result: 'ერთ წელიწადში 214 წინადადებიდან 37 ბიუჯეტში შევიდა.',
    cost: 'დაახლოებით 3 000 ლარი წელიწადში',
    office: 'საკრებულოს აპარატი',
    second: 'საკრებულოს სხდომების პირდაპირი ტრანსლაცია',
    secondWhat: 'ყველა სხდომა პირდაპირ ეთერში გადის და არქივში ინახება.',
    index: 'გამოგონილი გამჭვირვალობის ინდექსი',
    source: 'გამოგონილი კვლევითი ცენტრი',
    secondIndex: 'გამოგონილი სერვისების ინდექსი',
  },
  en: {
    programme: 'Invented programme: residents take part',
    donor: 'Invented fund',
    ideas: 'Ideas of residents',
    unit: 'ideas',
    sources: ['Interim report of the programme', 'Final report of the programme'],
    practice: 'Village meetings about the budget',
    what: 'Every autumn the city hall meets residents in each village. People name three needs, the minutes are published on the website, and in spring the city hall reports what went into the budget.',
    where: 'In all administrative units',
    forWhom: 'Residents of villages; the city hall brings people with disabilities',
    result: 'In one year 37 of 214 proposals went into the budget.',
    cost: 'About 3,000 GEL a year',
    office: 'Sakrebulo staff',
    second: 'Sessions of the sakrebulo live',
    secondWhat: 'Every session is broadcast live and kept in an archive.',
    index: 'Invented index of transparency',
    source: 'Invented research centre',
    secondIndex: 'Invented index of services',
  },
} as const
type Words = (typeof WORDS)[keyof typeof WORDS]

function programmesIn({ programme, donor, ideas, unit, sources }: Words, pinned: unknown) {
  return [
    {
      ...base,
      id: ids.programme,
      name: programme,
      donor,
      period: { from: '2026-01-01', to: '2026-12-31' },
      wave: '2026',
      questionnaire: pinned,
      subset: 'full',
      members: inventedPlaces.map(({ id }, n) => ({ municipality: id, isPilot: n % 3 === 1 })),
      figures: [
        { title: ideas, value: 312, unit, date: '2026-03-31', source: sources[0] },
        { title: ideas, value: 340, unit, date: '2026-10-15', source: sources[1] },
      ],
    },
  ]
}

function practicesIn(words: Words) {
  const shared = { ...base, questionnaireId: questionnaire.id }
  const { practice: title, what, where, forWhom, result, cost, office: contactOffice } = words
  return [
    {
      ...{ ...shared, id: ids.practice, municipality: 'invented-5', title, mechanismId: 'budget-meetings' },
      ...{ indicatorIds: ['BUD-7', 'BUD-3', 'FRM-1', 'INF-1', 'SAK-1'], since: '2023-09-01' },
      ...{ what, where, forWhom, result, cost, contactOffice },
    },
    {
      ...{ ...shared, id: uuid('000a', 2), municipality: 'invented-8', title: words.second },
      ...{ mechanismId: 'streaming', indicatorIds: ['SAK-1', 'SAK-2'], since: null, what: words.secondWhat },
      ...{ where: '', forWhom: '', result: '', cost: '', contactOffice },
    },
  ]
}

function indicesIn({ index, source, secondIndex }: Words) {
  const values = (from: number, by: number) =>
    inventedPlaces.map(({ id, standing }, n) => ({
      municipality: id,
      value: Math.round(10 * (from + by * standing + (n % 4))) / 10,
    }))
  const other = { source: '', date: '2025-06-30', zeroAt: 7, fullAt: 1, values: values(3, -0.8).slice(2, 9) }
  return [
    {
      ...{ ...base, id: ids.index, name: index, source, date: '2026-05-20' },
      ...{ zeroAt: 0, fullAt: 100, values: values(52, 14).slice(0, 11) },
    },
    { ...base, id: uuid('000b', 2), name: secondIndex, ...other },
  ]
}

/** Everything that the pages of the comparison show, as one file; what people wrote is in the language of the screens. */
export function inventedSet(language: 'ka' | 'en'): UploadedFile {
  const [all, words] = [handedIn.map((one, n) => recordsOf(one, n)), WORDS[language]]
  const [first] = all
  if (!first) throw new Error('somebody handed something in')
  return packed('invented.kibe', '5', {
    assessments: all.flatMap(({ assessments }) => assessments),
    sheets: all.flatMap(({ sheets }) => sheets),
    answers: all.flatMap(({ answers }) => answers),
    programmes: programmesIn(words, first.assessments[0]?.questionnaire),
    practices: practicesIn(words),
    indices: indicesIn(words),
    questionnaires: first.questionnaires,
  })
}
