import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SCREEN_LANGUAGES } from '@/i18n/languages'
import { filesBelow } from '../support/files'
import { readFileSync } from 'node:fs'
import { watchDownloads, type Download } from '../features/data/device'
import { plantedInFile, readableText } from './bytes'
import { openKibe, type KibeWindow } from './kibe-window'
import { EVERYTHING_PLANTED, plantedWorkshop, squeezed, type PlantedKind } from './planted'
import { workInThisThread } from './workers'

/** A file that a facilitator takes away: how it is made, and what of the planted is in it because it was asked for. */
interface Export {
  /** Below the assessment, unless it begins with a slash. */
  readonly screen: string
  readonly make: (kibe: KibeWindow) => Promise<void>
  /** What surely stands in it: an empty file would hide nothing. */
  readonly holds: string
  readonly askedFor?: readonly PlantedKind[]
  readonly municipality?: string
}

const presses =
  (...texts: readonly string[]) =>
  async ({ press }: KibeWindow) => {
    for (const text of texts) await press(text)
  }
function shares(part: string, ...withouts: readonly string[]) {
  return async ({ screen, until, press }: KibeWindow) => {
    await until('Which assessments?')
    await screen.get('input[type=checkbox]').setValue(true)
    await screen.get(`input[value=${part}]`).setValue(true)
    for (const without of withouts) await box(screen, without).setValue(false)
    await press('Make the file')
    await press('Save to the downloads')
  }
}
function box(screen: KibeWindow['screen'], label: string) {
  const found = screen
    .findAll<HTMLInputElement>('input[type=checkbox]')
    .find(({ element }) => element.closest('label')?.textContent.trim().startsWith(label))
  if (!found) throw new Error(`no checkbox ${label}`)
  return found
}
function prints(language: string, choice: string, button: string) {
  return async ({ screen, press }: KibeWindow) => {
    await screen.get(`input[value=${language}]`).setValue(true)
    if (choice !== '') await screen.get(`input[value=${choice}]`).setValue(true)
    await press(button)
  }
}

const EXPORTS: Readonly<Record<string, Export>> = {
  'the group’s results as a file': { screen: '/share', make: shares('outcome'), holds: 'the group’s reason' },
  'the invitation as a shared file': { screen: '/share', make: shares('invitation'), holds: 'Club' },
  // Who shares the whole workshop is told that single answers can be read in it; names are chosen apart.
  'the whole workshop as a file': {
    screen: '/share',
    make: shares('everything'),
    holds: 'the group’s reason',
    askedFor: ['note', 'organisation', 'value'],
  },
  'the whole workshop as a file, without notes': {
    screen: '/share',
    make: shares('everything', 'Notes'),
    holds: '2718',
    askedFor: ['organisation', 'value'],
  },
  'the invitation': {
    screen: 'workshop/prepare',
    make: presses('Make the invitation', 'Save'),
    holds: 'Club',
  },
  // A backup is everything, or it is none.
  'a backup': {
    screen: '/data',
    make: presses('Make a backup'),
    holds: 'the group’s reason',
    askedFor: EVERYTHING_PLANTED,
  },
  'the calculation as a spreadsheet': {
    screen: 'report',
    make: presses('Scores.xlsx'),
    holds: 'LADDER',
  },
  ...Object.fromEntries(
    (
      [
        ['Report in Georgian and English (PDF)', 'LADDER'],
        ['Report in both languages, to be edited (DOCX)', 'Gori'],
        ['Tables as a spreadsheet (XLSX)', 'LADDER'],
        ['Tables as text (CSV)', 'LADDER'],
        ['Data for programs (JSON)', 'LADDER'],
      ] as const
    ).map(([button, holds]): [string, Export] => [
      `the comparison: ${button}`,
      { screen: '/compare', make: presses(button), holds, municipality: 'gori' },
    ]),
  ),
  'the deadlines as a calendar': { screen: 'plan', make: presses('(.ics)'), holds: 'An action' },
  ...Object.fromEntries(
    SCREEN_LANGUAGES.flatMap(({ code }): [string, Export][] => [
      ...(['full', 'public'] as const).map((form): [string, Export] => [
        `the ${form} report in ${code}`,
        { screen: 'report', make: prints(code, form, 'Make the PDF'), holds: 'LADDER' },
      ]),
      // Who signs is asked where they come from.
      [
        `the attendance sheet in ${code}`,
        {
          screen: 'workshop/prepare',
          make: prints(code, '', 'Attendance'),
          holds: '2718',
          askedFor: ['organisation'],
        },
      ],
      ...(['PDF', 'DOCX'] as const).map((format): [string, Export] => [
        `the minutes in ${code} as ${format}`,
        // The minutes say who gets them.
        {
          screen: 'workshop/minutes',
          make: prints(code, '', format),
          holds: 'thegroup’sreason',
          askedFor: ['recipient'],
        },
      ]),
      ...(
        [
          ['Ballots with codes', '2718'],
          ['Ballot without a code', 'Title of LADDER'],
          ['Poster', 'Club'],
          ['Sheet for getting ready', 'Club'],
        ] as const
      ).map(([print, holds]): [string, Export] => [
        `${print} in ${code}`,
        { screen: 'workshop/prepare', make: prints(code, '', print), holds },
      ]),
    ]),
  ),
}

let kibe: KibeWindow | null = null
let downloads: Download[] = []
beforeEach(() => {
  downloads = watchDownloads()
})
afterEach(() => {
  kibe?.screen.unmount()
  kibe = null
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('under the rules that are there by themselves', () => {
  it.each(Object.entries(EXPORTS))('%s holds nothing planted that was not asked for', async (_, one) => {
    const { storage, databaseName, assessmentId } = await plantedWorkshop('closed', one.municipality)
    workInThisThread(databaseName)
    kibe = await openKibe(storage)
    await kibe.go(one.screen.startsWith('/') ? one.screen : `/a/${assessmentId}/${one.screen}`)
    await one.make(kibe)
    await vi.waitFor(() => expect(downloads).toHaveLength(1), 20_000)
    const [file] = downloads
    if (!file) throw new Error('no file')
    expect(squeezed(await readableText(file.blob))).toContain(squeezed(one.holds))
    expect(await plantedInFile(file.blob)).toEqual([...(one.askedFor ?? [])].sort())
  })
})

/** Every place in the sources that hands something out of the window, and where it is looked at. */
const CALLERS: Readonly<Record<string, string>> = {
  'src/features/compare/use-export.ts': 'above',
  'src/features/data/folder-access.ts': 'backups into a folder: everything, as above',
  'src/features/data/save-file.ts': 'backups into a chosen place: everything, as above',
  'src/features/data/use-backup.ts': 'above',
  'src/features/data/use-share.ts': 'above',
  'src/features/join/ballot-file.ts': 'on the participant’s own device: their own ballot',
  'src/features/library/use-blank.ts': 'a questionnaire alone: no assessment is read',
  'src/features/minutes/use-minutes-file.ts': 'above',
  'src/features/plan/PlanTimeline.vue': 'above',
  'src/features/report/use-pdf.ts': 'above',
  'src/features/workshop/use-invitation.ts': 'above',
  'src/features/workshop/use-prints.ts': 'above',
  'src/parts/FileButton.vue':
    'the checking sheet, above; programmes and practices alone: no assessment is in the file',
  'src/parts/EmergencyDump.vue': 'everything, as it lies there',
  'src/parts/download.ts': 'hands over what others made',
  'src/parts/evidence/EvidenceEntry.vue': 'one attached file, as it was added',
  'src/parts/projector/slide-channel.ts': 'screens.dom.test.ts listens',
  'src/parts/use-file-making.ts': 'hands over what others made',
  'src/workers/kibe-file.ts': 'backups and shares, above',
  'src/workers/make-checking-sheet.ts': 'above',
  'src/workers/make-comparison-file.ts': 'above',
  'src/workers/make-docx.ts': 'above',
  'src/workers/make-report.ts': 'above',
  'src/workers/qr.ts': 'on the participant’s own device: their own ballot',
  'src/workers/questionnaires.ts': 'questionnaires alone',
  'src/workers/work.ts': 'begins work for those above',
}
const HANDS_OUT =
  /\b(?:download|createObjectURL|useFileMaking)\(|navigator\.share\(|clipboard\.write|show(?:SaveFile|Directory)Picker|startWorker\(|new (?:Worker|BroadcastChannel)\(/

it('every place that hands something out of the window is known here', () => {
  const callers = filesBelow('src', '.ts', '.vue').filter((path) =>
    HANDS_OUT.test(readFileSync(path, 'utf8')),
  )
  expect(callers).toEqual(Object.keys(CALLERS).sort())
})
