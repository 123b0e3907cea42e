import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { fakeTimeLibrary } from './machine.ts'

/** Where libfaketime isn't, the process's own `Date` is stepped: all of ours reads the time there. */
const stepped = new URL('./stepped-date.js', import.meta.url).href

/** The system's clock as one process sees it; the monotonic clock is left alone, as a real step leaves it. */
export function fakeClock() {
  const folder = mkdtempSync(path.join(tmpdir(), 'hubs-clock-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = path.join(folder, 'time')
  let seconds = 0
  const write = () => writeFileSync(file, `${seconds < 0 ? '-' : '+'}${Math.abs(seconds)}`)
  write()
  return {
    env: {
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      ...(fakeTimeLibrary ? { LD_PRELOAD: fakeTimeLibrary } : { NODE_OPTIONS: `--import=${stepped}` }),
    },
    /** Steps it, as an administrator or a time server does. */
    step(by: number) {
      seconds += by
      write()
    },
    /** Sets it to an instant. */
    set(instant: string) {
      seconds = Math.round((Date.parse(instant) - Date.now()) / 1000)
      write()
    },
  }
}
