import { newPassword } from '@hubs/schema/accounts/accounts'
import { hash } from '@node-rs/argon2'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hashPassword, isOutdated, verifyNobody, verifyPassword } from './password-hash.service.ts'
import { weakness } from './password-policy.rules.ts'

const tess = { name: 'Tess O’Brien', email: 'tess.obrien@hillside.sch.uk', schoolName: 'Hillside Primary School' }

describe('a password is kept whole', () => {
  test('any text of 12 to 128 characters signs in again, and no shortening of it does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 12, maxLength: 128 }), async password => {
        const stored = await hashPassword(password)
        expect(await verifyPassword(stored, password)).toBe(true)
        expect(await verifyPassword(stored, [...password].slice(0, -1).join(''))).toBe(false)
      }),
      { numRuns: 20 },
    )
  })

  test('what comes after the 64th, or the 200th, character counts', async () => {
    for (const length of [64, 200]) {
      const stored = await hashPassword(`${'a'.repeat(length)}x`)
      expect(await verifyPassword(stored, `${'a'.repeat(length)}y`)).toBe(false)
    }
  })

  test('an accent typed on a phone and on a laptop is the same accent', async () => {
    expect(
      await verifyPassword(await hashPassword('cafe\u0301 cafe\u0301 cafe\u0301'), 'caf\u00e9 caf\u00e9 caf\u00e9'),
    ).toBe(true)
  })

  test('is stored as Argon2id of 19 MiB, two passes, one lane; a cheaper one is made anew', async () => {
    const stored = await hashPassword('plum kettle ladder nine')
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(isOutdated(stored)).toBe(false)
    expect(
      isOutdated(
        await hash('plum kettle ladder nine', { algorithm: 2, memoryCost: 8192, timeCost: 2, parallelism: 1 }),
      ),
    ).toBe(true)
  })

  test('no one’s password is never right', async () => {
    expect(await verifyNobody('nobody has this password')).toBe(false)
  })
})

describe('a new password', () => {
  test('has twelve characters as its typist counts them, and at most 256', () => {
    expect(newPassword.safeParse('elevenchars').success).toBe(false)
    expect(newPassword.safeParse('🦊'.repeat(11)).success).toBe(false)
    expect(newPassword.safeParse('🦊🐢🐝🦉🐙🦋🐌🦔🐿🦚🐞🦜').success).toBe(true)
    expect(newPassword.safeParse('x'.repeat(256)).success).toBe(true)
    expect(newPassword.safeParse('x'.repeat(257)).success).toBe(false)
  })

  test.each([
    'leavemealone',
    '1QAZ2WSX3EDC',
    'unbelievable',
    '123456789012',
    'abcdefghijklm',
    'aaaaaaaaaaaaaa',
    'foxfoxfoxfox',
    'ababababababab',
    'Password1234!',
    'Hillside2026!!',
    'TessObrien1990',
    'tess.obrien@hillside.sch.uk',
    'LearningHubs2026',
    'teacher-teacher-1',
    'Welcome2School!',
    'Summer2026!!!',
    'short',
  ])('refuses %s', password => {
    expect(weakness(password, tess)).toBeTypeOf('string')
  })

  test.each([
    'plum kettle ladder nine',
    'correct horse battery staple',
    'my class planted nine crooked oaks',
    'Größe zählt nicht immer',
    'tK4!xq9-Vw2#mZ',
  ])('takes %s', password => {
    expect(weakness(password, tess)).toBeUndefined()
  })
})
