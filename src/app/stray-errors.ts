import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import { useRouter } from 'vue-router'
import { ContentError } from '@/parts/content-library'
import { useFailureSentence } from '@/parts/failure-sentence'
import { useTypedText } from '@/parts/typed-text'
import { AssessmentNotFound } from '@/parts/use-assessment'
import { StorageError } from '@/storage/storage'
import { isMissingPart } from './missing-parts'

/** A browser says so when it puts off telling of a new size; nothing is wrong. */
const HARMLESS = 'ResizeObserver loop'

/** The last error that nobody expected, outside of any screen: null when there was none, or the person has seen it. */
export interface StrayErrors {
  readonly error: Readonly<ShallowRef<unknown>>
  readonly dismiss: () => void
}

/**
 * Errors that no screen has caught: of promises that nobody waits for, of timers, of changing the page. What is typed is
 * written at once, before anything else can go wrong.
 */
export function useStrayErrors(): StrayErrors {
  const texts = useTypedText()
  const error = shallowRef<unknown>(null)

  function note(found: unknown): void {
    if (isMissingPart(found)) return
    error.value = found
    // A failure to write would come back here for ever.
    texts.flush().catch((failure: unknown) => (error.value = failure))
  }
  const onError = ({ error: thrown, message }: ErrorEvent) => {
    if (!message.startsWith(HARMLESS)) note(thrown ?? message)
  }
  const onRejection = ({ reason }: PromiseRejectionEvent) => note(reason)
  window.addEventListener('error', onError)
  window.addEventListener('unhandledrejection', onRejection)
  const release = useRouter().onError(note)
  onScopeDispose(() => {
    window.removeEventListener('error', onError)
    window.removeEventListener('unhandledrejection', onRejection)
    release()
  })
  return { error: error, dismiss: () => (error.value = null) }
}

/** What happened and what to do, for errors that Kibe knows; of others only their technical description can be given. */
export function useKnownSentence(): (error: unknown) => string {
  const sentenceOf = useFailureSentence()
  const known = [StorageError, ContentError, AssessmentNotFound]
  return (error) => (known.some((kind) => error instanceof kind) ? sentenceOf(error) : '')
}

/** What an error says of itself, for whoever mends it. */
export function technicalOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}
