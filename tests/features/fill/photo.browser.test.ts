import { expect, it } from 'vitest'
import { browserPictures, reencodePhoto } from '@/parts/evidence/photo'

const PLACE = 'N41.7151 E44.8271'

/** A JPEG as a camera writes it: lying on its side (orientation 6), with the place where it was taken. */
async function cameraPhoto(width: number, height: number): Promise<Blob> {
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  const context = canvas.getContext('2d')
  if (!context) throw new Error('nothing to paint on')
  context.fillStyle = '#c00'
  context.fillRect(0, 0, width / 2, height)
  context.fillStyle = '#00c'
  context.fillRect(width / 2, 0, width / 2, height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9))
  if (!blob) throw new Error('not encoded')
  const jpeg = new Uint8Array(await blob.arrayBuffer())
  // The segment stands right after the two bytes that begin every JPEG.
  return new Blob([jpeg.slice(0, 2), exifSegment(), jpeg.slice(2)], { type: 'image/jpeg' })
}

/** An APP1 segment (Exif 2.3, §4.5): orientation, and a GPS directory whose processing method names the place. */
function exifSegment(): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(PLACE)
  const tiff = new DataView(new ArrayBuffer(56 + text.length))
  tiff.setUint32(0, 0x4d4d002a)
  tiff.setUint32(4, 8)
  tiff.setUint16(8, 2)
  entry(tiff, 10, { tag: 0x0112, type: 3, count: 1, value: 6 << 16 })
  entry(tiff, 22, { tag: 0x8825, type: 4, count: 1, value: 38 })
  tiff.setUint16(38, 1)
  entry(tiff, 40, { tag: 0x001b, type: 7, count: text.length, value: 56 })
  new Uint8Array(tiff.buffer).set(text, 56)
  const segment = new Uint8Array(10 + tiff.byteLength)
  segment.set([0xff, 0xe1, 0, 8 + tiff.byteLength])
  segment.set(new TextEncoder().encode('Exif\0\0'), 4)
  segment.set(new Uint8Array(tiff.buffer), 10)
  return segment
}

function entry(
  tiff: DataView,
  at: number,
  { tag, type, count, value }: { tag: number; type: number; count: number; value: number },
): void {
  tiff.setUint16(at, tag)
  tiff.setUint16(at + 2, type)
  tiff.setUint32(at + 4, count)
  tiff.setUint32(at + 8, value)
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes)
}

/** Colour of the dot at these shares of width and height: red, blue or neither. */
function colourAt(picture: ImageBitmap, x: number, y: number): string {
  const canvas = Object.assign(document.createElement('canvas'), {
    width: picture.width,
    height: picture.height,
  })
  const context = canvas.getContext('2d')
  context?.drawImage(picture, 0, 0)
  const [red = 0, , blue = 0] = context?.getImageData(x * picture.width, y * picture.height, 1, 1).data ?? []
  return red > 150 && blue < 80 ? 'red' : blue > 150 && red < 80 ? 'blue' : 'neither'
}

it('a photo comes out upright, at most 1600 px, and without the place where it was taken', async () => {
  const photo = await cameraPhoto(3000, 2000)
  const before = new Uint8Array(await photo.arrayBuffer())
  expect(textOf(before)).toContain(PLACE)
  const after = await reencodePhoto(photo, browserPictures)
  if (!after) throw new Error('the photo was not read')
  expect([...after.slice(0, 2)]).toEqual([0xff, 0xd8])
  expect(textOf(after)).not.toContain(PLACE)
  expect(textOf(after)).not.toContain('Exif')
  const picture = await createImageBitmap(new Blob([after.slice()], { type: 'image/jpeg' }))
  // 3000 × 2000 on its side is 2000 × 3000; the longer side becomes 1600.
  expect([picture.width, picture.height]).toEqual([1067, 1600])
  expect([colourAt(picture, 0.5, 0.1), colourAt(picture, 0.5, 0.9)]).toEqual(['red', 'blue'])
})

it('a small photo keeps its size, and loses what the camera wrote', async () => {
  const after = await reencodePhoto(await cameraPhoto(300, 200), browserPictures)
  const picture = await createImageBitmap(new Blob([after?.slice() ?? '']))
  expect([picture.width, picture.height]).toEqual([200, 300])
  expect(textOf(after ?? new Uint8Array())).not.toContain(PLACE)
})

it('a file that only says it is a picture is refused', async () => {
  const file = new Blob(['%PDF-1.7'], { type: 'image/jpeg' })
  expect(await reencodePhoto(file, browserPictures)).toBeNull()
})
