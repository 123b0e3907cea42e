import { renderHook, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { usePageUsed } from './use-page-used.ts'

/** What the browser knows, which here knows nothing. */
const know = (hasBeenActive: boolean) => vi.stubGlobal('navigator', { userActivation: { hasBeenActive } })

test('a page is in use from the first key or tap on, those before anything asked among them', async () => {
  expect(renderHook(usePageUsed).result.current).toBe(true)
  know(true)
  expect(renderHook(usePageUsed).result.current).toBe(true)
  know(false)
  const heading = document.body.appendChild(document.createElement('h1'))
  heading.tabIndex = -1
  const { result } = renderHook(usePageUsed)
  heading.focus()
  expect(result.current).toBe(false)
  vi.unstubAllGlobals()
  await userEvent.keyboard('{Tab}')
  await waitFor(() => expect(result.current).toBe(true))
  know(false)
  expect(renderHook(usePageUsed).result.current).toBe(true)
})
