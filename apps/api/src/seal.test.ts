import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSeal } from './seal.ts'

test('what was sealed opens as it was, by whoever has the secret, and in no other form', () => {
  const [seal, same, other] = [createSeal('a', 'secret'), createSeal('a', 'secret'), createSeal('b', 'secret')]
  fc.assert(
    fc.property(fc.string(), fc.nat(), fc.integer({ min: 1, max: 255 }), (text, at, flip) => {
      const sealed = seal.close(text)
      expect(same.open(sealed)).toBe(text)
      const bytes = Buffer.from(sealed, 'base64url')
      bytes[at % bytes.length]! ^= flip
      expect(() => seal.open(bytes.toString('base64url'))).toThrow(/authenticate|tag|initialization vector/i)
      expect(() => other.open(sealed)).toThrow(/authenticate|tag|initialization vector/i)
    }),
  )
  expect(() => seal.open('')).toThrow(/authenticate|tag|initialization vector/i)
  expect(() => createSeal('a').open(createSeal('a').close('x'))).toThrow(/authenticate|tag|initialization vector/i)
})
