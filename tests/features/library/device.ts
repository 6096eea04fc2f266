import type { VueWrapper } from '@vue/test-utils'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import type { Questionnaire } from '@/domain/questionnaire/format-1'
import type { OpenedStorage } from '@/storage/storage'
import LibraryPage from '@/features/library/LibraryPage.vue'
import QuestionnairePage from '@/features/library/QuestionnairePage.vue'
import { sampleQuestionnaire } from '../../domain/questionnaire/sample-questionnaire'
import { fakeStorage } from '../../support/fake-storage'
import { mountPage, servedContent } from '../../support/mount-page'
import { questionnaireThreadsOn, type QuestionnaireThread } from '../../support/questionnaire-thread'

/** A device of the tests, and the workers that its pages start. */
export interface LibraryDevice {
  readonly storage: OpenedStorage
  readonly databaseName: string
  readonly threads: readonly QuestionnaireThread<never>[]
}

/** A device with nothing on it. */
export async function libraryDevice(options: { isBusy?: boolean } = {}): Promise<LibraryDevice> {
  const { storage, databaseName } = await fakeStorage()
  return { storage, databaseName, threads: questionnaireThreadsOn(databaseName, options) }
}

/** A questionnaire that no host offers. */
export const sample = sampleQuestionnaire()

/** By what a questionnaire is known. */
export function identityOf(questionnaire: Questionnaire): { id: string; version: string; sha256: string } {
  const { id, version } = questionnaire
  return { id, version, sha256: fingerprint(questionnaire) }
}

/** Shows the list in English, or what is said to be served in its place. */
export function openLibrary(
  { storage }: LibraryDevice,
  replaced: Readonly<Record<string, string | null>> = {},
): ReturnType<typeof mountPage> {
  const content = servedContent(storage, replaced)
  return mountPage(LibraryPage, { storage, language: 'en', path: '/questionnaires', content })
}

/** Shows one questionnaire. */
export function openOne(
  { storage }: LibraryDevice,
  sha256: string,
  replaced: Readonly<Record<string, string | null>> = {},
): ReturnType<typeof mountPage> {
  const content = servedContent(storage, replaced)
  return mountPage(QuestionnairePage, { storage, language: 'en', path: `/questionnaires/${sha256}`, content })
}

/** Chooses files with the page's file input. */
export async function choose(screen: VueWrapper, ...files: readonly File[]): Promise<void> {
  const input = screen.get<HTMLInputElement>('input[type=file]')
  // jsdom lets no script put a file into an input.
  Object.defineProperty(input.element, 'files', { configurable: true, value: files })
  await input.trigger('change')
}

/** A file with this in it. */
export function fileOf(content: unknown, name = 'sample.json'): File {
  return new File([typeof content === 'string' ? content : JSON.stringify(content)], name)
}

/** Opens a fold, as pressing on it does. */
export async function unfold(screen: VueWrapper, title: string): Promise<void> {
  const fold = screen.findAll('details').find((one) => one.get('summary').text().includes(title))
  if (!fold) throw new Error(`no fold „${title}“`)
  ;(fold.element as HTMLDetailsElement).open = true
  await fold.trigger('toggle')
}
