import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvLine, guardCell, readCell } from './spreadsheet-cell.ts'

const cell = fc.string().map(text => text)
const likeFormulas = fc
  .tuple(fc.constantFrom('', "'", "''"), fc.constantFrom(...'=+-@\t\r\n\0＝＋－＠a'))
  .map(parts => parts.join(''))
const any = fc.oneof(
  cell,
  fc.tuple(likeFormulas, cell).map(parts => parts.join('')),
)

test('no cell is a formula, and each reads back as it was', () => {
  fc.assert(
    fc.property(any, text => {
      expect(guardCell(text)).not.toMatch(/^[=+\-@\t\r\n\0＝＋－＠]/u)
      expect(readCell(guardCell(text))).toBe(text)
    }),
  )
})

test('a line quotes what needs it', () => {
  expect(csvLine(['Ann', 'a,b', 'say "no"', '=1+1', '＝1'])).toBe('Ann,"a,b","say ""no""",\'=1+1,\'＝1\r\n')
  expect(csvLine([null, undefined, -5, true, { a: 1 }])).toBe(',,-5,true,"{""a"":1}"\r\n')
})
