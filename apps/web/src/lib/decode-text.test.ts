import { describe, expect, test } from 'vitest'
import { decodeText } from './decode-text.ts'

const list = 'Name;Email\r\nZoë O’Brien – “Zed”;zoe@school.test\r\nSiân Łuczak;sian@school.test\r\n'
const plain = 'Name,Email\r\nZoë Café,zoe@school.test\r\n'

function utf16(text: string, bigEndian: boolean): number[] {
  return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index)).flatMap(code =>
    bigEndian ? [code >> 8, code & 255] : [code & 255, code >> 8],
  )
}
const utf8 = (text: string) => [...new TextEncoder().encode(text)]
const latin = (text: string) => Array.from(text, letter => letter.charCodeAt(0))

describe('a file is read as the text it holds', () => {
  test.each([
    ['UTF-8', utf8(list)],
    ['UTF-8 with a mark', [0xef, 0xbb, 0xbf, ...utf8(list)]],
    ['UTF-16, little end first', utf16(list, false)],
    ['UTF-16, little end first, with a mark', [0xff, 0xfe, ...utf16(list, false)]],
    ['UTF-16, big end first', utf16(list, true)],
    ['UTF-16, big end first, with a mark', [0xfe, 0xff, ...utf16(list, true)]],
  ])('%s', (_, bytes) => {
    expect(decodeText(new Uint8Array(bytes))).toEqual({ text: list })
  })

  test('Windows-1252, with its own quotation marks', () => {
    expect(decodeText(new Uint8Array(latin(plain)))).toEqual({ text: plain })
    const curly = [...latin('Name,Email\r\nO'), 0x92, ...latin('Brien,o@school.test')]
    expect(decodeText(new Uint8Array(curly))).toEqual({ text: 'Name,Email\r\nO’Brien,o@school.test' })
  })
})

describe('what is no list says so, and what to do', () => {
  test.each([
    ['a workbook', [0x50, 0x4b, 0x03, 0x04, 1, 2, 3], /Excel workbook.*save it as “CSV UTF-8”/u],
    ['an old workbook', [0xd0, 0xcf, 0x11, 0xe0, 1], /Excel workbook/u],
    ['a PDF', latin('%PDF-1.7 …'), /PDF.*paste the list/u],
    ['a picture', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13], /isn’t plain text/u],
    ['an empty file', [], /empty/u],
    ['a file of blanks', latin(' \r\n\r\n'), /empty/u],
  ])('%s', (_, bytes, sentence) => {
    expect(decodeText(new Uint8Array(bytes))).toEqual({ problem: expect.stringMatching(sentence) })
  })
})
