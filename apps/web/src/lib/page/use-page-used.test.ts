import { renderHook, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { usePageUsed, watchForUse } from './use-page-used.ts'

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
