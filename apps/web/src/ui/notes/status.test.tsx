import { act, fireEvent, render, screen } from '@testing-library/react'
import { MemoryRouter, useNavigate } from 'react-router-dom'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { StatusProvider, useToast } from './status.tsx'

const undo = vi.fn<() => void>()

function Page() {
  const say = useToast()
  const navigate = useNavigate()
  return (
    <>
      <button onClick={() => say('You’re in Questioning.', undo)}>Choose</button>
      <button onClick={() => say('Plan saved.')}>Save</button>
      <button onClick={() => void navigate('/plans/new')}>Go</button>
    </>
  )
}

beforeEach(() => {
  vi.useFakeTimers()
  undo.mockReset()
  render(
    <MemoryRouter>
      <StatusProvider>
        <Page />
      </StatusProvider>
    </MemoryRouter>,
  )
})
afterEach(() => vi.useRealTimers())

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms))
const room = () => document.documentElement.style.getPropertyValue('--status-room')

test('a note goes with its page, unless it was said on the way to the next', () => {
  press('Choose')
  pass(5_000)
  press('Go')
  expect(screen.queryByText('You’re in Questioning.')).toBeNull()
  press('Save')
  press('Go')
  expect(screen.getByText('Plan saved.')).toBeDefined()
})

test('Undo that came along to the next page does not stay there', () => {
  press('Choose')
  press('Go')
  expect(screen.getByText('You’re in Questioning.')).toBeDefined()
  pass(12_000)
  expect(screen.queryByText('You’re in Questioning.')).toBeNull()
})

test('a note goes after a while, but not while the pointer or the focus is on it', () => {
  press('Save')
  fireEvent.pointerEnter(screen.getByText('Plan saved.').parentElement as HTMLElement)
  pass(60_000)
  fireEvent.pointerLeave(screen.getByText('Plan saved.').parentElement as HTMLElement)
  act(() => screen.getByRole('button', { name: 'Close message' }).focus())
  pass(60_000)
  expect(screen.getByText('Plan saved.')).toBeDefined()
  act(() => screen.getByRole('button', { name: 'Close message' }).blur())
  pass(12_000)
  expect(screen.queryByText('Plan saved.')).toBeNull()
})

test('the page leaves room for a note in front of it; Undo then moves to the end of its page and still works', () => {
  press('Choose')
  const note = () => screen.getByText('You’re in Questioning.').parentElement as HTMLElement
  expect(room()).not.toBe('')
  expect(note().dataset['over']).toBeUndefined()
  pass(30_000)
  expect(note().dataset['over']).toBe('true')
  expect(room()).toBe('')
  pass(600_000)
  press('Undo')
  expect(undo).toHaveBeenCalledOnce()
  expect(screen.queryByText('You’re in Questioning.')).toBeNull()
})
