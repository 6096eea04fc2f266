import type {
  IndexDraft,
  PracticeDraft,
  ProgrammeDraft,
  SelectionDraft,
} from '@/domain/records/comparison-records'
import { practice } from './storage-parts'

/** A programme of one municipality; the code is in no register. */
export const newProgramme: ProgrammeDraft = {
  name: 'სავარჯიშო პროგრამა',
  donor: '',
  period: { from: '2025-01-01', to: '2025-12-31' },
  wave: '2026',
  questionnaire: practice.questionnaire,
  subset: 'full',
  members: [{ municipality: 'invented', isPilot: true }],
  figures: [],
}

/** Two assessments under a name. */
export const newSelection: SelectionDraft = {
  name: 'საპილოტე',
  assessmentIds: ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'],
}

/** A practice of which nothing but what has to be is filled in. */
export const newPractice: PracticeDraft = {
  municipality: 'invented',
  title: 'კრება',
  mechanismId: null,
  questionnaireId: 'participation',
  indicatorIds: [],
  what: 'რა კეთდება',
  where: '',
  forWhom: '',
  result: '',
  since: null,
  cost: '',
  contactOffice: '',
}

/** An index with one value, of which less is better. */
export const newIndex: IndexDraft = {
  name: 'ინდექსი',
  source: '',
  date: '2025-11-30',
  zeroAt: 7,
  fullAt: 1,
  values: [{ municipality: 'invented', value: 2.5 }],
}
