import { expect, test, vi } from 'vitest'
import { createChime } from './chime.ts'

test('silent until someone has tapped, and where the browser has no sound at all', async () => {
  const resume = vi.fn<() => Promise<void>>(() => Promise.reject(new Error('no gesture')))
  const context = { state: 'suspended', resume } as unknown as AudioContext
  const chime = createChime(() => context)
  chime.ring()
  expect(await chime.wake()).toBe(false)
  expect(resume).toHaveBeenCalledOnce()
  expect(await createChime(() => null).wake()).toBe(false)
})

test('two soft tones, each with its own beginning and end', async () => {
  const begun: number[] = []
  const volume = { setValueAtTime() {}, linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} }
  vi.stubGlobal(
    'OscillatorNode',
    class {
      connect = (next: unknown) => next
      start = (at: number) => begun.push(at)
      stop() {}
    },
  )
  vi.stubGlobal(
    'GainNode',
    class {
      gain = volume
      connect() {}
    },
  )
  const context = { state: 'running', currentTime: 4, resume: () => Promise.resolve() } as unknown as AudioContext
  const chime = createChime(() => context)
  expect(await chime.wake()).toBe(true)
  chime.ring()
  expect(begun).toEqual([4, 4.32])
  vi.unstubAllGlobals()
})
