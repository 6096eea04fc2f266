import { readFileSync } from 'node:fs'
import type { VueWrapper } from '@vue/test-utils'
import { vi } from 'vitest'
import type { Component } from 'vue'
import { fingerprint } from '@/domain/questionnaire/fingerprint'
import type { AnswerContent } from '@/domain/records/answer'
import type { OpenedStorage } from '@/storage/storage'
import { fakeStorage } from '../../support/fake-storage'
import { KibeFileThread, toolsOn } from '../../support/kibe-file-thread'
import { mountPage } from '../../support/mount-page'
import { newAssessment } from '../../support/storage-parts'

/** A device of the tests: its store, and its database's name for workers and other devices. */
export interface Device {
  readonly storage: OpenedStorage
  readonly databaseName: string
  readonly assessmentId: string
  readonly sheetId: string
}

const questionnaire = JSON.parse(readFileSync('questionnaires/participation/1.0.0.json', 'utf8')) as {
  id: string
  version: string
}

/** What somebody says of an item. */
export function level(value: number, note = ''): AnswerContent {
  return { state: 'answered', value, naReason: '', note }
}

/** A device with one assessment of the practice municipality, in which INF-1 stands at level 3. */
export async function answeredDevice(): Promise<Device> {
  const { storage, databaseName } = await fakeStorage()
  const { id, version } = questionnaire
  const identity = { id, version, sha256: fingerprint(questionnaire) }
  await storage.questionnaires.keep(questionnaire, identity)
  const begun = await storage.assessments.begin({ ...newAssessment, questionnaire: identity, name: 'ნინო' })
  const { assessment, sheet } = begun
  await storage.answers.save(sheet.id, 'INF-1', level(3, 'ნუსხა დამტკიცდა'))
  return { storage, databaseName, assessmentId: assessment.id, sheetId: sheet.id }
}

/** Shows a page of a device in English; its workers work on that device's store. */
export async function showOn(
  device: Pick<Device, 'storage' | 'databaseName'>,
  page: Component,
  path: string,
) {
  useWorkersOf(device.databaseName)
  return mountPage(page, { storage: device.storage, language: 'en', path })
}

/** Workers that were started, the last one last. */
export const threads: KibeFileThread<never>[] = []

/** From now on workers are threads of this process that work on this database; `isBusy` ones never come to an end. */
export function useWorkersOf(databaseName: string, { isBusy = false } = {}): void {
  threads.length = 0
  class ThreadHere extends KibeFileThread<never> {
    constructor() {
      super(toolsOn(databaseName))
      threads.push(this)
    }
    override postMessage(request: Parameters<KibeFileThread<never>['postMessage']>[0]): void {
      if (!isBusy) super.postMessage(request)
    }
  }
  vi.stubGlobal('Worker', ThreadHere)
}

/** What a busy worker tells of its work. */
export function tellProgress(stage: string, share: number | null): void {
  threads.at(-1)?.onmessage?.({
    data: { kind: 'update', update: { kind: 'progress', stage, share } },
  } as MessageEvent)
}

/** A file handed to the browser's downloads. */
export interface Download {
  readonly name: string
  readonly blob: Blob
}

/** Every file handed to the browser's downloads from now on. */
export function watchDownloads(): Download[] {
  const downloads: Download[] = []
  const blobs = new Map<string, Blob>()
  URL.createObjectURL = (blob) => {
    const url = `blob:test/${blobs.size}`
    blobs.set(url, blob as Blob)
    return url
  }
  URL.revokeObjectURL = () => undefined
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    const blob = blobs.get(this.href)
    if (blob) downloads.push({ name: this.download, blob })
  })
  return downloads
}

/** Chooses files with the page's file input. */
export async function choose(screen: VueWrapper, ...files: readonly File[]): Promise<void> {
  const input = screen.get<HTMLInputElement>('input[type=file]')
  // jsdom lets no script put a file into an input.
  Object.defineProperty(input.element, 'files', { configurable: true, value: files })
  await input.trigger('change')
}
