import type { Ref } from 'vue'
import type { Workshop } from '@/domain/records/workshop'
import { createFormats } from '@/i18n/formats'
import type { ScreenLanguage } from '@/i18n/languages'
import { loadMinutesMessages } from '@/i18n/report-messages'
import { createTranslate } from '@/i18n/translate'
import { useContent } from '@/parts/content-library'
import { useBundle } from '@/parts/use-assessment'
import { useFileMaking, type FileMaking } from '@/parts/use-file-making'
import { useStorage } from '@/parts/use-storage'
import { APP_VERSION } from '@/platform/app-version'
import { clockKey } from '@/platform/clock'
import { injected } from '@/platform/injected'
import { minutesModel } from '@/reporting/minutes/build-minutes'
import type { MinutesInput } from '@/reporting/minutes/minutes-input'
import type { MinutesModel } from '@/reporting/minutes/minutes-model'
import { makeDocx } from '@/workers/make-docx'
import { makeWorkshopFile } from '@/workers/make-report'
import type { WorkshopRecords } from './use-workshop-records'

/** As what the minutes are wanted. */
export type MinutesFormat = 'pdf' | 'docx'
/** What a person chooses before the minutes are made. */
export interface MinutesChoice {
  readonly format: MinutesFormat
  readonly language: ScreenLanguage
  /** Names of those present; only where the rules of the workshop allow it. */
  readonly withNames: boolean
}
/** A workshop with all that is stored of it. */
export type KnownWorkshop = WorkshopRecords & { readonly workshop: Workshop }

/** Making the minutes. */
export interface UseMinutesFile {
  readonly state: Readonly<Ref<FileMaking>>
  readonly make: (choice: MinutesChoice, records: KnownWorkshop) => Promise<void>
  readonly cancel: () => void
}

/** Making the minutes of the open assessment's workshop in a worker; leaving the page stops it. */
export function useMinutesFile(): UseMinutesFile {
  const inputOf = useMinutesInput()
  const { state, make, cancel } = useFileMaking()
  return {
    state,
    cancel,
    make: (choice, records) =>
      make(async (onShare) => {
        const { format, language } = choice
        const [input, messages] = await Promise.all([inputOf(choice, records), loadMinutesMessages(language)])
        const model = minutesModel(input, createTranslate(language, messages), createFormats(language))
        const job = jobOf(format, model, onShare)
        return {
          fileName: `${model.fileName}.${format}`,
          done: job.done,
          cancel: () => job.cancel(),
        }
      }),
  }
}

function jobOf(format: MinutesFormat, model: MinutesModel, onShare: (share: number) => void) {
  switch (format) {
    case 'pdf':
      return makeWorkshopFile({ kind: 'minutes', model }, ({ share }) => onShare(share))
    case 'docx':
      return makeDocx(model)
  }
}

function useMinutesInput(): (choice: MinutesChoice, records: KnownWorkshop) => Promise<MinutesInput> {
  const { workshops } = useStorage()
  const content = useContent()
  const clock = injected(clockKey)
  const bundle = useBundle()
  return async ({ language, withNames }, records) => {
    const { assessment, questionnaire, context, answers, evidenceCounts, municipality } = bundle.value
    const { regions } = await content.municipalities()
    const code = assessment.municipality
    const mayName = withNames && records.workshop.namesFor === 'facilitator'
    return {
      ...records,
      ...{ language, questionnaire, assessment, context, answers, evidenceCounts },
      municipality: {
        id: code,
        // The code stands for the name where the register does not know it.
        name: municipality?.name ?? { ka: code, en: code },
        region: regions.find(({ id }) => id === municipality?.region)?.name ?? {},
      },
      names: mayName ? await workshops.names(assessment.id) : null,
      generatedAt: clock.now(),
      appVersion: APP_VERSION,
    }
  }
}
