import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { RecordKey } from '@/domain/merge/import-plan'
import type { RecordVersion } from '@/domain/merge/state'
import type { Kind } from '@/domain/records/registry'
import { useScreenLanguage } from '@/parts/screen-language'
import { useFormats } from '@/parts/use-formats'
import type { Translate } from '@/platform/texts'
import type { RecordField } from './record-field'
import { fieldsOf } from './record-fields'
import { useKindsSentence } from './use-kinds'
import { useKnownContent } from './use-known-content'

/** Which record, as far as its heading needs it. */
export interface TitledRecord extends RecordKey {
  readonly assessmentId: string | null
  /** The item of an answer, the title of evidence or of an action; empty for others. */
  readonly title: string
}

/** Records in words. */
export interface RecordWords {
  /** What it is, for a heading or a list. */
  title(record: TitledRecord): { text: string; lang?: string }
  /** What one version of it says. */
  fields(record: TitledRecord, version: RecordVersion): RecordField[]
  /** How many of what, for example "2 assessments, 88 answers". */
  kinds(counts: Readonly<Partial<Record<Kind, number>>>): string
  /** Municipality and wave, for example "Rustavi, 2026". */
  assessment(known: { readonly municipality: string; readonly wave: string } | null): string
}

/** Records in words, in the language of the screen. */
export function useRecordWords(): ComputedRef<RecordWords> {
  const { t } = useI18n()
  const formats = useFormats()
  const { shown, language } = useScreenLanguage()
  const known = useKnownContent()
  const kindsSentence = useKindsSentence()
  // Plain, without the overloads: what puts records into words knows no Vue.
  const translate: Translate = (key, params = {}, plural) =>
    plural === undefined ? t(key, params) : t(key, params, plural)

  return computed(() => ({
    title({ kind, id, assessmentId, title }) {
      const code = kind === 'participantNames' && known.value.participantCode(id)
      if (code) return { text: t('files.nameOf', { code }) }
      if (kind !== 'answers' && kind !== 'revisions') {
        const what = t(`files.one.${kind}`)
        return { text: title ? t('files.titled', { what, title }) : what }
      }
      const found = known.value.item(assessmentId, title)
      if (!found) return { text: title }
      const { text, lang } = shown(found.indicator.title)
      return { text: `${text} (${title})`, lang }
    },
    fields({ kind, assessmentId, title }, version) {
      const item = known.value.item(assessmentId, title)?.item ?? null
      const lang = language.value
      return fieldsOf(kind, version, { t: translate, formats: formats.value, shown, lang, item })
    },
    kinds: kindsSentence.value,
    assessment: (its) =>
      its
        ? t('files.assessment', { name: known.value.municipality(its.municipality).text, wave: its.wave })
        : t('files.noAssessment'),
  }))
}
