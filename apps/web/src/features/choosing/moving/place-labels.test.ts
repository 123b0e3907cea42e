import { expect, test } from 'vitest'
import { toldWords } from './place-labels.ts'

const [you, other] = [{ isYou: true }, { isYou: false }]

test('a notification is promised to those who get one, and to nobody for what they did themselves', () => {
  expect(toldWords([you])).toBe('')
  expect(toldWords([other])).toBe('They’ll get a notification.')
  expect(toldWords([other, other])).toBe('Everyone whose hub changes will get a notification.')
  expect(toldWords([other, you])).toBe('Everyone else whose hub changes will get a notification.')
})
