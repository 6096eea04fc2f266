import { onScopeDispose, readonly, ref, type Ref } from 'vue'
import { useRouter } from 'vue-router'
import { useOpenedFiles } from '@/parts/opened-files'
import { useTypedText } from '@/parts/typed-text'
import { droppedFiles } from '@/ui/dropped-files'

/** What an installed app is told when the system opens files with it. */
interface LaunchQueue {
  setConsumer(consumer: (launch: { readonly files?: readonly FileSystemFileHandle[] }) => void): void
}

/** Files on their way into Kibe. */
export interface FileArrivals {
  /** Whether files are held over the window. */
  readonly isOver: Readonly<Ref<boolean>>
}

/**
 * Takes files that the system opens with Kibe, and those dropped on the window, to the page `file`; questionnaires, which
 * are JSON, to the page `library`. What is typed is written first. Nothing that is dropped makes the browser leave the page.
 */
export function useFileArrivals(): FileArrivals {
  const router = useRouter()
  const texts = useTypedText()
  const opened = useOpenedFiles()

  async function arrive(files: readonly File[]): Promise<void> {
    if (files.length === 0) return
    await texts.flush()
    await router.push({ name: files.every(({ name }) => /\.json$/i.test(name)) ? 'library' : 'file' })
    // Not before: the page that is left takes files too.
    opened.hand(files)
  }
  const { launchQueue } = window as { launchQueue?: LaunchQueue }
  launchQueue?.setConsumer(({ files = [] }) => {
    void Promise.all(files.map((handle) => handle.getFile())).then(arrive)
  })
  return { isOver: useDrops((files) => void arrive(files)) }
}

function useDrops(take: (files: readonly File[]) => void): Readonly<Ref<boolean>> {
  const isOver = ref(false)
  const onDragOver = (event: DragEvent) => {
    const place = placeOf(event)
    isOver.value = place === 'window'
    if (place === 'window' || place === 'nowhere') event.preventDefault()
    if (place === 'nowhere' && event.dataTransfer) event.dataTransfer.dropEffect = 'none'
  }
  const onDrop = (event: DragEvent) => {
    const place = placeOf(event)
    isOver.value = false
    if (place === 'window' || place === 'nowhere') event.preventDefault()
    if (place === 'window' && event.dataTransfer) void droppedFiles(event.dataTransfer).then(take)
  }
  const onDragLeave = ({ relatedTarget }: DragEvent) => {
    if (relatedTarget === null) isOver.value = false
  }
  window.addEventListener('dragover', onDragOver)
  window.addEventListener('drop', onDrop)
  window.addEventListener('dragleave', onDragLeave)
  onScopeDispose(() => {
    window.removeEventListener('dragover', onDragOver)
    window.removeEventListener('drop', onDrop)
    window.removeEventListener('dragleave', onDragLeave)
  })
  return readonly(isOver)
}

/** Where something that is dragged would be dropped: `own` are the places that take it by themselves. */
function placeOf({ target, defaultPrevented, dataTransfer }: DragEvent): 'own' | 'window' | 'nowhere' {
  const takesFiles = target instanceof Element && target.matches('input[type=file]')
  const takesText = target instanceof Element && target.matches('textarea, input:not([type=file])')
  const isFiles = dataTransfer?.types.includes('Files') ?? false
  if (defaultPrevented || (isFiles ? takesFiles : takesText)) return 'own'
  // Whoever drops a file beside an open dialog meant the dialog, and would lose what stands in it.
  return isFiles && !document.querySelector('dialog[open]') ? 'window' : 'nowhere'
}
