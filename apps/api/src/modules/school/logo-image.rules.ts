import { createHash } from 'node:crypto'
import { Refusal } from '../../errors.ts'
import { inTurn } from '../../work/one-at-a-time.ts'

/** What it is made into: as large as any page shows it, on a sharp screen. */
const shown = { width: 640, height: 320 }
/** What is read at the most: a picture of few bytes may have very many pixels. */
const MOST_PIXELS = 24_000_000
const LONGEST_SIDE = 8000
const kinds = ['png', 'jpg', 'webp']

const refuse = (sentence: string) => new Refusal('invalid', sentence, { fields: { image: sentence } })

/** Where a PNG and a WebP say their size. */
const HEAD = 64
const FILL = 0xff
/** The segments of a JPEG that say its size: start of frame, of each way to pack pixels. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** From segment to segment, as each says how long it is: libraries look for the next one byte by byte where that is a lie. */
function jpegSize(bytes: Buffer) {
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === FILL;) {
    const marker = bytes.readUInt8(at + 1)
    if (isFrame(marker)) return { type: 'jpg', height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    at += marker === FILL ? 1 : 2 + bytes.readUInt16BE(at + 2)
  }
  return undefined
}

/** The size a picture says it has. */
async function sizeOf(bytes: Buffer) {
  if (bytes[0] === FILL && bytes[1] === 0xd8) return jpegSize(bytes)
  const { imageSize } = await import('image-size')
  try {
    const { type = '', width, height } = imageSize(bytes.subarray(0, HEAD))
    return { type, width, height }
  } catch {
    return undefined
  }
}

/**
 * Makes a picture anew, so that nothing but its pixels is kept: as a PNG no larger than a page shows. What it is, its
 * content says and not its name. The library that reads pictures is loaded with the first one, and has one at a time: a
 * large one takes a hundred megabytes for a moment.
 */
export async function remake(bytes: Buffer) {
  const size = await sizeOf(bytes)
  if (!size || !kinds.includes(size.type)) throw refuse('Choose a PNG, JPEG or WebP picture.')
  const { width, height } = size
  if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS)
    throw refuse(`This picture is ${width} by ${height} pixels. Choose one of up to 4,000 by 4,000.`)
  const { Transformer, ResizeFit } = await import('@napi-rs/image')
  const ratio = Math.min(1, shown.width / width, shown.height / height)
  const to = { width: Math.max(1, Math.round(width * ratio)), height: Math.max(1, Math.round(height * ratio)) }
  try {
    const png = await inTurn(() =>
      new Transformer(bytes)
        .rotate()
        .resize({ ...to, fit: ResizeFit.Inside })
        .png(),
    )
    const made = await sizeOf(png)
    const hash = createHash('sha256').update(png).digest('hex').slice(0, 32)
    return { png, hash, width: made?.width ?? to.width, height: made?.height ?? to.height }
  } catch {
    throw refuse('This picture can’t be read. Open it in another program, save it again and try that.')
  }
}
