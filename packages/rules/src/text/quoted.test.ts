import { expect, test } from 'vitest'
import { quoted } from './quoted.ts'

test.each([
  ['I will wait.', '“I will wait.”'],
  ['I will ask “why?” once, and “how?”.', '“I will ask ‘why?’ once, and ‘how?’.”'],
  ['They said "not yet".', '“They said ‘not yet’.”'],
  ['It’s a 12" ruler', '“It’s a 12" ruler”'],
  ['', '“”'],
])('%s in quotation marks', (typed, words) => expect(quoted(typed)).toBe(words))
