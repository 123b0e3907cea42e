import { processClock } from '../src/clock.ts'
import { sampleStart } from '../src/sample/start.ts'
import { start } from '../src/start.ts'

// The sample school at another time than now: `TRAVEL_MS` milliseconds on. For journeys through a whole half term.
const on = Number(process.env.TRAVEL_MS ?? 0)
await start({ ...sampleStart, clock: () => processClock() + on })
