import { WAIT_MS } from '@hubs/testing/limits'
import { cleanup, configure } from '@testing-library/react'
import { afterEach, beforeEach, vi } from 'vitest'
import '#lib/no-eval.ts'
import { stubInSight } from './in-sight.ts'

configure({ asyncUtilTimeout: WAIT_MS })

/** A day in the programme of the fixtures: what a screen says of a date depends on the year it is. */
const aheadMs = Date.parse('2026-11-16T14:00:00Z') - Date.now()
const RealDate = Date
globalThis.Date = class extends RealDate {
  constructor(...given: [] | [number | string]) {
    super(...((given.length > 0 ? given : [RealDate.now() + aheadMs]) as [number]))
  }
  static override now = () => RealDate.now() + aheadMs
} as DateConstructor

let stray: ReturnType<typeof vi.spyOn>

beforeEach(() => {
  stray = vi.spyOn(console, 'error')
  window.scrollTo = () => {}
  // What is far down a page stays there, until a test brings it into sight.
  stubInSight(false)
})

afterEach(() => {
  cleanup()
  sessionStorage.clear()
  // A test that expects one clears the spy itself.
  const [first] = stray.mock.calls
  vi.unstubAllGlobals()
  vi.useRealTimers()
  vi.restoreAllMocks()
  if (first) throw new Error(`A stray console.error: ${first.join(' ')}`)
})
