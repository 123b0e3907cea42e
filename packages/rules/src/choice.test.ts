import { expect, test } from 'vitest'
import { choiceState } from './choice.ts'

test('the choice window is open from its first millisecond to before its last', () => {
  const window = { choiceOpensAt: 1000, choiceClosesAt: 2000 }
  expect([999, 1000, 1999, 2000].map(now => choiceState(window, now))).toEqual(['not-open', 'open', 'open', 'closed'])
})
