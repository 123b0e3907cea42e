import { render, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { FailureNote, Failures } from './failures.tsx'

test('a part that is drawn anew keeps the note where it is, and tries again as it would now', () => {
  const retries = [vi.fn<() => void>(), vi.fn<() => void>()]
  const still = vi.fn<() => void>()
  const page = (retry = () => {}) => (
    <Failures>
      <section aria-label="first">
        <FailureNote sentence="No." retry={retry} />
      </section>
      <section aria-label="second">
        <FailureNote sentence="No." retry={still} />
      </section>
    </Failures>
  )
  const { rerender } = render(page(retries[0]))
  rerender(page(retries[1]))
  expect(screen.getByRole('alert').closest('section')?.getAttribute('aria-label')).toBe('first')
  screen.getByRole('button', { name: 'Try again' }).click()
  expect(retries.map(retry => retry.mock.calls.length)).toEqual([0, 1])
})

test('the first on the page tells it for all, also where it failed last', () => {
  const page = (late: boolean) => (
    <Failures>
      <section aria-label="late">{late && <FailureNote sentence="No." retry={() => {}} />}</section>
      <section aria-label="early">
        <FailureNote sentence="No." retry={() => {}} />
      </section>
    </Failures>
  )
  const { rerender } = render(page(false))
  const told = () => screen.getByRole('alert').closest('section')?.getAttribute('aria-label')
  expect(told()).toBe('early')
  rerender(page(true))
  expect(told()).toBe('late')
  expect(screen.getByText('This didn’t load either.').closest('section')?.getAttribute('aria-label')).toBe('early')
  rerender(page(false))
  expect(told()).toBe('early')
})
