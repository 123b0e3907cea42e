import { WAIT_MS } from '@hubs/testing/limits'
import { cleanup, configure } from '@testing-library/react'
import { afterEach, beforeEach, vi } from 'vitest'
import '#lib/no-eval.ts'
import { watchForUse } from '#lib/page/use-page-used.ts'
import { askedWhenFailed } from '#lib/query-client.ts'
import { stubInSight } from './in-sight.ts'

configure({ asyncUtilTimeout: WAIT_MS })
watchForUse()

/** A day in the programme of the fixtures: what a screen says of a date depends on the year it is. */
const aheadMs = Date.parse('2026-11-16T14:00:00Z') - Date.now()
const RealDate = Date
globalThis.Date = class extends RealDate {
  constructor(...given: [] | [number | string]) {
    super(...((given.length > 0 ? given : [RealDate.now() + aheadMs]) as [number]))
  }
  static override now = () => RealDate.now() + aheadMs
} as DateConstructor

/** Files are tested beside each other in one process, and what one tells its other tabs all would hear: each has channels of its own. */
const RealChannel = BroadcastChannel
const ownChannels = crypto.randomUUID()
globalThis.BroadcastChannel = class extends RealChannel {
  constructor(name: string) {
    super(`${name} ${ownChannels}`)
  }
}

const { error: speak } = console
/** Of an answer that a boundary tells of, React speaks too: on the real pages `rootOptions` has it quiet. */
const isOfAnswer = (said: readonly unknown[]) => said.some(askedWhenFailed)
Object.assign(console, { error: (...said: unknown[]) => void (isOfAnswer(said) || speak(...said)) })

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
  const [first] = stray.mock.calls.filter((said: unknown[]) => !isOfAnswer(said))
  vi.unstubAllGlobals()
  vi.useRealTimers()
  vi.restoreAllMocks()
  localStorage.clear()
  if (first) throw new Error(`A stray console.error: ${first.join(' ')}`)
})
