import { decodeQR } from 'qr/decode.js'
import type { Ballot } from '@/domain/records/ballot'
import { fail, ok, type Result } from '@/domain/shared/result'
import { packBallot, unpackBallot } from '@/exchange/qr/ballot-payload'
import { frameCollector } from '@/exchange/qr/collect'
import { framesOf } from '@/exchange/qr/frames'
import { framePicture } from '@/exchange/qr/pictures'
import type { QrPicture, QrSeen } from '@/platform/qr'

/** Milliseconds that a picture may take where the code is not found at once: the next picture is worth more. */
const PATIENCE = 60

/** The pictures of a ballot's series, in the order in which they are shown. */
export function ballotPictures(ballot: Ballot): Result<QrPicture[], 'tooLarge'> {
  const message = packBallot(ballot)
  return message.ok ? ok(framesOf(message.value).map(framePicture)) : fail(message.error)
}

/** A reader of camera pictures that remembers what it has seen. */
export function qrReader(): (image: ImageData) => QrSeen {
  const collector = frameCollector()
  return (image) => {
    const text = textIn(image)
    if (text === null) return { kind: 'nothing' }
    const collected = collector.add(text)
    switch (collected.kind) {
      case 'foreign':
        return { kind: 'foreign', text }
      case 'newer':
      case 'torn':
        return { kind: collected.kind }
      case 'progress':
      case 'again':
        return collected
      case 'damaged':
        return { kind: 'refused', reason: 'damaged' }
      case 'complete':
        return seenIn(collected.message)
    }
  }
}

function seenIn(message: Uint8Array): QrSeen {
  const ballot = unpackBallot(message)
  return ballot.ok ? { kind: 'ballot', ballot: ballot.value } : { kind: 'refused', reason: ballot.error }
}

/** What the QR code in a picture says; null where none can be read. */
function textIn(image: ImageData): string | null {
  try {
    return decodeQR(image, { timeLimit: PATIENCE })
  } catch {
    return null
  }
}
