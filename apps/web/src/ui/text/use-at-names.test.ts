import { expect, test } from 'vitest'
import { askedAt, withName } from './use-at-names.ts'

const atEnd = (text: string) => askedAt(text, text.length)

test.each([
  ['@', ''],
  ['Ask @al', 'al'],
  ['Ask @Alex R', 'Alex R'],
  ['(@O’Brien-Sm', 'O’Brien-Sm'],
  ['One line\n@k', 'k'],
])('%s asks for a name', (text, typed) => {
  expect(atEnd(text)?.typed).toBe(typed)
})

test.each(['name@school.org', 'Ask @Alex Reeve about it', 'nobody', '@al\n'])('%s asks for none', text => {
  expect(atEnd(text)).toBeNull()
})

test('the name takes the place of what was typed, and the caret stands after it', () => {
  const text = 'Ask @al today'
  const found = askedAt(text, 7)
  expect(found && withName(text, found, 'Alex Reeve')).toEqual({ text: 'Ask @Alex Reeve today', caret: 16 })
})
