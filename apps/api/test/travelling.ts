import { processClock } from '../src/clock.ts'
import { sampleStart } from '../src/sample/start.ts'
import { serverStart } from '../src/server-start.ts'
import { start } from '../src/start.ts'

// `travelling.ts server` or `travelling.ts sample`: that server at another time than now, `TRAVEL_MS` milliseconds on.
// For journeys at any instant of the year, and through a whole half term.
const on = Number(process.env.TRAVEL_MS ?? 0)
const kinds = { server: serverStart, sample: sampleStart }
await start({ ...kinds[process.argv[2] as keyof typeof kinds], clock: () => processClock() + on })
