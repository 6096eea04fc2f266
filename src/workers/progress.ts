import type { OnShare } from '@/exchange/share'
import type { KibeFileStage, KibeFileUpdate } from './kibe-file-protocol'

/** Tells the page what happens before a job is done. */
export type Tell = (update: KibeFileUpdate) => void

/** Tells that a stage has begun, and its share whenever that has grown by a whole percent, and at the end. */
export function tellingShare(tell: Tell, stage: KibeFileStage): OnShare {
  let told = 0
  const say = (share: number) => {
    told = share
    tell({ kind: 'progress', stage, share })
  }
  say(0)
  return (share) => {
    if (share > told && (share >= 1 || share - told >= 0.01)) say(share)
  }
}

/** Tells that a stage has begun of which nobody knows how long it takes. */
export function tellStage(tell: Tell, stage: KibeFileStage): void {
  tell({ kind: 'progress', stage, share: null })
}

/** Tells a share whose first half is the writing of a file and whose second is reading it back. */
export function tellingWriteAndCheck(tell: Tell): OnShare {
  const onWriting = tellingShare(tell, 'writing')
  let onChecking: OnShare | null = null
  return (share) => {
    if (share <= 0.5) onWriting(share * 2)
    else {
      onChecking ??= tellingShare(tell, 'checking')
      onChecking(share * 2 - 1)
    }
  }
}
