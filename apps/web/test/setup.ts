import { cleanup } from '@testing-library/react'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import '#lib/no-eval.ts'

let stray: ReturnType<typeof vi.spyOn>

beforeEach(() => {
  stray = vi.spyOn(console, 'error')
  window.scrollTo = () => {}
})

afterEach(() => {
  cleanup()
  sessionStorage.clear()
  // A test that expects one clears the spy itself.
  expect(stray, 'a stray console.error').not.toHaveBeenCalled()
  vi.restoreAllMocks()
})
