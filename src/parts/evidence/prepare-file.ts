import { MAX_ATTACHMENT_BYTES } from '@/domain/records/evidence'
import { fail, ok, type Result } from '@/domain/shared/result'
import type { PreparedFile } from '@/storage/storage'
import { reencodePhoto, type PictureTools } from './photo'

/** Why a file is not taken; each has a sentence under `fill.evidence.refused`. */
export type FileRefusal = 'tooLarge' | 'empty' | 'unreadablePhoto' | 'unreadable'

const MAX_NAME = 255

/** A chosen file ready for storage, or why it is not taken. What is too large is refused before a byte of it is read. */
export async function prepareFile(
  file: File,
  pictures: PictureTools,
): Promise<Result<PreparedFile, FileRefusal>> {
  if (file.size > MAX_ATTACHMENT_BYTES) return fail('tooLarge')
  if (file.size === 0) return fail('empty')
  if (file.type.startsWith('image/')) {
    const bytes = await reencodePhoto(file, pictures)
    return bytes
      ? ok({ name: shortName(withoutEnding(file.name), '.jpg'), mime: 'image/jpeg', bytes })
      : fail('unreadablePhoto')
  }
  try {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const name = withoutEnding(file.name)
    const mime = file.type || 'application/octet-stream'
    return ok({ name: shortName(name, file.name.slice(name.length)), mime, bytes })
  } catch {
    return fail('unreadable')
  }
}

function withoutEnding(name: string): string {
  return name.replace(/\.[^.]{1,10}$/, '')
}

function shortName(name: string, ending: string): string {
  return name.slice(0, MAX_NAME - ending.length) + ending
}
