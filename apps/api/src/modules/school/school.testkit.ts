import { deflateSync } from 'node:zlib'
import type { TestPerson } from '../../../test/test-app.ts'

/** A PNG of so many pixels, made of its parts: only its head says how large it is. */
export function png(width: number, height: number, rows = height): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    size.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc(body))
    return Buffer.concat([size, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const pixels = Buffer.alloc((1 + width * 3) * rows, 120)
  for (let row = 0; row < rows; row++) pixels[row * (1 + width * 3)] = 0
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const text = chunk('tEXt', Buffer.from('Comment\0secret words of whoever drew it'))
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    text,
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function crc(bytes: Buffer): number {
  let sum = -1
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return (sum ^ -1) >>> 0
}

/** Gives the school of a coordinator a logo. */
export const putLogo = (coordinator: TestPerson) =>
  coordinator.inject({
    method: 'PUT',
    url: '/api/v1/school/logo',
    payload: { image: png(600, 200).toString('base64'), alt: 'Two trees on a hill' },
  })

/** How many pictures are in a PDF. */
export const picturesIn = (pdf: Buffer) => [...pdf.toString('latin1').matchAll(/\/Subtype \/Image\b/g)].length
