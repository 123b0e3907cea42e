import { expect, test } from 'vitest'
import { registerWords } from './register-words.ts'

test.each([
  [{ attendance: 'present', arrivedAt: null, leftAt: null }, 'present'],
  [{ attendance: 'present', arrivedAt: '15:42', leftAt: null }, 'arrived 15:42'],
  [{ attendance: 'present', arrivedAt: null, leftAt: '17:10' }, 'left 17:10'],
  [{ attendance: 'present', arrivedAt: '15:42', leftAt: '17:10' }, 'arrived 15:42, left 17:10'],
  [{ attendance: 'apologies', arrivedAt: null, leftAt: null }, 'sent apologies'],
  [{ attendance: 'absent', arrivedAt: null, leftAt: null }, 'absent'],
  [{ attendance: 'unknown', arrivedAt: null, leftAt: null }, 'not marked'],
] as const)('%o is "%s"', (line, words) => {
  expect(registerWords(line)).toBe(words)
})
