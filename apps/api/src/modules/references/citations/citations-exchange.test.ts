import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formats, kept, library, sources } from './citations.testkit.ts'

describe.each(formats)('%s', (_name, write, read) => {
  test('carries every reference of the library there and back', () => {
    expect(library).toHaveLength(123)
    expect(kept(read(write(library)))).toEqual(library)
  })

  test('carries any reference there and back', () => {
    fc.assert(
      fc.property(sources, all => {
        expect(kept(read(write(all)))).toEqual(all)
      }),
      { numRuns: 150 },
    )
  })

  test('makes of any text whatever entries it likes, and never fails', () => {
    const pieces = fc.constantFrom(
      '@book{',
      'a,',
      'title',
      '=',
      '{',
      '}',
      '"',
      ',',
      '\n',
      'TY  - ',
      'ER  - ',
      '[',
      ']',
      ':',
      '\\x{',
      '$',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string())), parts => {
        for (const entry of read(parts.join(''))) expect(entry.line).toBeGreaterThan(0)
      }),
    )
  })
})
