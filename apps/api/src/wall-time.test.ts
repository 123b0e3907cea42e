import { expect, test } from 'vitest'
import { inWords, longDay, shortDay } from './wall-time.ts'

test('a day is written short in a sentence, long in an email, and with its year where that counts', () => {
  expect(shortDay('2026-09-30')).toBe('Wed 30 Sep')
  expect(longDay('2026-09-30')).toBe('Wednesday 30 September')
  expect(inWords('2026-09-30')).toBe('30 September 2026')
})
