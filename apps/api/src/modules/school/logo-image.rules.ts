import { createHash } from 'node:crypto'
import { Refusal } from '../../errors.ts'

/** What it is made into: as large as any page shows it, on a sharp screen. */
const shown = { width: 640, height: 320 }
/** What is read at the most: a picture of few bytes may have very many pixels. */
const mostPixels = 24_000_000
const longestSide = 8000
const kinds = ['png', 'jpg', 'webp']

const refuse = (sentence: string) => new Refusal('invalid', sentence, { fields: { image: sentence } })

/** The size a picture says it has, from its first bytes alone. */
async function sizeOf(bytes: Uint8Array) {
  const { imageSize } = await import('image-size')
  try {
    const { type = '', width, height } = imageSize(bytes)
    return { type, width, height }
  } catch {
    return undefined
  }
}

/**
 * Makes a picture anew, so that nothing but its pixels is kept: as a PNG no larger than a page shows. What it is, its
 * content says and not its name. The library that reads pictures is loaded with the first one.
 */
export async function remake(bytes: Uint8Array) {
  const size = await sizeOf(bytes)
  if (!size || !kinds.includes(size.type)) throw refuse('Choose a PNG, JPEG or WebP picture.')
  const { width, height } = size
  if (width > longestSide || height > longestSide || width * height > mostPixels)
    throw refuse(`This picture is ${width} by ${height} pixels. Choose one of up to 4,000 by 4,000.`)
  const { Transformer, ResizeFit } = await import('@napi-rs/image')
  const ratio = Math.min(1, shown.width / width, shown.height / height)
  const to = { width: Math.max(1, Math.round(width * ratio)), height: Math.max(1, Math.round(height * ratio)) }
  try {
    const png = await new Transformer(bytes)
      .rotate()
      .resize({ ...to, fit: ResizeFit.Inside })
      .png()
    const made = await sizeOf(png)
    const hash = createHash('sha256').update(png).digest('hex').slice(0, 32)
    return { png, hash, width: made?.width ?? to.width, height: made?.height ?? to.height }
  } catch {
    throw refuse('This picture can’t be read. Open it in another program, save it again and try that.')
  }
}
