import { expect, test } from 'vitest'
import { attendedWords, registerWords } from './register-labels.ts'

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

test.each([
  [{ present: 9, expected: 10, unmarked: 0 }, '9 of 10 attended'],
  [{ present: 6, expected: 10, unmarked: 2 }, '6 of 10 attended, 2 not marked'],
  [{ present: 0, expected: 10, unmarked: 0 }, '0 of 10 attended'],
  [{ present: 0, expected: 10, unmarked: 10 }, 'The register wasn’t taken'],
])('nobody is said to have stayed away whom the register says nothing of: %o', (counts, words) => {
  expect(attendedWords(counts)).toBe(words)
})
