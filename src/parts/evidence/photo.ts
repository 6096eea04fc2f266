/** Longest side of a stored photo, in pixels. */
export const MAX_PHOTO_SIDE = 1600
const QUALITY = 0.85
const JPEG = 'image/jpeg'

/** Width and height in pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** What a browser can do with pictures; handed in, so that the rules can be tested without one. */
export interface PictureTools {
  /** The picture turned upright. Rejects when it is not one that this browser reads. */
  decode(file: Blob): Promise<ImageBitmap>
  /** A fresh JPEG of the picture at this size, on white. It carries no EXIF, hence no place. Null when it cannot be made. */
  encode(picture: ImageBitmap, size: Size): Promise<Blob | null>
}

/** The largest size of the same shape whose longer side is within `side`; never larger than it was. */
export function fitWithin({ width, height }: Size, side: number): Size {
  const factor = Math.min(1, side / Math.max(width, height))
  return {
    width: Math.max(1, Math.round(width * factor)),
    height: Math.max(1, Math.round(height * factor)),
  }
}

/** The photo as a JPEG of at most 1600 px without EXIF or GPS; null when this browser cannot read it. */
export async function reencodePhoto(file: Blob, tools: PictureTools): Promise<Uint8Array | null> {
  try {
    const picture = await tools.decode(file)
    const jpeg = await tools.encode(picture, fitWithin(picture, MAX_PHOTO_SIDE))
    picture.close()
    return jpeg?.type === JPEG ? new Uint8Array(await jpeg.arrayBuffer()) : null
  } catch {
    return null
  }
}

/** The picture tools of the browser. */
export const browserPictures: PictureTools = {
  decode: (file) => createImageBitmap(file, { imageOrientation: 'from-image' }),
  encode(picture, { width, height }) {
    const canvas = Object.assign(document.createElement('canvas'), { width, height })
    const context = canvas.getContext('2d')
    if (!context) return Promise.resolve(null)
    context.fillStyle = '#fff'
    context.fillRect(0, 0, width, height)
    context.imageSmoothingQuality = 'high'
    context.drawImage(picture, 0, 0, width, height)
    return new Promise((resolve) => canvas.toBlob(resolve, JPEG, QUALITY))
  },
}
