import { render } from '@testing-library/react'
import { expect, test } from 'vitest'
import { unbroken } from './unbroken.tsx'

test.each([
  ['e-Learning', ['e-Learning']],
  ['Our e-Learning, 2026-27', ['e-Learning,']],
  ['Growth Mindset & Challenge', []],
  ['Half-term reading', []],
])('%s is kept together where a letter and a hyphen begin a word', (words, kept) => {
  const { container } = render(<p>{unbroken(words)}</p>)
  expect(container.textContent).toBe(words)
  expect([...container.querySelectorAll('.nowrap')].map(each => each.textContent)).toEqual(kept)
})
