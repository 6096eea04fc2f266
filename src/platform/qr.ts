import type { Ballot } from '@/domain/records/ballot'

/** A QR code as its modules, with the white ones around it. */
export interface QrPicture {
  /** Modules on each side. */
  readonly size: number
  /** Row by row; 1 is dark. */
  readonly modules: Uint8Array
}

/** Why a ballot whose codes were all read is not taken. */
export type QrRefusal = 'damaged' | 'tooLarge' | 'newer' | 'invalid'

/** What one picture of the camera brought. */
export type QrSeen =
  /** No code that can be read. */
  | { readonly kind: 'nothing' }
  /** One of Kibe's that is not whole. */
  | { readonly kind: 'torn' }
  /** Some other code, and what it says. */
  | { readonly kind: 'foreign'; readonly text: string }
  /** A code that a newer Kibe writes. */
  | { readonly kind: 'newer' }
  /** One of a series: `have` of `count` that are needed; `missing` are numbered from 0. */
  | {
      readonly kind: 'progress'
      readonly series: string
      readonly have: number
      readonly count: number
      readonly missing: readonly number[]
    }
  /** The last one that was needed. */
  | { readonly kind: 'ballot'; readonly ballot: Ballot }
  /** One of a series that was read before. */
  | { readonly kind: 'again' }
  | { readonly kind: 'refused'; readonly reason: QrRefusal }

/** A reader that remembers what it has seen. */
export interface QrReading {
  /** Reads one picture of the camera, which is the reader's from then on. Rejects when the reader breaks down. */
  read(image: ImageData): Promise<QrSeen>
  /** Ends it; a picture that is being read never comes back. */
  stop(): void
}
