/** The text of a file, or a sentence that says why it is none. */
export type DecodedText = { text: string } | { problem: string }

const startsWith = (bytes: Uint8Array, ...mark: number[]) => mark.every((byte, index) => bytes[index] === byte)

/** In UTF-16 without a mark every other byte of a heading is zero. */
function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const looked = bytes.subarray(0, 200)
  const zeros = (from: number) => looked.filter((byte, index) => index % 2 === from && byte === 0).length
  const enough = looked.length / 4
  if (zeros(1) > enough && zeros(0) === 0) return 'utf-16le'
  return zeros(0) > enough && zeros(1) === 0 ? 'utf-16be' : null
}

function encodingOf(bytes: Uint8Array): string {
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le'
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be'
  const unmarked = guessUtf16(bytes)
  if (unmarked) return unmarked
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

/** What Excel's own files, older ones, and PDFs begin with. */
const workbook = [0x50, 0x4b, 0x03, 0x04]
const olderWorkbook = [0xd0, 0xcf, 0x11, 0xe0]
const pdf = [0x25, 0x50, 0x44, 0x46]

/**
 * Reads a file as text: UTF-8 and UTF-16 with or without a byte order mark, else Windows-1252, which is what Excel
 * saves on a British machine. Never throws.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (startsWith(bytes, ...workbook) || startsWith(bytes, ...olderWorkbook))
    return { problem: 'This is an Excel workbook. In Excel, save it as “CSV UTF-8”, then choose that file.' }
  if (startsWith(bytes, ...pdf)) return { problem: 'This is a PDF. Choose a CSV file, or paste the list instead.' }
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes)
  // oxlint-disable-next-line no-control-regex -- a file that has them is no text
  if (/[\u0000-\u0008\u000e-\u001f\ufffd]/u.test(text))
    return { problem: 'This file isn’t plain text. Choose a CSV file, or paste the list instead.' }
  if (text.trim() === '') return { problem: 'This file is empty. Choose another one.' }
  return { text }
}
