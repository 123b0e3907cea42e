import { fireEvent, renderHook, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { onceReleased, usePageUsed, watchForUse } from './use-page-used.ts'

test('a page is in use from the first key or tap on, those before anything asked among them', async () => {
  watchForUse()
  const heading = document.body.appendChild(document.createElement('h1'))
  heading.tabIndex = -1
  const { result } = renderHook(usePageUsed)
  heading.focus()
  expect(result.current).toBe(false)
  await userEvent.keyboard('{Tab}')
  await waitFor(() => expect(result.current).toBe(true))
  expect(renderHook(usePageUsed).result.current).toBe(true)
})

test('what is drawn anew waits until a press has become a click', async () => {
  watchForUse()
  const run = vi.fn<() => void>()
  onceReleased(run)
  expect(run).toHaveBeenCalledTimes(1)
  const clicked = vi.fn<() => void>(() => expect(run).toHaveBeenCalledTimes(1))
  document.body.addEventListener('click', clicked, { once: true })
  fireEvent.pointerDown(document.body)
  onceReleased(run)
  fireEvent.pointerUp(document.body)
  fireEvent.click(document.body)
  expect(clicked).toHaveBeenCalledTimes(1)
  await waitFor(() => expect(run).toHaveBeenCalledTimes(2))
})
