import { computed, inject, ref, shallowRef, type ComputedRef, type InjectionKey, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { MAX_ATTACHMENT_BYTES } from '@/domain/records/evidence'
import { useFormats } from '@/parts/use-formats'
import type { PreparedFile } from '@/storage/storage'
import { browserPictures, type PictureTools } from './photo'
import { prepareFile, type FileRefusal } from './prepare-file'

/** Where another way to read pictures may be provided; the browser's own otherwise. */
export const picturesKey: InjectionKey<PictureTools> = Symbol('pictures')

/** The file a person has chosen, prepared for storage. */
export interface ChosenFile {
  /** Null while none is chosen, or the chosen one was refused. */
  readonly file: Readonly<Ref<PreparedFile | null>>
  readonly isReading: Readonly<Ref<boolean>>
  /** Why the chosen file is not taken and what to do; empty otherwise. */
  readonly problem: ComputedRef<string>
  choose(file: File | null): Promise<void>
}

/** Prepares the file that a person chooses; a later choice replaces the earlier one. */
export function useChosenFile(): ChosenFile {
  const { t } = useI18n()
  const formats = useFormats()
  const pictures = inject(picturesKey, browserPictures)
  const file = shallowRef<PreparedFile | null>(null)
  const refusal = shallowRef<FileRefusal | null>(null)
  const isReading = ref(false)
  let latest: File | null = null

  async function choose(wanted: File | null): Promise<void> {
    latest = wanted
    file.value = null
    refusal.value = null
    isReading.value = wanted !== null
    if (!wanted) return
    const prepared = await prepareFile(wanted, pictures)
    if (latest !== wanted) return
    isReading.value = false
    if (prepared.ok) file.value = prepared.value
    else refusal.value = prepared.error
  }
  const problem = computed(() =>
    refusal.value === null
      ? ''
      : t(`fill.evidence.refused.${refusal.value}`, { size: formats.value.fileSize(MAX_ATTACHMENT_BYTES) }),
  )
  return { file, isReading, problem, choose }
}
