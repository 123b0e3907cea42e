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

test('what is sealed has one spelling, and its tag is never a short one', () => {
  const seal = createSeal('a', 'secret')
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('=', '==', '.', ' ', '\n', '%'), (text, more) => {
      const sealed = seal.close(text)
      const again = [`${sealed}${more}`, `${more}${sealed}`, ...[...letters].map(last => sealed.slice(0, -1) + last)]
      for (const other of again)
        if (other !== sealed) expect(() => seal.open(other)).toThrow(/spelled in another way|authenticate/)
    }),
  )
  const empty = Buffer.from(seal.close(''), 'base64url')
  for (let tag = 0; tag < 16; tag++)
    expect(() => seal.open(empty.subarray(0, 12 + tag).toString('base64url'))).toThrow(/tag/i)
})
